import { describe, expect, it } from 'vitest';
import type { Incoming } from '../../../../src/core/chat/incoming.js';
import type { Reply } from '../../../../src/core/chat/reply.js';
import { defaultTiming } from '../../../../src/core/ports/timing.js';
import { createCorrections, keyOf, withNamedKey } from '../../../../src/core/quiz/corrections/apply.js';
import { openStage, replyText, type Stage, type StageOptions } from '../../../support/stage.js';

const files = [
  {
    path: 'a.md',
    text: '# Records\n\nTrail records calls. Config records changes. Inspector looks for weaknesses.',
  },
  {
    path: 'a.quiz.md',
    text: [
      '## What records calls? {#calls}',
      '- [ ] Trail — it forgets them',
      '- [x] Config',
      '- [ ] Inspector — it looks for weaknesses',
      '> Config does.',
      'Source: a.md#records "Trail records calls"',
    ].join('\n'),
  },
];
const mended = [
  files[0],
  {
    path: 'a.quiz.md',
    text: (files[1]?.text ?? '')
      .replace('[ ] Trail — it forgets them', '[x] Trail')
      .replace('[x] Config', '[ ] Config — it records changes')
      .replace('Config does.', 'Trail does.'),
  },
].flatMap((file) => file ?? []);

const typedFiles = [
  { path: 'a.md', text: '# Records\n\nTrail records calls.' },
  {
    path: 'a.quiz.md',
    text: '## What records calls? {#calls}\nAnswer: config\n> Trail does.\nSource: a.md#records "Trail records calls"',
  },
];
const twoFiles = [
  { path: 'a.md', text: '# Records\n\nTrail records calls. Config records changes.' },
  {
    path: 'a.quiz.md',
    text: [
      '## Which two record something? {#two}',
      '- [x] Trail',
      '- [ ] Config — no',
      '- [x] Inspector',
      '> They do.',
      'Source: a.md#records "Config records changes"',
    ].join('\n'),
  },
];

/** A room where a question was asked, answered and closed. */
async function played(options: StageOptions = {}, votes: Record<string, string | readonly string[]> = {}) {
  const stage = await openStage({ files, ...options });
  await stage.say('ana', '/quiz now');
  const round = await stage.openRound();
  const choices = (await stage.store.rounds.get(round))?.snapshot.choices.map(({ text }) => text) ?? [];
  const place = (text: string): number => choices.indexOf(text);
  for (const [id, answer] of Object.entries(votes)) {
    if (choices.length === 0) await stage.type(id, round, `${answer}`);
    else await stage.choose(id, round, ...[answer].flat().map(place));
  }
  await stage.say('ana', '/quiz close');
  await stage.advance(1000);
  const by = (id: string) => ({ room: stage.room, by: stage.person(id), name: id });
  const handle = (incoming: Incoming): Promise<Reply> => stage.handle(incoming);
  return {
    stage,
    round,
    place,
    pick: (id: string, ...texts: string[]) =>
      handle({ ...by(id), kind: 'chose', id: `revise:${round}`, picks: texts.map(place) }),
    write: (id: string, accepts: string) =>
      handle({ ...by(id), kind: 'submitted', id: `revise:${round}`, fields: { accepts } }),
  };
}

/** The id of the button that a reply offers. */
function buttonOf(reply: Reply): string {
  const message = reply.kind === 'say' ? reply.private : undefined;
  const ids = message?.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ id }) => id) : []));
  return ids?.[0] ?? 'none';
}

const lastRound = async (stage: Stage): Promise<string> =>
  (await stage.store.rounds.latest(stage.room, 1))[0]?.id ?? 'none';

