import { describe, expect, it } from 'vitest';
import { render as toDiscord } from '../../../src/adapters/discord/render.js';
import { render as toSlack } from '../../../src/adapters/slack/render.js';
import { plainText } from '../../../src/core/chat/plain-text.js';
import { defaultSettings } from '../../../src/core/schedule/settings.js';
import { libraryOf } from '../../support/library.js';
import { buttonOf, messageOf, pressablesOf } from '../../support/replies.js';
import { openStage, replyText, type Stage, smallNotes } from '../../support/stage.js';

const listOf = (stage: Stage) => stage.store.gaps.in(stage.room.adapter, stage.room.space);
const told = async (stage: Stage) => (await listOf(stage)).map(({ query, kind }) => `${kind}: ${query}`);
const day = 86_400_000;

const windows = {
  path: 'ops.md',
  text: [
    '# Operations',
    '## Maintenance windows',
    '- Servers restart on the second Tuesday of a month, after midnight.',
    '## Backups',
    '- Backups run every night.',
  ].join('\n'),
};

describe('what the notes do not answer', () => {
  it('is kept without its author, in one spelling, once in ten minutes', async () => {
    const stage = await openStage();
    await stage.say('ana', '/ask When is the  ESPRESSO maker cleaned, ana@corp.example.com?');
    await stage.say('bo', 'when is the espresso maker cleaned, bo@corp.example.com?', 'mention');
    expect(await listOf(stage)).toEqual([
      {
        id: expect.any(String),
        query: 'when is the espresso maker cleaned, …?',
        kind: 'nothing',
        at: stage.now(),
      },
    ]);
    await stage.advance(600_000);
    await stage.say('bo', 'when is the espresso maker cleaned, bo@corp.example.com?', 'mention');
    expect(await listOf(stage)).toHaveLength(2);
    expect(JSON.stringify(await listOf(stage))).not.toMatch(/ana|bo@/);
  });

  it('is not kept where it was answered, holds no words, or the team keeps no list', async () => {
    const stage = await openStage();
    await stage.say('ana', '/ask who patches applications?');
    await stage.say('ana', '/ask 123456789');
    const { adapter, space } = stage.room;
    await stage.store.settings.set(adapter, space, { ...defaultSettings, gaps: false });
    await stage.say('ana', '/ask when is the espresso maker cleaned');
    expect(await told(stage)).toEqual([]);
    expect(replyText(await stage.say('ana', '/studyhall gaps'))).toBe(
      'private: No gaps: the list is empty.\n' +
        'Gaps aren’t being collected. You can turn that on in /studyhall settings.',
    );
  });

  it('is deleted after the days of the setting', async () => {
    const stage = await openStage();
    const { adapter, space } = stage.room;
    await stage.store.settings.set(adapter, space, { ...defaultSettings, keep: 7 });
    await stage.say('ana', '/ask when is the espresso maker cleaned');
    await stage.advance(6 * day);
    await stage.say('ana', '/ask when is the espresso maker cleaned');
    expect(await listOf(stage)).toHaveLength(2);
    await stage.advance(2 * day);
    expect(await listOf(stage)).toHaveLength(1);
  });
});

