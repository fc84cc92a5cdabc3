import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/core/bot/store.js';
import { line } from '../../src/core/chat/message.js';
import { defaultSettings } from '../../src/core/schedule/settings.js';
import { minutes, otherSpace, room, round, someone, start, vote } from './store-fixtures.js';

/** A store whose rows can be written past it. */
export interface Spoilable {
  readonly store: Store;
  /** Gives a column of all rows of a table another text. */
  spoil(table: string, column: string, text: string): Promise<void> | void;
  dispose(): Promise<void>;
}

const alice = someone('alice');

async function fill(store: Store): Promise<void> {
  const { rounds, outbox, asked, proposals, transcripts, settings } = store;
  await rounds.open(round('r1'), 'card:r1');
  await vote(store, 'r1', alice, 1);
  await outbox.claim('slack', start, 1_000, 1);
  await outbox.sent('card:r1', { room, id: 'm1' });
  await rounds.placed('r1', { room, id: 'm1' });
  await outbox.add({ key: 'k1', to: room, letter: { kind: 'message', message: line('hi') } }, start);
  await asked.add({ id: 'a1', space: 'T1', query: 'who?', passages: ['p1'], at: start, by: alice });
  const key = { right: [0], accepts: ['x'] };
  await proposals.add({ id: 'c1', by: alice, round: 'r1', from: '[]', key }, start);
  await transcripts.append({ room, at: start, by: alice, only: alice, message: line('hi') });
  await settings.set('slack', 'T1', { ...defaultSettings, daysOff: ['2026-12-25'] });
}

interface Case {
  readonly table: string;
  readonly column: string;
  /** A value of the right kind that lacks something or has the wrong thing in it, and what is said of that. */
  readonly wrong: readonly [unknown, string];
  readonly row: string;
  read(store: Store): Promise<unknown>;
}

const cases: readonly Case[] = [
  {
    table: 'round',
    column: 'snapshot',
    wrong: [
      { ...round('r1').snapshot, choices: [{ text: 'Secret', right: 1, why: '' }] },
      '.choices.0.right: expected',
    ],
    row: 'r1',
    read: ({ rounds }) => rounds.get('r1'),
  },
  {
    table: 'round',
    column: 'card',
    wrong: [{ id: 'm1' }, '.room: '],
    row: 'r1',
    read: ({ rounds }) => rounds.get('r1'),
  },
  {
    table: 'vote',
    column: 'picks',
    wrong: [[0, -1], '.1: '],
    row: 'r1/alice',
    read: ({ rounds }) => rounds.ballot('r1', alice),
  },
  { table: 'vote', column: 'picks', wrong: [['0'], '.0: '], row: 'r1', read: ({ rounds }) => rounds.tally('r1') },
  { table: 'vote', column: 'picks', wrong: [{}, ': '], row: 'r1', read: ({ rounds }) => rounds.ballots('r1') },
  {
    table: 'outbox',
    column: 'posted',
    wrong: [{ room, id: 7 }, '.id: '],
    row: 'card:r1',
    read: ({ outbox }) => outbox.posted('card:r1'),
  },
  {
    table: 'asked',
    column: 'passages',
    wrong: [['p1', null], '.1: '],
    row: 'T1/a1',
    read: ({ asked }) => asked.get('a1', 'T1'),
  },
  {
    table: 'proposal',
    column: 'picks',
    wrong: [[0.5], '.0: '],
    row: 'c1',
    read: ({ proposals }) => proposals.get('c1', alice),
  },
  {
    table: 'proposal',
    column: 'accepts',
    wrong: [[1], '.0: '],
    row: 'c1',
    read: ({ proposals }) => proposals.get('c1', alice),
  },
  {
    table: 'entry',
    column: 'message',
    wrong: [
      { ...line('hi'), blocks: [{ kind: 'text', spans: [{ time: 'noon', show: 'day' }] }] },
      '.blocks.0.spans.0.time: expected an instant',
    ],
    row: 'slack/T1/general/1',
    read: ({ transcripts }) => transcripts.privateTo(alice, room, 1),
  },
  {
    table: 'entry',
    column: 'by',
    wrong: [['slack', 'T1'], ': '],
    row: 'slack/T1/general/1',
    read: ({ transcripts }) => transcripts.privateTo(alice, room, 1),
  },
  {
    table: 'settings',
    column: 'settings',
    wrong: [{ daysOff: '2026-12-25' }, '.daysOff: '],
    row: 'slack/T1',
    read: ({ settings }) => settings.of('slack', 'T1'),
  },
];

