import { describe, expect, it } from 'vitest';
import type { Form, Reply } from '../../../src/core/chat/reply.js';
import { lint } from '../../../src/core/knowledge/lint.js';
import { buttonOf } from '../../support/replies.js';
import { openStage, replyText, type Stage, type StageOptions } from '../../support/stage.js';

const words = 'The VPN gateway moved to Frankfurt on Monday. <!channel> *Restart* the client if it hangs.';
const url = 'https://acme.slack.com/archives/C1/p1764000000000100?thread_ts=1764000000.000100&cid=C1';
const notes = [{ path: 'office.md', text: '# Office\n\nThe door code changes every month.' }];

const open = (more: StageOptions = {}) => openStage({ files: notes, managers: ['ana', 'bo'], ...more });

const pointAt = (stage: Stage, who: string, id: string, message: { text: string; url?: string }, room = stage.room) =>
  stage.handle({ kind: 'pointed', room, by: stage.person(who), name: who, id, message });
const makeQuestion = (stage: Stage, who = 'ana', message: { text: string; url?: string } = { text: words, url }) =>
  pointAt(stage, who, 'make:question', message);
const makeNote = (stage: Stage, who = 'ana', message: { text: string; url?: string } = { text: words, url }) =>
  pointAt(stage, who, 'make:note', message);

const formOf = (reply: Reply): Form => {
  if (reply.kind !== 'form') throw new Error(replyText(reply));
  return reply.form;
};
const valuesOf = (form: Form): Record<string, string> =>
  Object.fromEntries(form.fields.map(({ name, value }) => [name, value ?? '']));
const send = (stage: Stage, form: Form, fields: Record<string, string>, who = 'ana', room = stage.room) =>
  stage.handle({
    kind: 'submitted',
    room,
    by: stage.person(who),
    name: who,
    id: form.id,
    fields: { ...valuesOf(form), ...fields },
  });
const filled = {
  prompt: 'Where is the VPN gateway?',
  right: 'Frankfurt',
  wrong: 'Dublin — it never was there\nLondon — it was there until Monday',
};
const drafted = async (stage: Stage) => send(stage, formOf(await makeQuestion(stage)), filled);