describe('an answer that did not help', () => {
  it('is noted once, and the next best passages are offered', async () => {
    const stage = await openStage();
    const answer = await stage.say('ana', 'does AWS guard the hosts and data centres?', 'mention');
    const not = buttonOf(answer, 'Not helpful');
    const thanks = await stage.press('bo', not);
    expect(replyText(thanks)).toBe(
      'private: Thanks. I’ve put your question, without your name, on the list for whoever writes the notes.\n' +
        'Does one of these answer it?\n- Patching',
    );
    await stage.press('bo', not);
    await stage.press('cy', not);
    expect(await told(stage)).toEqual(['unhelpful: does aws guard the hosts and data centres?']);
    const chosen = await stage.press('bo', buttonOf(thanks, 'Patching'), true);
    expect(replyText(chosen)).toMatch(/^replace: Shared responsibility › Patching\n/);
    expect((await told(stage)).sort()).toEqual([
      'chosen: does aws guard the hosts and data centres?',
      'unhelpful: does aws guard the hosts and data centres?',
    ]);
    expect(replyText(await stage.say('ana', '/studyhall gaps'))).toContain(
      '“does aws guard the hosts and data centres?” · asked once (1 said the answer didn’t help, 1 picked a suggestion).',
    );
  });

  it('can be taken back by whoever sees it alone, and by nobody else', async () => {
    const stage = await openStage();
    const answer = await stage.say('ana', '/ask does AWS guard the hosts and data centres?');
    await stage.press('ana', buttonOf(answer, 'Not helpful'), true);
    const yes = buttonOf(answer, /^Helpful/);
    expect(replyText(await stage.press('bo', yes))).toBe('private: Thanks, good to know.');
    expect(await told(stage)).toHaveLength(1);
    await stage.press('ana', yes, true);
    expect(await told(stage)).toEqual([]);
  });

  it('says so where nothing is noted', async () => {
    const stage = await openStage();
    const { adapter, space } = stage.room;
    await stage.store.settings.set(adapter, space, { ...defaultSettings, gaps: false });
    const answer = await stage.say('ana', '/ask does AWS guard the hosts and data centres?');
    const thanks = await stage.press('ana', buttonOf(answer, 'Not helpful'), true);
    expect(replyText(thanks)).toContain('Your team doesn’t collect such questions, so I haven’t saved anything.');
    expect(await told(stage)).toEqual([]);
  });

  it('is closed when its passage changes or another one comes first', async () => {
    const stage = await openStage({ files: [windows] });
    const answer = await stage.say('ana', '/ask when do servers restart');
    await stage.press('ana', buttonOf(answer, 'Not helpful'), true);
    await stage.advance(1_000);
    expect(await told(stage)).toHaveLength(1);
    stage.setLibrary([{ ...windows, text: windows.text.replace('second Tuesday', 'first Friday') }]);
    await stage.advance(1_000);
    expect(await told(stage)).toEqual([]);
  });
});

describe('a passage that is in another place', () => {
  const helpless = async () => {
    const stage = await openStage({ files: [windows] });
    const answer = await stage.say('ana', '/ask when do servers restart');
    await stage.press('ana', buttonOf(answer, 'Not helpful'), true);
    return stage;
  };

  it.each([
    ['its note is renamed', { ...windows, path: 'operations.md' }],
    ['its note is moved', { ...windows, path: 'team/ops.md' }],
    ['its heading is reworded', { ...windows, text: windows.text.replace('windows', 'times') }],
  ])('is still known to have been of no help when %s', async (_, file) => {
    const stage = await helpless();
    stage.setLibrary([file]);
    await stage.advance(1_000);
    expect(await told(stage)).toEqual(['unhelpful: when do servers restart']);
    expect(replyText(await stage.say('ana', '/studyhall gaps'))).toContain(`, ${file.path}:3`);
  });

  it('is not mistaken for one of two that say the same', async () => {
    const stage = await helpless();
    stage.setLibrary([
      { ...windows, path: 'one.md' },
      { ...windows, path: 'two.md' },
    ]);
    await stage.advance(1_000);
    expect(await told(stage)).toEqual([]);
  });

  it('is known by its id alone where an older version noted it', async () => {
    const stage = await openStage({ files: [windows] });
    const { adapter, space } = stage.room;
    const passage = libraryOf([windows]).notes[0]?.passages[0]?.id ?? '';
    const gap = { id: 'g1', query: 'when do servers restart', kind: 'unhelpful', passage, at: stage.now() } as const;
    await stage.store.gaps.add(adapter, space, gap);
    await stage.advance(1_000);
    expect(await told(stage)).toHaveLength(1);
    stage.setLibrary([{ ...windows, path: 'operations.md' }]);
    await stage.advance(1_000);
    expect(await told(stage)).toEqual([]);
  });
});

describe('a passage that was chosen', () => {
  it('is answered in the room, and the report shows the line that would have found it', async () => {
    const stage = await openStage({ files: [windows] });
    const { adapter, space } = stage.room;
    const passage = libraryOf([windows]).notes[0]?.passages[0]?.id ?? '';
    const asked = { id: 'q1', space, query: 'when is patch day', passages: [passage] };
    await stage.store.asked.add({ ...asked, at: stage.now(), by: stage.person('al') });
    expect(replyText(await stage.press('bo', 'pick:q1:0'))).toMatch(/^public: Operations › Maintenance windows\n/);
    await stage.press('cy', 'pick:q1:0');
    expect(await stage.store.gaps.in(adapter, space)).toMatchObject([
      { kind: 'chosen', passage: expect.stringMatching(new RegExp(`^${passage}\\.`)), query: 'when is patch day' },
    ]);
    expect(replyText(await stage.say('ana', '/studyhall gaps'))).toContain(
      'Closest: Operations › Maintenance windows, ops.md:3.\n' +
        'So that I understand it next time, add this to synonyms.txt: patch day > maintenance windows\n',
    );
    stage.setLibrary([windows, { path: 'synonyms.txt', text: 'patch day > maintenance windows' }]);
    await stage.advance(1_000);
    expect(await told(stage)).toEqual([]);
  });
});

