import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Incoming } from '../../../src/core/chat/incoming.js';
import { type ActionName, type ActionRow, action, actions, readAction } from '../../../src/core/commands/actions.js';

const room = { adapter: 'test', space: 's', id: 'r' };
const by = { adapter: 'test', space: 's', id: 'ana' };

const incoming: Record<ActionRow['kind'], (id: string) => Incoming> = {
  press: (id) => ({ kind: 'pressed', room, by, id }),
  choose: (id) => ({ kind: 'chose', room, by, id, picks: [] }),
  submit: (id) => ({ kind: 'submitted', room, by, id, fields: {} }),
  point: (id) => ({ kind: 'pointed', room, by, id, message: { text: 'Hello.' } }),
};

const read = (kind: ActionRow['kind'], id: string) => {
  const found = readAction(incoming[kind](id));
  return found && [found.name, found.fields];
};

const series = { started: 1795600800000, n: 5, only: '', about: 'iam roles' };
const practised = { version: '0a1b2c3d4e5', ...series };
const drafted = { question: 'draft-an-iam-role-k3x9ab', version: '0a1b2c3d4e5', about: 'iam' };

/** Every id that version 0.1 has written: such messages stand in rooms. */
const written: readonly (readonly [ActionRow['kind'], string, ActionName, object])[] = [
  ['press', 'next:k3x:1', 'nextPassage', { asked: 'k3x', n: 1 }],
  ['press', 'pick:k3x:2', 'pickPassage', { asked: 'k3x', n: 2 }],
  ['press', 'topic:k3x:0', 'pickTopic', { asked: 'k3x', n: 0 }],
  ['press', 'share:k3x:0', 'sharePassage', { asked: 'k3x', n: 0 }],
  ['press', 'all:k3x:0', 'showSection', { asked: 'k3x', n: 0 }],
  ['press', 'helpful:k3x:0', 'helpful', { asked: 'k3x', n: 0 }],
  ['press', 'unhelpful:k3x:0', 'unhelpful', { asked: 'k3x', n: 0 }],
  ['press', 'gaps:list:4', 'gapPage', { from: 4 }],
  ['press', 'stub:0a1b2c3d4e5', 'gapStub', { group: '0a1b2c3d4e5' }],
  ['press', 'dismiss:0a1b2c3d4e5', 'dismissGap', { group: '0a1b2c3d4e5' }],
  ['choose', 'vote:r1', 'vote', { round: 'r1' }],
  ['press', 'type:r1', 'openAnswer', { round: 'r1' }],
  ['submit', 'type:r1', 'answer', { round: 'r1' }],
  ['press', 'why:r1', 'reasons', { round: 'r1' }],
  ['press', 'now:', 'askNow', {}],
  ['press', 'close:r1', 'closeRound', { round: 'r1' }],
  ['press', 'correct:ec2-guest-os', 'correctAll', { question: 'ec2-guest-os' }],
  ['press', 'revise:r1', 'openCorrection', { round: 'r1' }],
  ['choose', 'revise:r1', 'chooseKey', { round: 'r1' }],
  ['submit', 'revise:r1', 'typeKey', { round: 'r1' }],
  ['press', 'restate:p1', 'correctRound', { proposal: 'p1' }],
  ['press', 'drafts:iam', 'openDrafts', { about: 'iam' }],
  ['press', 'draft:use:draft-an-iam-role-k3x9ab:0a1b2c3d4e5:iam', 'useDraft', drafted],
  ['press', 'draft:edit:draft-an-iam-role-k3x9ab:0a1b2c3d4e5:iam', 'editDraft', drafted],
  ['submit', 'draft:edit:draft-an-iam-role-k3x9ab:0a1b2c3d4e5:iam', 'saveDraft', drafted],
  ['press', 'draft:no:draft-an-iam-role-k3x9ab:0a1b2c3d4e5:iam', 'rejectDraft', drafted],
  ['press', 'draft:skip:draft-an-iam-role-k3x9ab:0a1b2c3d4e5:iam', 'skipDraft', drafted],
  ['press', 'gaps:note:0a1b2c3d4e5', 'gapNote', { group: '0a1b2c3d4e5' }],
  ['point', 'make:question:', 'makeQuestion', {}],
  ['submit', 'make:question:k3x', 'fillQuestion', { clip: 'k3x' }],
  ['press', 'make:question:k3x', 'refillQuestion', { clip: 'k3x' }],
  ['point', 'make:note:', 'makeNote', {}],
  ['submit', 'make:note:k3x', 'saveNote', { clip: 'k3x' }],
  ['press', 'make:note:k3x', 'refillNote', { clip: 'k3x' }],
  ['press', 'unschedule:s1', 'unschedule', { schedule: 's1' }],
  ['press', 'settings:', 'openSettings', {}],
  ['submit', 'settings:', 'saveSettings', {}],
  ['press', 'export:1', 'exportPart', { from: 1 }],
  ['press', 'deleteme:', 'deleteMe', {}],
  ['press', 'keepme:', 'keepMe', {}],
  ['press', 'quizme:0a1b2c3d4e5', 'quizOnPassage', { passage: '0a1b2c3d4e5' }],
  ['press', 'tryform:0a1b2c3d4e5:17', 'openPractice', { version: '0a1b2c3d4e5', seed: 17 }],
  ['choose', 'try:0a1b2c3d4e5:17', 'choosePractice', { version: '0a1b2c3d4e5', seed: 17 }],
  ['submit', 'try:0a1b2c3d4e5:17', 'answerPractice', { version: '0a1b2c3d4e5', seed: 17 }],
  ['press', 'practise:3:misses:', 'practise', { n: 3, only: 'misses', about: '' }],
  ['press', 'practise:next:1795600800000:5::iam roles', 'nextPractised', series],
  ['press', 'practise:stop:1795600800000:5::iam roles', 'stopPractised', series],
  ['press', 'practise:type:0a1b2c3d4e5:1795600800000:5::iam roles', 'openPractised', practised],
  ['choose', 'practise:0a1b2c3d4e5:1795600800000:5::iam roles', 'choosePractised', practised],
  ['submit', 'practise:0a1b2c3d4e5:1795600800000:5::iam roles', 'answerPractised', practised],
  ['press', 'exam:x1:3', 'showExam', { exam: 'x1', n: 3 }],
  ['choose', 'exam:x1:3', 'chooseExam', { exam: 'x1', n: 3 }],
  ['press', 'exam:type:x1:3', 'openExamAnswer', { exam: 'x1', n: 3 }],
  ['submit', 'exam:x1:3', 'answerExam', { exam: 'x1', n: 3 }],
  ['press', 'exam:finish:x1', 'finishExam', { exam: 'x1' }],
  ['press', 'exam:end:x1', 'endExam', { exam: 'x1' }],
  ['press', 'exam:result:x1', 'examResult', { exam: 'x1' }],
  ['press', 'exam:review:x1:0', 'reviewExam', { exam: 'x1', n: 0 }],
];

