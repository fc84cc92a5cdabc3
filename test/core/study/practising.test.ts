import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Pressable, plainText } from '../../../src/core/chat/plain-text.js';
import type { Reply } from '../../../src/core/chat/reply.js';
import { pressablesOf, shownBy } from '../../support/replies.js';
import { openStage, replyText, type Stage, smallNotes } from '../../support/stage.js';

const button = 'Quiz me on this';
const find = (reply: Reply, label: string): Pressable | undefined =>
  pressablesOf(reply).find((each) => each.label === label);

const quiz = (text: string) => [
  { path: 'shared.md', text: smallNotes[0]?.text ?? '' },
  { path: 'shared.quiz.md', text },
];
const guest = smallNotes[1]?.text.split('\n\n')[0] ?? '';
const pair = [
  '## Which two does the customer patch? {#pair}',
  '- [x] Guest systems',
  '- [x] Applications',
  '- [ ] Hosts — AWS does',
  '> The passage names both.',
  'Source: shared.md#patching "customer patches guest operating systems"',
].join('\n');
const typed = [
  '## Who patches the hypervisor? {#typed}',
  'Answer: AWS | Amazon',
  '> It is below the guest.',
  'Source: shared.md#patching "patches the hosts"',
].join('\n');

/** Asks about guests, presses the button, and gives the question. */
async function practise(stage: Stage, query = 'who patches guest operating systems?') {
  const answer = await stage.say('ana', `/ask ${query}`);
  return stage.press('ana', find(answer, button)?.id ?? '', true);
}
const answer = (stage: Stage, question: Reply, label: RegExp): Promise<Reply> => {
  const all = pressablesOf(question);
  const picks = all.flatMap((each) => (each.kind === 'option' && label.test(each.label) ? [each.index] : []));
  const by = stage.person('ana');
  return stage.handle({ kind: 'chose', room: stage.room, by, id: all[0]?.id ?? '', picks });
};