describe('the gap report', () => {
  const asked = [
    'where is the espresso maker',
    'how do i clean the espresso maker',
    'who waters the office plants',
    'zorblax',
    'what about wombats',
    'does the moon orbit',
  ];
  const ask = async (stage: Stage, queries = asked) => {
    for (const query of queries) await stage.say('ana', `/ask ${query}`);
  };

  it('shows the largest groups first, with stubs, and more of them on demand', async () => {
    const stage = await openStage();
    await ask(stage);
    const report = await stage.say('mia', '/studyhall gaps');
    const text = replyText(report);
    expect(text).toContain(
      'private: 6 questions that the notes didn’t answer well, in 5 groups. Kept without names for 90 days',
    );
    expect(text).toMatch(
      /1\. “how do i clean the espresso maker” · asked twice\. Also “where is the espresso maker”\.\nNo topic in the notes comes close\./,
    );
    expect(text.match(/· asked/g)).toHaveLength(4);
    const more = await stage.press('mia', buttonOf(report, /^More groups/), true);
    expect(replyText(more)).toMatch(/^replace: [\s\S]*5\. “zorblax” · asked once\./);
    const stub = await stage.press('mia', buttonOf(report, 'Draft a note for #1'));
    expect(replyText(stub)).toBe(
      [
        'private: Put this in a new note, such as how-do-i-clean-the-espresso-maker.md:',
        '    ## How do I clean the espresso maker',
        '',
        '    <!-- Write the answer here. -->',
        '',
        '    Asked as:',
        '',
        '    - how do i clean the espresso maker',
        '    - where is the espresso maker',
        'The group disappears once the notes answer it.',
        '- Write the answer here',
      ]
        .map((line) => (line === '' ? '    ' : line))
        .join('\n'),
    );
  });

  it('is for managers, who may dismiss a group', async () => {
    const stage = await openStage({ managers: ['mia'] });
    await ask(stage);
    const report = await stage.say('mia', '/studyhall gaps');
    expect(replyText(await stage.say('ana', '/studyhall gaps'))).toMatch(/^private: Only managers can/);
    for (const label of ['Draft a note for #1', 'Dismiss #1', /^More/]) {
      expect(replyText(await stage.press('ana', buttonOf(report, label)))).toMatch(/^private: Only managers can/);
    }
    expect(await listOf(stage)).toHaveLength(6);
    const dismiss = buttonOf(report, 'Dismiss #1');
    expect(replyText(await stage.press('mia', dismiss))).toMatch(/^private: Dismissed: “how do i clean/);
    expect(replyText(await stage.press('mia', dismiss))).toBe('private: That group isn’t on the list any more.');
    expect(await listOf(stage)).toHaveLength(4);
  });

  it('has lost what the notes answer by now, when somebody looks and when the notes have changed', async () => {
    const stage = await openStage();
    await ask(stage);
    const coffee = {
      path: 'coffee.md',
      text: '# Espresso maker\n- The espresso maker is in the kitchen; clean it on Fridays.',
    };
    stage.setLibrary([...smallNotes, coffee]);
    expect(replyText(await stage.say('mia', '/studyhall gaps'))).not.toContain('espresso');
    stage.setLibrary([
      ...smallNotes,
      coffee,
      { path: 'zorblax.md', text: '# Zorblax\n- A zorblax is a kind of wombat.' },
    ]);
    await stage.advance(1_000);
    expect(await told(stage)).not.toContain('nothing: zorblax');
  });

  it('knows nothing of another space', async () => {
    const stage = await openStage();
    await ask(stage);
    const report = await stage.say('mia', '/studyhall gaps');
    const room = { ...stage.room, space: 'other' };
    const by = { ...stage.person('eve'), space: 'other' };
    for (const label of ['Draft a note for #1', 'Dismiss #1']) {
      const reply = await stage.handle({ kind: 'pressed', room, by, id: buttonOf(report, label) });
      expect(replyText(reply)).toBe('private: That group isn’t on the list any more.');
    }
    expect(await listOf(stage)).toHaveLength(6);
  });

  it('begins anew when it has become shorter than where somebody was', async () => {
    const stage = await openStage();
    await ask(stage, ['where is the espresso maker']);
    const text = replyText(await stage.press('mia', 'gaps:list:40', true));
    expect(text).toMatch(/^replace: 1 question [\s\S]*1\. “where is the espresso maker”/);
  });

  it('joins the quiz topics that were missed', async () => {
    const stage = await openStage();
    await stage.say('mia', '/quiz now');
    const round = await stage.openRound();
    const snapshot = (await stage.store.rounds.get(round))?.snapshot;
    const wrong = snapshot?.choices.findIndex((choice) => !choice.right) ?? 0;
    for (const id of ['ana', 'bo', 'cy']) await stage.choose(id, round, wrong);
    await stage.advance(600_000);
    await ask(stage, ['where is the espresso maker']);
    const text = replyText(await stage.say('mia', '/studyhall gaps'));
    expect(text).toContain('Weakest quiz topics in the last 30 days:\n- Shared responsibility: 0 of 3 right (0%)');
  });

  it('keeps within the limits of the platforms', async () => {
    const stage = await openStage();
    const long = (i: number): string => `${i}${'q'.repeat(5)}${i} `.repeat(30).slice(0, 199);
    for (let i = 0; i < 12; i += 1) await stage.say('ana', `/ask ${long(i)}`);
    const report = await stage.say('mia', '/studyhall gaps');
    expect(replyText(report).length).toBeLessThan(3_500);
    const message = messageOf(report);
    const rows = message?.blocks.filter((block) => block.kind === 'buttons') ?? [];
    expect(rows.length).toBeLessThanOrEqual(5);
    expect(pressablesOf(report).every(({ id }) => id.length <= 100)).toBe(true);
    const stub = await stage.press('mia', buttonOf(report, 'Draft a note for #1'));
    for (const shown of [message, messageOf(stub)]) {
      if (!shown) throw new Error('nothing is shown');
      const { embeds, components } = toDiscord(shown);
      expect(embeds[0]?.description?.length).toBeLessThan(4_096);
      expect(embeds[0]?.description).not.toMatch(/…$/);
      expect(components.length).toBeLessThanOrEqual(5);
      expect(toSlack(shown).blocks.length).toBeLessThanOrEqual(50);
    }
  });
});