describe('the table of actions', () => {
  it.each(written)('a %s of %s is read as the version before wrote it', (kind, id, name, fields) => {
    expect(read(kind, id)).toEqual([name, fields]);
    expect((action[name] as (given: object) => string)(fields)).toBe(id);
  });

  it('covers every row by one of those', () => {
    const old = new Set(written.map(([, , name]) => name));
    expect(Object.keys(actions).filter((name) => !old.has(name as ActionName))).toEqual([]);
  });

  it('has one row for a verb of each kind', () => {
    const ways = Object.values(actions).map(({ kind, verb }) => `${kind} ${verb}`);
    expect(new Set(ways).size).toBe(ways.length);
  });

  it.each([
    ['press', 'vote:r1'],
    ['choose', 'type:r1'],
    ['press', 'gaps'],
    ['press', 'zorblax:1'],
    ['press', ''],
    ['press', ':::'],
    ['press', '__proto__:1'],
  ] as const)('a %s of “%s” is no row of it', (kind, id) => {
    expect(read(kind, id)).toBeUndefined();
  });

  it('reads whatever an id lacks as nothing or 0, and never a number below it', () => {
    expect(read('press', 'next')).toEqual(['nextPassage', { asked: '', n: 0 }]);
    expect(read('press', 'next:k3x:-4')).toEqual(['nextPassage', { asked: 'k3x', n: 0 }]);
    expect(read('press', 'next:k3x:two:3')).toEqual(['nextPassage', { asked: 'k3x', n: 0 }]);
  });

  it('reads back what it writes, in 100 characters for ids of the program', () => {
    const id = fc.stringMatching(/^[a-z0-9]{12}$/);
    const number = fc.nat(2 ** 31);
    for (const [name, { kind, fields }] of Object.entries(actions)) {
      const values = Object.fromEntries(
        Object.entries(fields).map(([f, type]) => [f, type === 'number' ? number : id]),
      );
      fc.assert(
        fc.property(fc.record(values as Record<string, fc.Arbitrary<string | number>>), (given) => {
          const text = (action[name as ActionName] as (fields: object) => string)(given);
          expect(text.length).toBeLessThanOrEqual(100);
          expect(read(kind, text)).toEqual([name, given]);
        }),
      );
    }
  });

  it('promises a commit before anything is shown for votes and the answers of an exam alone', () => {
    const rows: [string, ActionRow][] = Object.entries(actions);
    expect(rows.filter(([, row]) => row.commitFirst).map(([name]) => name)).toEqual([
      ...['vote', 'answer'],
      ...['chooseExam', 'answerExam', 'endExam'],
    ]);
  });
});