/** What a store says of a row that it can't read, and what it does with those beside it. */
export function spoiltContract(name: string, open: () => Promise<Spoilable>): void {
  describe(`a row that can't be read: ${name}`, () => {
    let current: Spoilable;
    beforeEach(async () => {
      current = await open();
      await fill(current.store);
    });
    afterEach(() => current.dispose());

    test.each(cases.map((each) => [`${each.table}.${each.column} of ${each.row}`, each] as const))(
      'is named, and what is wrong: %s',
      async (_, { table, column, wrong: [value, what], row, read }) => {
        const { store, spoil } = current;
        for (const [text, why] of [
          ['{"cut', ': no JSON)'],
          ['"word"', ': expected '],
          [JSON.stringify(value), what],
        ] as const) {
          await spoil(table, column, text);
          const error: unknown = await read(store).catch((cause: unknown) => cause);
          expect(error).toMatchObject({ name: 'StudyhallError', code: 'store-row', exit: 1 });
          expect(String(error)).toContain(`row ${row} of ${table} in the store can't be read (${column}`);
          expect(String(error)).toContain(`${column}${why}`);
          expect(String(error)).not.toMatch(/Secret|cut|word/);
        }
      },
    );

    test.each([
      ['to', '{"adapter":"slack"}'],
      ['letter', '{"kind":"poem"}'],
    ])('is claimed like its neighbours, by its key and with the fault: outbox.%s', async (column, text) => {
      const { store, spoil } = current;
      await spoil('outbox', column, text);
      await store.outbox.add({ key: 'k2', to: otherSpace, letter: { kind: 'card', round: 'r1' } }, start);
      const rows = await store.outbox.claim('slack', minutes(1), 1_000, 10);
      expect(rows).toEqual([
        { key: 'k1', unreadable: expect.objectContaining({ code: 'store-row' }) },
        { key: 'k2', to: otherSpace, letter: { kind: 'card', round: 'r1' }, attempts: 1, uncertain: false },
      ]);
      expect(await store.outbox.claim('slack', minutes(1), 1_000, 10)).toEqual([]);
      expect(await store.outbox.claim('slack', minutes(2), 1_000, 10)).toHaveLength(2);
    });

    test('stands beside those of other spaces that can', async () => {
      const { store, spoil } = current;
      await spoil('settings', 'settings', '[]');
      await store.settings.set('slack', 'T2', defaultSettings);
      expect(await store.settings.all()).toEqual([
        { adapter: 'slack', space: 'T1', unreadable: expect.objectContaining({ code: 'store-row' }) },
        { adapter: 'slack', space: 'T2', settings: defaultSettings },
      ]);
      const question = { snapshot: { ...round('r1').snapshot } };
      await store.rounds.close('r1', minutes(5), 'reveal:r1');
      await spoil('round', 'snapshot', '{}');
      await store.rounds.open(round('r2', { ...question, room: otherSpace, opens: minutes(1) }), 'card:r2');
      await store.rounds.close('r2', minutes(5), 'reveal:r2');
      expect(await store.rounds.asked('q-r1')).toMatchObject([
        { id: 'r2', ...question },
        { id: 'r1', unreadable: {} },
      ]);
    });

    test('is closed, drawn and counted all the same: nobody has to know what was asked', async () => {
      const { store, spoil } = current;
      await spoil('round', 'snapshot', '{}');
      expect(await store.rounds.due(minutes(60))).toEqual([{ id: 'r1', room }]);
      expect(await store.rounds.close('r1', minutes(60), 'reveal:r1')).toBe(true);
      expect(await store.rounds.undrawn()).toEqual([{ id: 'r1', room, closed: true, voters: 1 }]);
      expect(await store.rounds.openQuestions('slack', 'T1')).toEqual(new Set());
      expect(await store.standings.totals(room, {})).toMatchObject([{ person: alice, answered: 1, right: 1 }]);
    });
  });
}
