import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/core/chat/plain-text.js';
import { boardMessage, boardTable, leadText, ownMessage, weekNote } from '../../../src/core/standing/board.js';
import { weakestTopic } from '../../../src/core/standing/boards.js';
import { standingOf, standings, streakOf } from '../../../src/core/standing/standings.js';
import type { Totals } from '../../../src/core/standing/store.js';

const person = (id: string) => ({ adapter: 'test', space: 's', id });

const totals = (id: string, right: number, answered = right, history = ''): Totals => ({
  person: person(id),
  name: id,
  offered: Math.max(answered, 1),
  answered,
  right,
  history,
});

describe('standings', () => {
  it('share places among equal points and leave the next ones out', () => {
    const rows = standings([
      totals('dora', 1),
      totals('bo', 3),
      totals('ana', 5),
      totals('chen', 3),
      totals('eve', 0, 2),
    ]);
    expect(rows.map(({ place, name }) => `${place} ${name}`)).toEqual(['1 ana', '2 bo', '2 chen', '4 dora', '5 eve']);
  });

  it('are without those who did not answer', () => {
    expect(standings([totals('ana', 0, 0)])).toEqual([]);
  });

  it('give one person’s line the same whether all are looked at or that one alone', () => {
    const one = fc.record({ right: fc.nat(4), wrong: fc.nat(2), hidden: fc.boolean() });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (people) => {
        const all = people.map(({ right, wrong, hidden }, i) => ({
          ...totals(`p${i}`, right, right + wrong),
          ...(hidden ? { hidden: true as const } : {}),
        }));
        for (const { person: viewer } of [...all, totals('nobody', 0)]) {
          const own = standings(all, viewer).find((row) => row.person.id === viewer.id);
          expect(standingOf(all, viewer)).toEqual(own);
        }
      }),
      { seed: 20261129 },
    );
  });

  it('order equal names by id, so that a board never flickers', () => {
    const twins = ['b', 'a'].map((id) => ({ ...totals(id, 2), name: 'Kim' }));
    expect(standings(twins).map((row) => row.person.id)).toEqual(['a', 'b']);
  });
});

describe('a streak', () => {
  it.each([
    ['', 0],
    ['-rrr', 0],
    ['r', 1],
    ['rwr-rrr', 3],
    ['rwrw', 4],
  ])('of %j is %i', (history, streak) => {
    expect(streakOf(history)).toBe(streak);
  });
});

describe('a board', () => {
  const many = standings(Array.from({ length: 30 }, (_, i) => totals(`p${String(i).padStart(2, '0')}`, 30 - i)));
  const names = (viewer: string, top?: number): string[] => {
    const block = boardTable(many, person(viewer), top);
    if (block.kind !== 'table') throw new Error('not a table');
    const text = (spans: readonly unknown[]): string =>
      spans.map((span) => (typeof span === 'string' ? span : (span as { text: string }).text)).join('');
    return block.rows.map((row, i) =>
      `${text(row[0] ?? [])} ${text(row[1] ?? [])}${i === block.marked ? ' *' : ''}`.trim(),
    );
  };

  it('shows the top ten and the viewer with neighbours', () => {
    expect(names('p20').slice(9)).toEqual(['10 p09', '…', '20 p19', '21 p20 *', '22 p21']);
    expect(names('p29').slice(10)).toEqual(['…', '29 p28', '30 p29 *']);
  });

  it('has no gap where the viewer stands right below the top', () => {
    expect(names('p10').slice(9)).toEqual(['10 p09', '11 p10 *', '12 p11']);
    expect(names('p11').slice(9)).toEqual(['10 p09', '11 p10', '12 p11 *', '13 p12']);
  });

  it('marks a viewer in the top, and nobody for a stranger', () => {
    expect(names('p02')[2]).toBe('3 p02 *');
    expect(names('stranger').some((row) => row.endsWith('*'))).toBe(false);
    expect(names('p02', 5).length).toBe(5);
  });

  it('has no streaks where nobody can have one', () => {
    const block = boardTable(standings([totals('ana', 1, 1, 'r'), totals('bo', 1, 1)]), undefined);
    expect(block).toMatchObject({ head: [['#'], ['Name'], ['Points'], ['Right']] });
    expect(block).toHaveProperty('rows.0.length', 4);
  });

  it.each([
    [
      [
        ['ana', 3],
        ['bo', 1],
      ],
      'ana leads',
    ],
    [
      [
        ['ana', 3],
        ['bo', 3],
      ],
      'ana and bo lead',
    ],
    [
      [
        ['ana', 3],
        ['bo', 3],
        ['chen', 3],
      ],
      'ana, bo and chen lead',
    ],
    [[['ana', 0]], 'Nobody has points yet'],
    [['a', 'b', 'c', 'd'].map((id) => [id, 2]), '4 people share the lead'],
  ] as [[string, number][], string][])('of %j says that %j', (people, lead) => {
    expect(leadText(standings(people.map(([id, points]) => totals(id, points, 4))))).toBe(lead);
  });

  it('says where the viewer stands', () => {
    const rows = standings([totals('ana', 7, 9, 'rrr'), totals('bo', 1, 4, '-')]);
    expect(plainText(boardMessage(rows, 'week', person('ana')))).toBe(
      [
        'Leaderboard, this week',
        '#  Name  Points  Right   Streak',
        '1  ana   7       7 of 9  3 in a row',
        '2  bo    1       1 of 4  –',
        'You’re 1st of 2 this week, with 7 points.',
      ].join('\n'),
    );
    expect(boardMessage(rows, 'all', person('x')).summary).toBe('ana leads overall; you haven’t answered yet');
    const tied = standings([totals('dora', 1), totals('emil', 1)]);
    expect(boardMessage(tied, 'week', person('x')).summary).toBe(
      'dora and emil lead this week; you haven’t answered yet',
    );
    expect(boardMessage([], 'month', person('x')).summary).toMatch(/^No points yet this month/);
    expect(boardMessage([], 'all', person('x')).summary).toMatch(/^No points yet here/);
  });
});