describe('quiz me on this', () => {
  it('asks in private what the passage proves, and grades at once with reasons and the source', async () => {
    const stage = await openStage();
    const question = await practise(stage);
    expect(replyText(question)).toMatch(
      /^private: Who patches the guest system on EC2\?\n.* · easy · practice: only you see this, and it earns no points\n/,
    );
    const wrong = ['- AWS: it patches hosts only', '- Nobody: somebody has to'];
    const shown = pressablesOf(question).map(({ label }) => label);
    expect(replyText(await answer(stage, question, /customer/))).toBe(
      [
        'private: Right: The customer.',
        'Why: From the guest system upward everything is the customer’s.',
        ...(shown.indexOf('AWS') < shown.indexOf('Nobody') ? wrong : wrong.reverse()),
        '| The customer patches guest operating systems and applications.',
        'shared.md:4',
      ].join('\n'),
    );
    expect(replyText(await answer(stage, question, /Nobody/))).toMatch(
      /^private: Not quite\. You answered .: Nobody\. The answer: The customer\.\n/,
    );
  });

  it('leaves boards, rounds and the deck of the room as they were, and outlives a restart', async () => {
    const stage = await openStage();
    const question = await practise(stage);
    await stage.restart();
    expect(replyText(await answer(stage, question, /customer/))).toContain('Right: The customer.');
    expect(stage.recorder.messages()).toEqual([]);
    expect(await stage.store.rounds.latest(stage.room, 10)).toEqual([]);
    expect((await stage.store.rounds.lastAsked(stage.room)).size).toBe(0);
  });

  it('takes several choices, exactly as many as are right', async () => {
    const stage = await openStage({ files: quiz(pair) });
    const question = await practise(stage);
    expect(replyText(await answer(stage, question, /Guest/))).toBe('private: Choose exactly 2, then send again.');
    expect(replyText(await answer(stage, question, /Guest|Applications/))).toMatch(
      /Right: (?:Guest systems and Applications|Applications and Guest systems)\./,
    );
    const id = pressablesOf(question)[0]?.id ?? '';
    const wild = await stage.handle({ kind: 'chose', room: stage.room, by: stage.person('ana'), id, picks: [7, 8] });
    expect(replyText(wild)).toBe('private: Choose exactly 2, then send again.');
  });

  it('puts a typed question by a form', async () => {
    const stage = await openStage({ files: quiz(typed) });
    const question = await practise(stage, 'who patches the hypervisor?');
    const form = await stage.press('ana', find(question, 'Type your answer')?.id ?? '', true);
    if (form.kind !== 'form') throw new Error(`no form but ${replyText(form)}`);
    expect(form.form.fields).toMatchObject([{ name: 'answer', label: 'Who patches the hypervisor?' }]);
    const submit = (text: string) =>
      stage.handle({
        kind: 'submitted',
        room: stage.room,
        by: stage.person('ana'),
        id: form.form.id,
        fields: { answer: text },
      });
    expect(replyText(await submit(' amazon '))).toContain('private: Right: AWS.');
    expect(replyText(await submit('Google'))).toContain('private: Not quite. You answered “Google”. The answer: AWS.');
    expect(replyText(await submit('  '))).toBe('private: The answer was empty. Press the button again.');
  });

  it('is offered only where the bank has a question that the platform can put', async () => {
    const alone = await openStage({ files: quiz('') });
    expect(find(await alone.say('ana', '/ask who patches guest operating systems?'), button)).toBeUndefined();
    const narrow = await openStage({ files: quiz(typed), asks: ['single'] });
    expect(find(await narrow.say('ana', '/ask who patches the hypervisor?'), button)).toBeUndefined();
    const section = await openStage({ files: quiz(guest) });
    expect(find(await section.say('ana', '/ask who patches the hypervisor?'), button)).toBeDefined();
    expect(find(await section.say('ana', '/ask who guards the data centres?'), button)).toBeUndefined();
  });

  it('never gives away a question that is open in the space', async () => {
    const stage = await openStage({ files: quiz(guest) });
    const before = await stage.say('ana', '/ask who patches guest operating systems?');
    const question = await practise(stage);
    const room = { ...stage.room, id: 'elsewhere' };
    await stage.handle({ kind: 'said', room, by: stage.person('mia'), text: '/quiz now', via: 'command' });
    expect(find(await stage.say('ana', '/ask who patches guest operating systems?'), button)).toBeUndefined();
    expect(replyText(await stage.press('ana', find(before, button)?.id ?? ''))).toBe(
      'private: I don’t have a question on that passage right now.',
    );
    const refusal =
      'private: That question is open in this channel right now. Answer it there first; you can practise it afterwards.';
    expect(replyText(await answer(stage, question, /customer/))).toBe(refusal);
    await stage.advance(600_000);
    expect(replyText(await answer(stage, question, /customer/))).toContain('Right: The customer.');
  });

  it('never gives it away to somebody who talks to the bot alone, wherever it is open', async () => {
    const stage = await openStage({ files: quiz(guest), direct: 'alone' });
    const base = { room: { ...stage.room, space: 'alone' }, by: { ...stage.person('ana'), space: 'alone' } };
    const said = (text: string) => stage.handle({ ...base, kind: 'said', text, via: 'direct' });
    const offered = async () => find(await said('who patches guest operating systems?'), button) !== undefined;
    expect(await offered()).toBe(true);
    await stage.say('mia', '/quiz now');
    expect(await offered()).toBe(false);
    await stage.say('mia', '/quiz close');
    expect(await offered()).toBe(true);
  });

  it('says that a question has changed, and knows nothing of made-up ones', async () => {
    const stage = await openStage({ files: quiz(guest) });
    const question = await practise(stage);
    stage.setLibrary(quiz(guest.replace('- [ ] Nobody — somebody has to', '- [ ] The neighbours — who are they')));
    const changed = 'private: That question has changed since. Ask again and press “Quiz me on this”.';
    expect(replyText(await answer(stage, question, /customer/))).toBe(changed);
    const base = { room: stage.room, by: stage.person('ana') };
    for (const id of ['try:', 'try:nothing:-1', 'try:x:1e99', 'try']) {
      expect(replyText(await stage.handle({ ...base, kind: 'chose', id, picks: [0] }))).toBe(changed);
      expect(replyText(await stage.handle({ ...base, kind: 'submitted', id, fields: {} }))).toBe(changed);
    }
    expect(replyText(await stage.press('ana', 'tryform:nothing:0'))).toBe(changed);
    expect(replyText(await stage.press('ana', 'quizme:nothing'))).toMatch(/^private: I don’t have a question/);
  });

  it('finds the order of its choices again from the seed of any button', async () => {
    const stage = await openStage({ files: quiz(guest) });
    const [first] = pressablesOf(await practise(stage));
    const version = first?.id.split(':')[1] ?? '';
    const orders = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 - 1 }), async (seed) => {
        const id = `try:${version}:${seed}`;
        expect(id.length).toBeLessThanOrEqual(60);
        const base = { kind: 'chose' as const, room: stage.room, by: stage.person('ana'), id };
        const replies = [0, 1, 2].map((pick) => stage.handle({ ...base, picks: [pick] }));
        const texts = (await Promise.all(replies)).map((reply) => shownBy(reply));
        const rights = texts.map((message) => message !== undefined && plainText(message).startsWith('Right'));
        expect(rights.filter((right) => right)).toHaveLength(1);
        orders.add(rights.join());
      }),
      { seed: 13, numRuns: 30 },
    );
    expect(orders.size).toBe(3);
  });
});