describe('a wrong key that a manager corrects', () => {
  const votes = { ana: 'Config', bo: 'Trail', chen: 'Inspector' };
  const corrected = async (options: StageOptions = {}) => {
    const game = await played(options, votes);
    const preview = await game.pick('ana', 'Trail');
    await game.stage.press('ana', buttonOf(preview), true);
    await game.stage.advance(2000);
    return { ...game, preview };
  };

  it('is chosen from the latest questions and previewed', async () => {
    const { stage, round, pick } = await played({}, votes);
    const list = await stage.say('ana', '/quiz correct');
    expect(replyText(list)).toBe(
      [
        'private: Which question has a wrong answer?',
        '1. Wed 25 Nov, 09:00: What records calls? 1 of 3 right (33%).',
        '- 1. What records calls?',
      ].join('\n'),
    );
    expect(buttonOf(list)).toBe(`revise:${round}`);
    expect(replyText(await stage.press('ana', buttonOf(list), true))).toBe(
      [
        'private: What records calls?',
        'The answer so far is Config. Which one is right?',
        '- A  ✓ Config',
        '- B  Inspector',
        '- C  Trail',
      ].join('\n'),
    );
    expect(replyText(await pick('ana', 'Trail'))).toBe(
      [
        'private: What records calls?',
        'The answer was Config and will be Trail.',
        'Of 3 who answered, 1 gains a point and 1 loses one. I’ll update the leaderboard and tell the channel.',
        '- Correct it',
      ].join('\n'),
    );
    // Nothing has happened yet.
    expect(replyText(await stage.say('bo', '/leaderboard'))).toContain('1  ana   1       1 of 1');
  });

  it('restates votes, board, card and reveal, and tells the room once', async () => {
    const { stage, pick } = await played({}, votes);
    const preview = await pick('ana', 'Trail');
    expect(replyText(await stage.press('ana', buttonOf(preview), true))).toBe(
      [
        'private: Corrected: 1 gains a point and 1 loses one; the leaderboard has been updated.',
        'Change a.quiz.md:1 too, or it will be asked with the old answer again.',
      ].join('\n'),
    );
    await stage.advance(2000);
    expect(stage.recorder.texts()).toEqual([
      [
        'What records calls?',
        'Records · medium · 3 answered · closed',
        '  Config     ████░░░░░░░░  1 · 33%',
        '  Inspector  ████░░░░░░░░  1 · 33%',
        '✓ Trail      ████░░░░░░░░  1 · 33%',
        'The answer was corrected later.',
        '| Trail records calls. Config records changes. Inspector looks for weaknesses.',
        'a.md:3',
        '- My answer and why',
      ].join('\n'),
      [
        'Corrected. The answer: Trail. 1 of 3 right (33%).',
        'What records calls?',
        '“/leaderboard” shows the updated leaderboard.',
      ].join('\n'),
      'Corrected: the answer to “What records calls?” is Trail. The leaderboard has been updated.',
    ]);
    expect(replyText(await stage.say('bo', '/leaderboard'))).toBe(
      [
        'private: Leaderboard, this week',
        '#  Name  Points  Right',
        '1  bo    1       1 of 1',
        '2  ana   0       0 of 1',
        '2  chen  0       0 of 1',
        'You’re 1st of 3 this week, with 1 point.',
      ].join('\n'),
    );
  });

  it('is corrected once, however often the button is pressed', async () => {
    const { stage, preview } = await corrected();
    expect(replyText(await stage.press('ana', buttonOf(preview), true))).toBe(
      'private: That has already been corrected.',
    );
    await stage.advance(2000);
    expect(stage.recorder.messages().length).toBe(3);
  });

  it('is told of again when it is corrected back', async () => {
    const { stage, pick } = await corrected();
    await stage.press('ana', buttonOf(await pick('ana', 'Config')), true);
    await stage.press('ana', buttonOf(await pick('ana', 'Trail')), true);
    await stage.advance(2000);
    expect(stage.recorder.texts().slice(2)).toEqual(
      ['Trail', 'Config', 'Trail'].map(
        (key) => `Corrected: the answer to “What records calls?” is ${key}. The leaderboard has been updated.`,
      ),
    );
  });

  it('has its explanation again when it is corrected back', async () => {
    const { stage, pick } = await corrected();
    expect(replyText(await stage.press('ana', buttonOf(await pick('ana', 'Config')), true))).not.toContain('Change');
    await stage.advance(2000);
    expect(stage.recorder.texts()[0]).toContain('Why: Config does.');
  });

  it('is not offered to be corrected back to what the file still says', async () => {
    const { stage } = await corrected();
    await stage.say('ana', '/quiz schedule every day at 10:00 UTC');
    await stage.restart();
    stage.setLibrary(files.map((file) => ({ ...file, text: `${file.text}\n` })));
    await stage.advance(2000);
    expect(stage.recorder.texts().filter((text) => text.includes('was changed in its file'))).toEqual([]);
    expect(replyText(await stage.press('ana', 'correct:calls'))).toBe(
      'private: There’s nothing here for you to correct.',
    );
  });

  it('needs no change of a file that has the new key already', async () => {
    const { stage, pick } = await played({}, votes);
    stage.setLibrary(mended);
    expect(replyText(await stage.press('ana', buttonOf(await pick('ana', 'Trail')), true))).toBe(
      'private: Corrected: 1 gains a point and 1 loses one; the leaderboard has been updated.',
    );
    await stage.advance(2000);
    expect(stage.recorder.texts()[0]).toContain('Why: Trail does.');
    // Also the reasons are those of the file.
    expect(replyText(await stage.press('ana', `why:${await lastRound(stage)}`))).toContain(
      'Config: it records changes',
    );
  });

  it('restates the reviews: what the room missed and what it knew', async () => {
    const { stage } = await corrected();
    const [past] = await stage.store.rounds.latest(stage.room, 1);
    expect([past?.right, past?.voters]).toEqual([1, 3]);
  });

  it('is not corrected over what another manager has done meanwhile', async () => {
    const { stage, pick } = await played({}, votes);
    const mine = buttonOf(await pick('ana', 'Trail'));
    const theirs = buttonOf(await pick('bo', 'Inspector'));
    await stage.press('bo', theirs, true);
    expect(replyText(await stage.press('ana', mine, true))).toBe(
      'private: Somebody else has corrected that question in the meantime. “/quiz correct” shows how it stands.',
    );
    await stage.advance(2000);
    expect(replyText(await stage.say('ana', '/leaderboard'))).toContain('1  chen  1');
  });

  it('is left alone when its key is another one by the time that its turn comes', async () => {
    const { stage, round: id, pick } = await played({}, votes);
    const round = await stage.store.rounds.get(id);
    if (!round) throw new Error('no round');
    await stage.press('bo', buttonOf(await pick('bo', 'Inspector')), true);
    const { store, log, recorder } = stage;
    const given = { store, log, managers: new Set<string>(), adapter: () => recorder.adapter, timing: defaultTiming };
    const restating = createCorrections({ ...given, newId: () => 'holder' }, () => undefined);
    const late = withNamedKey(round.snapshot, { right: [0], accepts: [] });
    expect(await restating.apply(round, late, true)).toBe('stale');
    expect(keyOf((await store.rounds.get(id))?.snapshot ?? round.snapshot)).toBe('["Inspector"]');
  });

  it('waits while another correction of it is under way', async () => {
    const { stage, round, pick } = await played({}, votes);
    const preview = buttonOf(await pick('ana', 'Trail'));
    await stage.store.leases.take(`correct:${round}`, 'another process', stage.now(), 30_000);
    expect(replyText(await stage.press('ana', preview, true))).toMatch(
      /^private: Somebody is correcting that question/,
    );
    await stage.advance(30_000);
    expect(replyText(await stage.press('ana', preview, true))).toMatch(/^private: Corrected: /);
  });

  it('is changed by one of two presses at the same time', async () => {
    const { stage, pick } = await played({}, votes);
    const preview = buttonOf(await pick('ana', 'Trail'));
    const replies = await Promise.all(['ana', 'bo'].map((id) => stage.press(id, preview, true)));
    expect(replies.filter((reply) => replyText(reply).startsWith('private: Corrected: '))).toHaveLength(1);
    await stage.advance(2000);
    expect(stage.recorder.texts().filter((text) => text.startsWith('Corrected: '))).toHaveLength(1);
  });

  it('draws the reveal when the platform can be reached again', async () => {
    const { stage, pick } = await played({}, votes);
    const preview = buttonOf(await pick('ana', 'Trail'));
    stage.recorder.editEnds.push({ kind: 'sent', posted: { room: stage.room, id: 'm1' } }, { kind: 'unsure' });
    await stage.press('ana', preview, true);
    await stage.advance(1000);
    expect(stage.recorder.texts()[1]).toMatch(/^The answer: Config/);
    await stage.advance(10_000);
    expect(stage.recorder.texts()[1]).toMatch(/^Corrected\. The answer: Trail/);
  });

  it('draws the reveal when it was sent so long ago that the outbox has forgotten it', async () => {
    const { stage, round, pick } = await played({}, votes);
    await stage.advance(15 * 86_400_000);
    expect(await stage.store.outbox.posted(`reveal:${round}`)).toBeUndefined();
    await stage.press('ana', buttonOf(await pick('ana', 'Trail')), true);
    await stage.advance(2_000);
    expect(stage.recorder.texts()[1]).toMatch(/^Corrected\. The answer: Trail/);
  });
});