describe('once a week', () => {
  const monday = '2026-11-30T09:00:00Z';

  it('those who manage are told what came in it, once, also over a restart', async () => {
    const stage = await openStage({ extraManagers: ['mia'], at: '2026-11-29T12:00:00Z' });
    await stage.store.people.remember(stage.person('mia'), 'Mia');
    await stage.say('ana', '/ask where is the espresso maker');
    await stage.advance(1_000);
    expect(stage.recorder.messages()).toEqual([]);
    await stage.advance(new Date(monday).getTime() - stage.now().getTime());
    await stage.advance(61_000);
    await stage.restart();
    await stage.advance(61_000);
    const messages = stage.recorder.messages();
    expect(messages).toHaveLength(1);
    expect(messages[0]?.to).toMatchObject({ id: 'mia' });
    expect(messages[0] && plainText(messages[0].message)).toBe(
      [
        'In the past week, the notes didn’t answer 1 question well.',
        '1. “where is the espresso maker” · asked once.',
        'No topic in the notes comes close.',
        '/studyhall gaps in a channel shows all of them, and drafts a note for each.',
      ].join('\n'),
    );
    await stage.advance(7 * day);
    expect(stage.recorder.messages()).toHaveLength(1);
  });

  it('is nine in the zone of the first schedule, within a day, and silent where the team keeps no list', async () => {
    const stage = await openStage({ at: '2026-11-29T23:58:00Z' });
    await stage.say('mia', '/quiz schedule every 2 weeks on friday at 9:00 Asia/Tokyo');
    await stage.say('ana', '/ask where is the espresso maker');
    await stage.advance(60_000);
    expect(stage.recorder.messages()).toEqual([]);
    await stage.advance(61_000);
    expect(stage.recorder.messages()).toMatchObject([{ to: { id: 'mia' } }]);
    const { adapter, space } = stage.room;
    await stage.store.settings.set(adapter, space, { ...defaultSettings, gaps: false });
    await stage.advance(7 * day);
    expect(stage.recorder.messages()).toHaveLength(1);
  });
});