describe('Make this a question', () => {
  it('opens a form with the words of the message as the reason, and nothing made up', async () => {
    const stage = await open();
    const form = formOf(await makeQuestion(stage));
    expect(valuesOf(form)).toEqual({ prompt: '', right: '', wrong: '', why: words, topic: 'From chat' });
    expect(form.fields.length).toBeLessThanOrEqual(5);
    expect(form.id.length).toBeLessThanOrEqual(100);
  });

  it('makes a draft of what is sent, with the message as its source', async () => {
    const stage = await open();
    const card = await drafted(stage);
    const text = replyText(card);
    expect(text).toContain('private: ');
    expect(text).toContain('Where is the VPN gateway?');
    expect(text).toContain('✓ Frankfurt');
    expect(text).toContain('✗ London — it was there until Monday');
    expect(text).toContain(words);
    expect(text).toContain('Slack message');
    expect(JSON.stringify(card)).toContain(JSON.stringify(url));
    expect(stage.library().bank).toEqual([]);
  });

  it('is used, written to a file with its source, asked, and shown with a link when it closes', async () => {
    const stage = await open({ writable: true });
    const card = await drafted(stage);
    const after = await stage.press('ana', buttonOf(card, 'Use'), true);
    expect(replyText(after)).toContain('Saved in drafts/from-messages.quiz.md.');
    const file = stage.files().find(({ path }) => path === 'drafts/from-messages.quiz.md');
    expect(file?.text).toContain(`Source: ${url} "${words}"`);
    expect(file?.text).toContain('<!-- Made from a message; approved by ana on 2026-11-25. -->');
    expect(lint({ ...stage.library(), kept: [] })).toEqual([]);
    await stage.say('ana', '/quiz now');
    const opened = JSON.stringify(stage.recorder.messages());
    expect(opened).not.toContain('acme.slack.com');
    expect(opened).not.toContain('Restart');
    await stage.say('ana', '/quiz close');
    const closed = stage.recorder.messages().find(({ message }) => message.tone === 'closed')?.message;
    expect(JSON.stringify(closed)).toContain(JSON.stringify({ text: 'Slack message', url }));
    expect(JSON.stringify(closed)).toContain(words);
  });

  it('is kept in the store where the folder can’t be written, across a restart', async () => {
    const stage = await open();
    expect(replyText(await stage.press('ana', buttonOf(await drafted(stage), 'Use')))).toContain(
      'Saved in my database',
    );
    await stage.restart();
    expect(stage.library().bank.map(({ prompt }) => prompt)).toEqual([filled.prompt]);
    expect(stage.library().bank[0]?.source.file).toBe(url);
  });

  it('waits among the drafts of its room alone, until somebody decides', async () => {
    const stage = await open();
    const card = await drafted(stage);
    const other = { ...stage.room, id: 'secrets' };
    expect(replyText(await stage.say('bo', '/quiz drafts'))).toContain(filled.prompt);
    const elsewhere = (kind: object) =>
      stage.handle({ room: other, by: stage.person('bo'), name: 'bo', ...kind } as never);
    expect(replyText(await elsewhere({ kind: 'said', text: '/quiz drafts', via: 'command' }))).not.toContain('VPN');
    expect(replyText(await elsewhere({ kind: 'pressed', id: buttonOf(card, 'Use') }))).toContain('already decided');
    expect(replyText(await elsewhere({ kind: 'pressed', id: 'make:question:1' }))).toContain('no longer have');
    await stage.restart();
    const again = await stage.say('bo', '/quiz drafts');
    expect(replyText(again)).toContain(filled.prompt);
    expect(replyText(await stage.press('bo', buttonOf(again, 'Not good')))).toContain(
      'I won’t suggest that one again.',
    );
    expect(replyText(await stage.say('bo', '/quiz drafts'))).toContain('no more questions');
    expect(stage.library().bank).toEqual([]);
  });

  it('can be edited, and comes back as it was edited', async () => {
    const stage = await open();
    const form = formOf(await stage.press('ana', buttonOf(await drafted(stage), 'Edit')));
    expect(valuesOf(form)).toMatchObject({ ...filled, why: words });
    const card = await send(stage, form, { prompt: 'Where did the VPN gateway move?' });
    expect(replyText(card)).toContain('Where did the VPN gateway move?');
    expect(replyText(card)).toContain('1 to review');
  });

  it('says what is wrong with what was sent, and keeps it for another try', async () => {
    const stage = await open();
    const reply = await send(stage, formOf(await makeQuestion(stage)), { ...filled, wrong: '' });
    expect(replyText(reply)).toContain('That question can’t be used yet.');
    expect(reply).toMatchObject({ wrong: { wrong: 'Add at least one wrong answer.' } });
    expect(valuesOf(formOf(await stage.press('ana', buttonOf(reply, 'Edit again'))))).toMatchObject({
      prompt: filled.prompt,
      wrong: '',
    });
    expect(replyText(await stage.say('ana', '/quiz drafts'))).not.toContain('VPN');
  });

  it.each([
    ['no wrong answer', { wrong: '' }, 'Add at least one wrong answer.'],
    ['two right answers alone', { right: 'Yes | Perhaps', wrong: '' }, 'Add at least one wrong answer.'],
    ['an answer twice', { right: 'Yes', wrong: 'yes' }, 'That answer appears twice: change or remove one of the two.'],
    [
      'answers that are about the others',
      { right: 'Yes', wrong: 'None of the above\nThe first option' },
      'Answers are shuffled, so none of them can refer to the others.',
    ],
    [
      'what gives it away, once',
      { prompt: 'Which gateway is it?', right: 'The gateway in the cellar of the old house in Frankfurt', wrong: 'No' },
      'It’s by far the longest answer: shorten it, or make the others as long.',
    ],
    ['no reason why', { why: ' ' }, 'Say why the right answer is right.'],
  ])('says what to do about %s, in words for whoever sees the form', async (_, sent, advice) => {
    const stage = await open();
    const reply = await send(stage, formOf(await makeQuestion(stage)), { ...filled, ...sent });
    const [, ...said] = replyText(reply).split('\n');
    expect(said.filter((line) => line !== '- Edit again')).toEqual([`- ${advice}`]);
  });

  it('lets nothing that is typed break out of its line in the file', async () => {
    const stage = await open({ writable: true });
    const evil = {
      prompt: 'Where?\n## Another {#x}\n- [x] yes',
      right: 'Frankfurt\nSource: office.md#office "door"',
      wrong: 'Dublin, which has had no gateway for a year — no\nLondon, where it was until last Monday night — no',
      why: 'Because.\n- [x] Dublin\n# End',
      topic: 'VPN\nAnswer: x',
    };
    const message = { text: 'Said "so"\n## Evil {#y}\nSource: a', url: 'javascript:alert(1)' };
    const card = await send(stage, formOf(await makeQuestion(stage, 'ana', message)), evil);
    await stage.press('ana', buttonOf(card, 'Use'));
    expect(stage.library().problems).toEqual([]);
    expect(stage.library().bank).toHaveLength(1);
    const [question] = stage.library().bank;
    expect(question?.choices.map(({ text }) => text).sort()).toEqual([
      'Dublin, which has had no gateway for a year',
      'Frankfurt Source: office.md#office "door"',
      'London, where it was until last Monday night',
    ]);
    expect(question?.source).toMatchObject({ file: 'message', quote: 'Said "so" ## Evil {#y} Source: a' });
    expect(JSON.stringify(stage.files())).not.toContain('javascript:');
  });

  it('is for managers', async () => {
    const stage = await open();
    expect(replyText(await makeQuestion(stage, 'zoe'))).toBe(
      'private: Only managers can use “Make this a question”. Ask a workspace or server admin.',
    );
    const form = formOf(await makeQuestion(stage));
    expect(replyText(await send(stage, form, filled, 'zoe'))).toContain('Only managers');
  });

  it('is refused where the deployment is not used, and of a message without words', async () => {
    const stage = await open({ spaces: ['another'] });
    expect(replyText(await makeQuestion(stage))).toContain('belongs to another team');
    const own = await open();
    expect(replyText(await makeQuestion(own, 'ana', { text: ' \n ' }))).toContain('no text I can use');
  });

  it('is forgotten after a day where the form was never sent, and after a month where nobody decided', async () => {
    const stage = await open();
    const unsent = formOf(await makeQuestion(stage));
    await drafted(stage);
    await stage.advance(25 * 3_600_000);
    expect(replyText(await send(stage, unsent, filled))).toContain('I no longer have that message');
    expect(replyText(await stage.say('ana', '/quiz drafts'))).toContain(filled.prompt);
    await stage.advance(31 * 24 * 3_600_000);
    expect(replyText(await stage.say('ana', '/quiz drafts'))).toContain('no more questions');
  });
});