describe('a correction that can not be made', () => {
  const manager = ['ana'];

  it('is refused to those who may not manage, at every step', async () => {
    const { stage, round, pick, write } = await played({ managers: manager }, { bo: 'Trail' });
    const preview = buttonOf(await pick('ana', 'Trail'));
    const refusal = 'private: Only managers can use /quiz correct. Ask a workspace or server admin.';
    const direct = { ...stage.room, id: 'dm-bo' };
    const press = (id: string) => stage.handle({ kind: 'pressed', room: direct, by: stage.person('bo'), id });
    expect(replyText(await stage.say('bo', '/quiz correct'))).toBe(refusal);
    expect(replyText(await stage.press('bo', `revise:${round}`))).toBe(refusal);
    expect(replyText(await pick('bo', 'Trail'))).toBe(refusal);
    expect(replyText(await write('bo', 'x'))).toBe(refusal);
    expect(replyText(await stage.press('bo', preview))).toBe(refusal);
    expect(replyText(await press(`revise:${round}`))).toBe(refusal);
    expect(replyText(await press(preview))).toBe(refusal);
    expect(replyText(await stage.say('ana', '/leaderboard'))).toContain('1  bo    0');
  });

  it('says so when nothing was closed yet, and leaves an open question alone', async () => {
    const stage = await openStage({ files });
    await stage.say('ana', '/quiz now');
    expect(replyText(await stage.say('ana', '/quiz correct'))).toMatch(/^private: No question has closed here yet/);
    expect(replyText(await stage.press('ana', `revise:${await stage.openRound()}`))).toMatch(
      /^private: That question is still open/,
    );
    expect(replyText(await stage.press('ana', 'revise:nothing'))).toBe('private: That question isn’t here any more.');
    expect(replyText(await stage.press('ana', 'restate:nothing'))).toMatch(/^private: That has expired/);
  });

  it('changes nothing with the key that stands, or with another number of choices', async () => {
    const { stage, pick } = await played({ files: twoFiles }, { bo: ['Trail', 'Config'] });
    expect(replyText(await pick('ana', 'Inspector', 'Trail'))).toBe(
      'private: That’s already the answer, so nothing changes.',
    );
    expect(replyText(await pick('ana', 'Trail'))).toMatch(/^private: Choose exactly 2/);
    expect(replyText(await pick('ana', 'Trail', 'Config'))).toContain(
      'The answer was Inspector and Trail and will be Config and Trail.\nOf 1 who answered, 1 gains a point.',
    );
    expect(stage.recorder.messages().length).toBe(2);
  });

  it('is forgotten after a day', async () => {
    const { stage, pick } = await played({}, { bo: 'Trail' });
    const preview = buttonOf(await pick('ana', 'Trail'));
    await stage.advance(25 * 3_600_000);
    expect(replyText(await stage.press('ana', preview))).toMatch(/^private: That has expired/);
  });

  it('is kept for a time of its own, however short the buttons of answers work', async () => {
    const { stage, pick } = await played({ timing: { asked: 1_000 } }, { bo: 'Trail' });
    const preview = buttonOf(await pick('ana', 'Trail'));
    await stage.advance(23 * 3_600_000);
    expect(replyText(await stage.press('ana', preview))).toMatch(/^private: Corrected: 1 gains a point/);
  });

  it('is too long ago when an older version posted the button, which kept it with the answers', async () => {
    const { stage, round } = await played({}, { bo: 'Trail' });
    const query = JSON.stringify({ round, from: '["Config"]', right: [0], accepts: [] });
    const asked = { id: 'old', space: stage.room.space, query, passages: [] };
    await stage.store.asked.add({ ...asked, at: stage.now(), by: stage.person('ana') });
    expect(replyText(await stage.press('ana', 'restate:old', true))).toBe(
      'private: That has expired. Run “/quiz correct” again.',
    );
  });
});

describe('the key of a typed question', () => {
  it('is written anew, with bars between what is accepted', async () => {
    const { stage, round, write } = await played({ files: typedFiles }, { ana: 'config', bo: 'cloud trail' });
    const form = await stage.press('ana', `revise:${round}`);
    expect(form).toMatchObject({ kind: 'form', form: { id: `revise:${round}`, fields: [{ value: 'config' }] } });
    expect(replyText(await write('ana', ' | '))).toMatch(/^private: Write at least one answer/);
    const preview = await write('ana', ' cloudtrail |  trail ');
    expect(replyText(preview)).toContain(
      'The answer was config and will be cloudtrail | trail.\nOf 2 who answered, 1 gains a point and 1 loses one.',
    );
    await stage.press('ana', buttonOf(preview));
    await stage.advance(2000);
    expect(stage.recorder.texts()[0]).toContain('✓ cloudtrail');
    expect(stage.recorder.texts()[2]).toContain('is cloudtrail. The leaderboard has been updated.');
    expect(replyText(await stage.say('ana', '/leaderboard'))).toContain('1  bo    1');
  });
});
