import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/core/chat/reply.js';
import { buttonOf, messageOf } from '../../support/replies.js';
import { openStage, replyText, type StageOptions } from '../../support/stage.js';

const notes = [
  {
    path: 'attacks.md',
    text: [
      '# Attacks',
      '- **Tailgating**: following somebody through a door that needs a badge',
      '- **Phishing**: a message that pretends to come from somebody you trust',
      '- **Shoulder surfing**: watching somebody type a secret',
      '- **Pretexting**: inventing a story to get information',
    ].join('\n'),
  },
];

const open = (more: StageOptions = {}) => openStage({ files: notes, managers: ['ana', 'bo'], ...more });
const promptOf = (reply: Reply): string => messageOf(reply).summary.replace(/^Draft: /, '');

describe('/quiz drafts', () => {
  it('shows a draft with its choices, their reasons, the explanation and the source', async () => {
    const stage = await open();
    const text = replyText(await stage.say('ana', '/quiz drafts'));
    expect(text).toContain('Draft · Attacks · ');
    expect(text).toContain('4 to review');
    expect(text.match(/✓ /g)).toHaveLength(1);
    expect(text.match(/✗ .+ — .+/g)).toHaveLength(3);
    expect(text).toMatch(/attacks\.md:[2-5]/);
  });

  it('is for managers, its buttons too', async () => {
    const stage = await open();
    const card = await stage.say('ana', '/quiz drafts');
    expect(replyText(await stage.say('zoe', '/quiz drafts'))).toContain('Only managers can use /quiz drafts');
    expect(replyText(await stage.press('zoe', buttonOf(card, 'Use')))).toContain('Only managers');
  });

  it('writes what is used to a quiz file of the notes folder, and says who approved it', async () => {
    const stage = await open({ writable: true });
    const card = await stage.say('ana', '/quiz drafts');
    const after = await stage.press('ana', buttonOf(card, 'Use'), true);
    expect(after).toHaveProperty('replace');
    expect(replyText(after)).toContain('Saved in drafts/attacks.quiz.md.');
    expect(replyText(after)).toContain('3 to review');
    const file = stage.files().find(({ path }) => path === 'drafts/attacks.quiz.md');
    expect(file?.text).toContain('<!-- Drafted from the notes; approved by ana on 2026-11-25. -->');
    expect(stage.library().bank.map(({ prompt }) => prompt)).toEqual([promptOf(card)]);
    expect(stage.library().problems).toEqual([]);
    expect(await stage.store.drafts.kept()).toEqual([]);
    await stage.say('ana', '/quiz now');
    expect(
      stage.recorder
        .messages()
        .map(({ message }) => message.summary)
        .join(),
    ).toContain(promptOf(card));
  });

  it('keeps what is used in the store where the folder can’t be written, across a restart', async () => {
    const stage = await open();
    const card = await stage.say('ana', '/quiz drafts');
    expect(replyText(await stage.press('ana', buttonOf(card, 'Use')))).toContain('Saved in my database');
    expect(stage.library().bank.map(({ prompt }) => prompt)).toEqual([promptOf(card)]);
    await stage.restart();
    expect(stage.library().bank.map(({ prompt }) => prompt)).toEqual([promptOf(card)]);
    expect(replyText(await stage.say('ana', '/quiz drafts'))).toContain('3 to review');
  });

  it('does not show again what was judged not good', async () => {
    const stage = await open();
    const seen = new Set<string>();
    let card = await stage.say('ana', '/quiz drafts');
    for (let i = 0; i < 4; i++) {
      seen.add(promptOf(card));
      card = await stage.press('ana', buttonOf(card, 'Not good'));
    }
    expect(seen.size).toBe(4);
    expect(replyText(card)).toContain('I have no more questions to suggest.');
    await stage.restart();
    expect(replyText(await stage.say('bo', '/quiz drafts'))).toContain('I have no more questions to suggest.');
    expect(stage.library().bank).toEqual([]);
  });

  it('uses a draft once, whoever presses first', async () => {
    const stage = await open({ writable: true });
    const card = await stage.say('ana', '/quiz drafts');
    await stage.press('ana', buttonOf(card, 'Use'));
    expect(replyText(await stage.press('bo', buttonOf(card, 'Use')))).toContain('has already decided on that draft');
    expect(replyText(await stage.press('bo', buttonOf(card, 'Edit')))).toContain('has already decided on that draft');
    expect(stage.library().bank).toHaveLength(1);
  });

  it('uses nothing that the notes have changed meanwhile', async () => {
    const stage = await open({ writable: true });
    const card = await stage.say('ana', '/quiz drafts');
    stage.setLibrary(notes.map(({ path, text }) => ({ path, text: text.replaceAll('somebody', 'a colleague') })));
    expect(replyText(await stage.press('ana', buttonOf(card, 'Use')))).toContain('its note has changed');
    expect(stage.library().bank).toEqual([]);
  });

  it('skips to another draft and leaves the skipped one for later', async () => {
    const stage = await open();
    const card = await stage.say('ana', '/quiz drafts');
    const next = await stage.press('ana', buttonOf(card, 'Skip'));
    expect(promptOf(next)).not.toBe(promptOf(card));
    expect(replyText(next)).toContain('4 to review');
  });

  it('lets a draft be edited, and uses it as it was written', async () => {
    const stage = await open({ writable: true });
    const card = await stage.say('ana', '/quiz drafts');
    const reply = await stage.press('ana', buttonOf(card, 'Edit'));
    if (reply.kind !== 'form') throw new Error(reply.kind);
    const { id, fields } = reply.form;
    expect(fields.map(({ name }) => name)).toEqual(['prompt', 'right', 'wrong1', 'wrong2', 'wrong3']);
    const filled: Record<string, string> = {
      ...Object.fromEntries(fields.map(({ name, value }) => [name, value ?? ''])),
      prompt: 'Which trick?',
    };
    const send = (more: Record<string, string>) =>
      stage.handle({
        kind: 'submitted',
        room: stage.room,
        by: stage.person('ana'),
        name: 'Ana',
        id,
        fields: { ...filled, ...more },
      });
    const refusal = await send({ wrong1: filled.wrong2 ?? '' });
    expect(replyText(refusal)).toContain('That answer appears twice');
    expect(buttonOf(refusal, 'Edit again')).toBe(buttonOf(card, 'Edit'));
    // In the words of a form, each beside its field.
    const wrongOf = (reply: Reply) => (reply.kind === 'say' ? reply.wrong : undefined);
    expect(Object.values(wrongOf(refusal) ?? {})).toEqual([
      'That answer appears twice: change or remove one of the two.',
    ]);
    const empty = await send({ prompt: ' ', wrong2: '' });
    const missing = { prompt: 'Write the question.', wrong2: 'An answer is missing here.' };
    expect(wrongOf(empty)).toEqual(missing);
    for (const sentence of Object.values(missing)) expect(replyText(empty)).toContain(sentence);
    expect(wrongOf(await send({ right: '' }))).toEqual({ right: 'An answer is missing here.' });
    expect(replyText(await send({ wrong1: 'Blackmail — a threat' }))).toContain('Saved in drafts/attacks.quiz.md.');
    const [question] = stage.library().bank;
    expect(question?.prompt).toBe('Which trick?');
    expect(question?.choices).toContainEqual({ text: 'Blackmail', right: false, why: 'a threat' });
  });

  it('looks for a topic', async () => {
    const stage = await open();
    expect(replyText(await stage.say('ana', '/quiz drafts about attacks'))).toContain('4 to review');
    expect(replyText(await stage.say('ana', '/quiz drafts holidays'))).toContain('about “holidays”');
  });

  it('takes as many whole words of a long topic as an id has room for', async () => {
    const stage = await open({ files: [{ path: 'attacks-on-our-own-people.md', text: notes[0]?.text ?? '' }] });
    expect(replyText(await stage.say('ana', '/quiz drafts attacks on our own people'))).toContain('4 to review');
  });

  it('writes ids that every platform carries, whatever the topic', async () => {
    const stage = await open({ files: [{ path: `${'attacks '.repeat(9)}.md`, text: notes[0]?.text ?? '' }] });
    const card = await stage.say('ana', `/quiz drafts ${'attacks '.repeat(9)}`);
    for (const label of ['Use', 'Edit', 'Not good', 'Skip']) {
      expect(buttonOf(card, label).length).toBeLessThanOrEqual(100);
    }
  });

  it('is offered to managers by /quiz now where there are no questions', async () => {
    const stage = await open();
    const offer = await stage.say('ana', '/quiz now');
    expect(replyText(offer)).toContain('There are no questions yet.');
    expect(replyText(await stage.press('ana', buttonOf(offer, 'Draft questions')))).toContain('4 to review');
  });
});
