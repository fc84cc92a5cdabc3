import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Pressable, plainText, pressables } from '../../../src/core/chat/plain-text.js';
import type { Reply } from '../../../src/core/chat/reply.js';
import { type House, openHouse, replyText, smallNotes } from '../../support/house.js';

const messageOf = (reply: Reply) =>
  reply.kind === 'say' ? (reply.public ?? reply.private ?? reply.replace) : undefined;
const pressablesOf = (reply: Reply): Pressable[] => {
  const message = messageOf(reply);
  return message ? pressables(message) : [];
};
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
async function practise(house: House, query = 'who patches guest operating systems?') {
  const answer = await house.say('ana', `/ask ${query}`);
  return house.press('ana', find(answer, button)?.id ?? '', true);
}
const answer = (house: House, question: Reply, label: RegExp): Promise<Reply> => {
  const all = pressablesOf(question);
  const picks = all.flatMap((each) => (each.kind === 'option' && label.test(each.label) ? [each.index] : []));
  const by = house.person('ana');
  return house.handle({ kind: 'chose', room: house.room, by, id: all[0]?.id ?? '', picks });
};

describe('quiz me on this', () => {
  it('asks in private what the passage proves, and grades at once with reasons and the source', async () => {
    const house = await openHouse();
    const question = await practise(house);
    expect(replyText(question)).toMatch(
      /^private: Who patches the guest system on EC2\?\n.* · easy · practice: only you see this, and it earns no points\n/,
    );
    const wrong = ['- AWS: it patches hosts only', '- Nobody: somebody has to'];
    const shown = pressablesOf(question).map(({ label }) => label);
    expect(replyText(await answer(house, question, /customer/))).toBe(
      [
        'private: Right: The customer.',
        'Why: From the guest system upward everything is the customer’s.',
        ...(shown.indexOf('AWS') < shown.indexOf('Nobody') ? wrong : wrong.reverse()),
        '| The customer patches guest operating systems and applications.',
        'shared.md:4',
      ].join('\n'),
    );
    expect(replyText(await answer(house, question, /Nobody/))).toMatch(
      /^private: Not right\. You answered .: Nobody\. The answer: The customer\.\n/,
    );
  });

  it('leaves boards, rounds and the deck of the room as they were, and outlives a restart', async () => {
    const house = await openHouse();
    const question = await practise(house);
    await house.restart();
    expect(replyText(await answer(house, question, /customer/))).toContain('Right: The customer.');
    expect(house.recorder.messages()).toEqual([]);
    expect(await house.store.rounds.past(house.room, 10)).toEqual([]);
    expect((await house.store.rounds.lastAsked(house.room)).size).toBe(0);
  });

  it('takes several choices, exactly as many as are right', async () => {
    const house = await openHouse({ files: quiz(pair) });
    const question = await practise(house);
    expect(replyText(await answer(house, question, /Guest/))).toBe('private: Choose exactly 2, then send again.');
    expect(replyText(await answer(house, question, /Guest|Applications/))).toMatch(
      /Right: (?:Guest systems and Applications|Applications and Guest systems)\./,
    );
    const id = pressablesOf(question)[0]?.id ?? '';
    const wild = await house.handle({ kind: 'chose', room: house.room, by: house.person('ana'), id, picks: [7, 8] });
    expect(replyText(wild)).toBe('private: Choose exactly 2, then send again.');
  });

  it('puts a typed question by a form', async () => {
    const house = await openHouse({ files: quiz(typed) });
    const question = await practise(house, 'who patches the hypervisor?');
    const form = await house.press('ana', find(question, 'Type your answer')?.id ?? '', true);
    if (form.kind !== 'form') throw new Error(`no form but ${replyText(form)}`);
    expect(form.form.fields).toMatchObject([{ name: 'answer', label: 'Who patches the hypervisor?' }]);
    const submit = (text: string) =>
      house.handle({
        kind: 'submitted',
        room: house.room,
        by: house.person('ana'),
        id: form.form.id,
        fields: { answer: text },
      });
    expect(replyText(await submit(' amazon '))).toContain('private: Right: AWS.');
    expect(replyText(await submit('Google'))).toContain('private: Not right. You answered “Google”. The answer: AWS.');
    expect(replyText(await submit('  '))).toBe('private: The answer was empty. Press the button again.');
  });

  it('is offered only where the bank has a question that the platform can put', async () => {
    const alone = await openHouse({ files: quiz('') });
    expect(find(await alone.say('ana', '/ask who patches guest operating systems?'), button)).toBeUndefined();
    const narrow = await openHouse({ files: quiz(typed), asks: ['single'] });
    expect(find(await narrow.say('ana', '/ask who patches the hypervisor?'), button)).toBeUndefined();
    const section = await openHouse({ files: quiz(guest) });
    expect(find(await section.say('ana', '/ask who patches the hypervisor?'), button)).toBeDefined();
    expect(find(await section.say('ana', '/ask who guards the data centres?'), button)).toBeUndefined();
  });

  it('never gives away a question that is open in the space', async () => {
    const house = await openHouse({ files: quiz(guest) });
    const before = await house.say('ana', '/ask who patches guest operating systems?');
    const question = await practise(house);
    const room = { ...house.room, id: 'elsewhere' };
    await house.handle({ kind: 'said', room, by: house.person('mia'), text: '/quiz now', via: 'command' });
    expect(find(await house.say('ana', '/ask who patches guest operating systems?'), button)).toBeUndefined();
    expect(replyText(await house.press('ana', find(before, button)?.id ?? ''))).toBe(
      'private: There is no question on that passage that I can ask you now.',
    );
    const refusal = 'private: That question is being asked right now. Answer it there; afterwards you can practise it.';
    expect(replyText(await answer(house, question, /customer/))).toBe(refusal);
    await house.advance(600_000);
    expect(replyText(await answer(house, question, /customer/))).toContain('Right: The customer.');
  });

  it('never gives it away to somebody who talks to the bot alone, wherever it is open', async () => {
    const house = await openHouse({ files: quiz(guest), direct: 'alone' });
    const base = { room: { ...house.room, space: 'alone' }, by: { ...house.person('ana'), space: 'alone' } };
    const said = (text: string) => house.handle({ ...base, kind: 'said', text, via: 'direct' });
    const offered = async () => find(await said('who patches guest operating systems?'), button) !== undefined;
    expect(await offered()).toBe(true);
    await house.say('mia', '/quiz now');
    expect(await offered()).toBe(false);
    await house.say('mia', '/quiz close');
    expect(await offered()).toBe(true);
  });

  it('says that a question has changed, and knows nothing of made-up ones', async () => {
    const house = await openHouse({ files: quiz(guest) });
    const question = await practise(house);
    house.setLibrary(quiz(guest.replace('- [ ] Nobody — somebody has to', '- [ ] The neighbours — who are they')));
    const changed = 'private: That question was changed in the meantime. Ask again, and press “Quiz me on this”.';
    expect(replyText(await answer(house, question, /customer/))).toBe(changed);
    const base = { room: house.room, by: house.person('ana') };
    for (const id of ['try:', 'try:nothing:-1', 'try:x:1e99', 'try']) {
      expect(replyText(await house.handle({ ...base, kind: 'chose', id, picks: [0] }))).toBe(changed);
      expect(replyText(await house.handle({ ...base, kind: 'submitted', id, fields: {} }))).toBe(changed);
    }
    expect(replyText(await house.press('ana', 'tryform:nothing:0'))).toBe(changed);
    expect(replyText(await house.press('ana', 'quizme:nothing'))).toMatch(/^private: There is no question/);
  });

  it('finds the order of its choices again from the seed of any button', async () => {
    const house = await openHouse({ files: quiz(guest) });
    const [first] = pressablesOf(await practise(house));
    const version = first?.id.split(':')[1] ?? '';
    const orders = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 - 1 }), async (seed) => {
        const id = `try:${version}:${seed}`;
        expect(id.length).toBeLessThanOrEqual(60);
        const base = { kind: 'chose' as const, room: house.room, by: house.person('ana'), id };
        const replies = [0, 1, 2].map((pick) => house.handle({ ...base, picks: [pick] }));
        const texts = (await Promise.all(replies)).map((reply) => messageOf(reply));
        const rights = texts.map((message) => message !== undefined && plainText(message).startsWith('Right'));
        expect(rights.filter((right) => right)).toHaveLength(1);
        orders.add(rights.join());
      }),
      { seed: 13, numRuns: 30 },
    );
    expect(orders.size).toBe(3);
  });
});