describe('a board without points', () => {
  const rows = standings([totals('ana', 0, 2), totals('bo', 0, 1)]);

  it('has no leader, and nobody is first', () => {
    expect(boardMessage(rows, 'week', person('x')).summary).toBe(
      'Nobody has points yet this week; you haven’t answered yet',
    );
    expect(boardMessage(rows, 'week', person('ana')).summary).toBe('You have no points yet this week');
    expect(boardMessage(rows, 'all', person('ana')).summary).toBe('You have no points yet here');
    expect(ownMessage(rows[0], undefined).summary).toBe('No points yet; 0 of 2 right (0%)');
    expect(plainText(ownMessage(rows[0], undefined))).toContain('- No points yet\n');
    expect(plainText(ownMessage(rows[0], undefined))).toContain('- No streak at the moment');
  });
});

describe('what stands below a week’s board', () => {
  it('says how many more there are, and who leads', () => {
    const six = standings(['a', 'b', 'c', 'd', 'e', 'f'].map((id, i) => totals(id, i === 0 ? 2 : 1)));
    expect(weekNote(six, 6)).toBe('a leads this week in this channel.');
    expect(weekNote(six, 5)).toBe('a leads this week in this channel. And 1 more: “/leaderboard” shows where you are.');
    expect(weekNote(standings([totals('a', 0, 1)]), 5)).toBe('Nobody has points yet this week in this channel.');
  });
});

describe('a hidden viewer', () => {
  const all = [totals('ana', 2), { ...totals('bo', 3), hidden: true as const }, totals('chen', 5), totals('dora', 2)];
  const rows = standings(all, person('bo'));

  it('sees everybody else at the places that all others see, and has none', () => {
    expect(plainText(boardMessage(rows, 'week', person('bo')))).toBe(
      [
        'Leaderboard, this week',
        '#  Name  Points  Right',
        '1  chen  5       5 of 5',
        '–  bo    3       3 of 3',
        '2  ana   2       2 of 2',
        '2  dora  2       2 of 2',
        'You have 3 points this week. You’re hidden, so only you can see your row.',
      ].join('\n'),
    );
    expect(plainText(ownMessage(standingOf(all, person('bo')), undefined))).toContain(
      '- 3 points, hidden from the leaderboard\n',
    );
  });
});

describe('one’s own figures', () => {
  it('are said in full, or that there are none yet', () => {
    const [row] = standings([totals('ana', 1, 2, 'r')]);
    expect(plainText(ownMessage(row, 'Encryption'))).toBe(
      [
        'You, all time',
        '- 1 point, 1st place',
        '- In this channel: 1 of 2 right (50%); answered 2 of 2 asked since you joined',
        '- Streak: 1 scheduled question in a row',
        '- Weakest topic: Encryption',
      ].join('\n'),
    );
    expect(ownMessage(undefined, undefined).summary).toMatch(/haven’t answered a question here yet/);
  });

  it('name the topic that went wrong most often, if any was met twice', () => {
    const row = (topic: string, result: 'right' | 'wrong' | 'missed') => ({ round: 'r', topic, result });
    expect(weakestTopic([row('a', 'wrong'), row('b', 'wrong'), row('b', 'right')])).toBe('b');
    expect(
      weakestTopic([row('a', 'right'), row('a', 'right'), row('b', 'missed'), row('b', 'missed')]),
    ).toBeUndefined();
    expect(weakestTopic([])).toBeUndefined();
  });
});