describe('Make this a note', () => {
  it('writes what is sent to a file of its own, and answers from it', async () => {
    const stage = await open({ writable: true });
    const form = formOf(await makeNote(stage));
    expect(valuesOf(form)).toEqual({ title: '', text: words.replace('<!', '\\<!'), file: '' });
    const reply = await send(stage, form, { title: 'The VPN gateway' });
    expect(replyText(reply)).toContain('Saved in drafts/the-vpn-gateway.md.');
    const file = stage.files().find(({ path }) => path === 'drafts/the-vpn-gateway.md');
    expect(file?.text).toBe(
      `# The VPN gateway\n\n<!-- From a message, ${url}; approved by ana on 2026-11-25. -->\n\n${words.replace('<!', '\\<!')}\n`,
    );
    expect(stage.library().problems).toEqual([]);
    const answer = replyText(await stage.say('zoe', 'where is the VPN gateway?', 'mention'));
    expect(answer).toContain('moved to Frankfurt on Monday. <!channel> ');
  });

  it('never takes the place of another note, and makes a safe name of whatever is typed', async () => {
    const stage = await open({ writable: true });
    const save = async (file: string) =>
      replyText(await send(stage, formOf(await makeNote(stage)), { title: 'The VPN', file }));
    expect(await save('')).toContain('drafts/the-vpn.md');
    expect(await save('')).toContain('drafts/the-vpn-2.md');
    expect(await save('../../office.md')).toContain('drafts/office.md');
    expect(await save('/etc/passwd')).toContain('drafts/etcpasswd.md');
    expect(await save('..')).toContain('drafts/the-vpn-3.md');
    expect(stage.files().find(({ path }) => path === 'office.md')).toEqual(notes[0]);
  });

  it('is kept in the store where the folder can’t be written, with a text to paste, and answered from', async () => {
    const stage = await open();
    const reply = await send(stage, formOf(await makeNote(stage)), { title: 'The VPN gateway' });
    expect(replyText(reply)).toContain('I can’t write to the notes folder. I’ll answer from it all the same.');
    expect(replyText(reply)).toContain('# The VPN gateway');
    for (const restart of [false, true]) {
      if (restart) await stage.restart();
      expect(replyText(await stage.say('zoe', 'where is the VPN gateway?', 'mention'))).toContain('Frankfurt');
    }
  });

  it('is saved once, however often it is sent', async () => {
    const stage = await open({ writable: true });
    const form = formOf(await makeNote(stage));
    await send(stage, form, { title: 'The VPN' });
    expect(replyText(await send(stage, form, { title: 'The VPN' }))).toContain('no longer have that message');
    expect(stage.files().filter(({ path }) => path.startsWith('drafts/'))).toHaveLength(1);
  });

  it('needs a title and a text, and keeps what was typed', async () => {
    const stage = await open();
    const reply = await send(stage, formOf(await makeNote(stage)), { title: ' ', text: 'Mine.' });
    expect(replyText(reply)).toContain('A note needs a title and some text.');
    expect(reply).toMatchObject({ wrong: { title: 'A note needs a title.' } });
    const form = formOf(await stage.press('ana', buttonOf(reply, 'Edit again')));
    expect(valuesOf(form)).toMatchObject({ text: 'Mine.' });
  });

  it('keeps nothing that its form has no room for', async () => {
    const stage = await open();
    const form = formOf(await makeNote(stage));
    await send(stage, form, { title: ' ', text: 'x'.repeat(9_000), more: 'y' });
    const [, , clip] = form.id.split(':');
    const { filled } = (await stage.store.clips.of(stage.room, clip ?? '')) ?? {};
    expect(filled).toEqual({ title: ' ', text: `${'x'.repeat(2_999)}…`, file: '' });
  });

  it('is for managers', async () => {
    const stage = await open();
    expect(replyText(await makeNote(stage, 'zoe'))).toContain('Only managers can use “Make this a note”.');
  });

  it('cuts a long message where every platform’s form ends, and never through a character', async () => {
    const stage = await open();
    const { text = '' } = valuesOf(formOf(await makeNote(stage, 'ana', { text: `a${'😀'.repeat(3_000)}` })));
    expect(text.length).toBeLessThanOrEqual(3_000);
    expect(text).toMatch(/^a😀+…$/u);
  });
});

describe('an unanswered question', () => {
  it('leads to a form for the note that answers it', async () => {
    const stage = await open({ writable: true });
    await stage.say('zoe', 'where is the parental leave policy?', 'mention');
    const stub = await stage.press('ana', buttonOf(await stage.say('ana', '/studyhall gaps'), 'Draft a note for #1'));
    const form = formOf(await stage.press('ana', buttonOf(stub, 'Write the answer here')));
    const { title = '', text = '' } = valuesOf(form);
    expect(title).toBe('Where is the parental leave policy');
    expect(text).toContain('- where is the parental leave policy?');
    const reply = await send(stage, form, { text: `It is in the handbook.${text}` });
    expect(replyText(reply)).toContain('Saved in drafts/where-is-the-parental-leave-policy.md.');
    expect(stage.files().at(-1)?.text).toContain('<!-- From chat; approved by ana on 2026-11-25. -->');
    expect(replyText(await stage.say('zoe', 'where is the parental leave policy?', 'mention'))).toContain(
      'It is in the handbook.',
    );
    expect(replyText(await stage.press('zoe', 'gaps:note:x'))).toContain('Only managers');
  });
});
