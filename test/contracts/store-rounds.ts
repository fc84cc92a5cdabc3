import { describe, expect, test } from 'vitest';
import type { Posted } from '../../src/core/chat/address.js';
import type { Subject } from './store-fixtures.js';
import {
  minutes,
  otherAdapter,
  otherRoom,
  otherSpace,
  room,
  round,
  slot,
  snapshot,
  someone,
  start,
  typed,
  vote,
} from './store-fixtures.js';

const alice = someone('alice');
const bob = someone('bob');

export function roundsContract(subject: Subject): void {
  describe('opening', () => {
    test('a round comes back as it was opened, after a restart too', async () => {
      const made = round('r1', { room: { ...room, thread: 'th' }, slot: slot('s', minutes(-5)) });
      expect(await subject().store.rounds.open(made, 'card:r1')).toBe('opened');
      const { rounds } = await subject().reopen();
      expect(await rounds.get('r1')).toEqual(made);
      expect(await rounds.get('r2')).toBeUndefined();
    });

    test('a slot opens one round, whoever tries again', async () => {
      const { rounds, outbox } = subject().store;
      const tries = ['r1', 'r2', 'r3'].map((id) => rounds.open(round(id, { slot: slot('s', start) }), `card:${id}`));
      expect((await Promise.all(tries)).sort()).toEqual(['opened', 'taken', 'taken']);
      expect(await outbox.claim('slack', start, 1_000, 10)).toHaveLength(1);
      expect(await rounds.openIn(room)).toHaveLength(1);
    });

    test('the open questions of all rooms of a space are found, and of no other', async () => {
      const { rounds } = subject().store;
      await rounds.open(round('r1'), 'card:r1');
      await rounds.open(round('r2', { room: otherRoom }), 'card:r2');
      await rounds.open(round('r3', { room: otherSpace }), 'card:r3');
      await rounds.open(round('r4', { room: otherAdapter }), 'card:r4');
      await rounds.close('r2', start, 'reveal:r2');
      expect(await rounds.openQuestions(room.adapter, room.space)).toEqual(new Set(['q-r1']));
      await rounds.open(round('r5', { room: otherRoom }), 'card:r5');
      expect(await rounds.openQuestions(room.adapter, room.space)).toEqual(new Set(['q-r1', 'q-r5']));
      expect(await rounds.openQuestions(room.adapter)).toEqual(new Set(['q-r1', 'q-r3', 'q-r5']));
    });

    test('the open rounds of a person’s space or platform are found, with whether they play there', async () => {
      const { rounds } = subject().store;
      await rounds.open(round('r0'), 'card:r0');
      await vote(subject().store, 'r0', alice, 1);
      await rounds.close('r0', start, 'reveal:r0');
      await rounds.open(round('r1'), 'card:r1');
      await rounds.open(round('r2', { room: otherRoom, closes: minutes(30) }), 'card:r2');
      await rounds.open(round('r3', { room: otherSpace }), 'card:r3');
      await rounds.open(round('r4', { room: otherAdapter }), 'card:r4');
      await vote(subject().store, 'r2', bob, 1);
      const found = async (...asked: Parameters<typeof rounds.openTo>) =>
        (await rounds.openTo(...asked)).map(({ round: { id }, plays }) => [id, plays]);
      expect(await found(alice, false)).toEqual([
        ['r2', false],
        ['r1', true],
      ]);
      expect(await found(bob, false)).toEqual([
        ['r2', true],
        ['r1', false],
      ]);
      expect(await found({ ...alice, space: 'direct' }, true)).toEqual([
        ['r2', false],
        ['r1', true],
        ['r3', false],
      ]);
    });

    test('the same slot key of another schedule is another slot', async () => {
      const { rounds } = subject().store;
      expect(await rounds.open(round('r1', { slot: slot('s1', start) }), 'c1')).toBe('opened');
      expect(await rounds.open(round('r2', { slot: slot('s2', start), room: otherSpace }), 'c2')).toBe('opened');
    });

    test('a round by hand waits until the room has none open; a slot does not', async () => {
      const { rounds } = subject().store;
      expect(await rounds.open(round('r1'), 'c1')).toBe('opened');
      expect(await rounds.open(round('r2', { room: { ...room, thread: 'below' } }), 'c2')).toBe('busy');
      expect(await rounds.get('r2')).toBeUndefined();
      expect(await rounds.open(round('r3', { slot: slot('s', start) }), 'c3')).toBe('opened');
      for (const [id, of] of [
        ['r4', otherSpace],
        ['r5', otherAdapter],
        ['r6', otherRoom],
      ] as const) {
        expect(await rounds.open(round(id, { room: of }), `c-${id}`)).toBe('opened');
      }
      await rounds.close('r1', start, 'v1');
      expect(await rounds.open(round('r7'), 'c7')).toBe('busy');
      await rounds.close('r3', start, 'v3');
      expect(await rounds.open(round('r7'), 'c7')).toBe('opened');
    });

    test('the card waits in the outbox from the opening on', async () => {
      const { rounds, outbox } = subject().store;
      const made = round('r1', { room: { ...room, thread: 'th' }, opens: minutes(1) });
      await rounds.open(made, 'card:r1');
      expect(await outbox.claim('slack', start, 1_000, 10)).toEqual([]);
      expect(await outbox.claim('slack', minutes(1), 1_000, 10)).toEqual([
        { key: 'card:r1', to: made.room, letter: { kind: 'card', round: 'r1' }, attempts: 1, uncertain: false },
      ]);
    });

    test('open rounds of a room, and overdue ones of all, the soonest first', async () => {
      const { rounds } = subject().store;
      await rounds.open(round('r1', { slot: slot('s', minutes(1)), closes: minutes(30) }), 'c1');
      await rounds.open(round('r2', { slot: slot('s', minutes(2)), closes: minutes(20) }), 'c2');
      await rounds.open(round('r3', { room: otherSpace, closes: minutes(25) }), 'c3');
      const ids = (list: readonly { id: string }[]) => list.map((each) => each.id);
      expect(ids(await rounds.openIn(room))).toEqual(['r2', 'r1']);
      expect(ids(await rounds.openIn(otherSpace))).toEqual(['r3']);
      expect(await rounds.openIn(otherAdapter)).toEqual([]);
      expect(ids(await rounds.due(minutes(19)))).toEqual([]);
      await rounds.placed('r2', { room, id: 'm2' });
      expect(await rounds.due(minutes(25))).toEqual([
        { id: 'r2', room },
        { id: 'r3', room: otherSpace },
      ]);
      await rounds.close('r2', minutes(25), 'v2');
      expect(ids(await rounds.due(minutes(60)))).toEqual(['r3', 'r1']);
      expect(ids(await rounds.openIn(room))).toEqual(['r1']);
    });

    test('each room knows when it was asked what', async () => {
      const { rounds } = subject().store;
      const ask = (id: string, question: string, opens: Date, of = room) =>
        rounds.open(round(id, { room: of, opens, slot: slot(id, opens), snapshot: snapshot(question) }), id);
      await ask('r1', 'q1', minutes(3));
      await ask('r2', 'q1', minutes(1));
      await ask('r3', 'q2', minutes(2));
      await ask('r4', 'q1', minutes(9), otherSpace);
      expect(await rounds.lastAsked(room)).toEqual(
        new Map([
          ['q1', minutes(3)],
          ['q2', minutes(2)],
        ]),
      );
      expect(await rounds.lastAsked(otherSpace)).toEqual(new Map([['q1', minutes(9)]]));
      expect(await rounds.lastAsked(otherRoom)).toEqual(new Map());
    });
  });

  describe('voting', () => {
    test('the last vote counts, pressing the same again changes nothing', async () => {
      const { rounds } = subject().store;
      await rounds.open(round('r1'), 'c1');
      expect(await vote(subject().store, 'r1', alice, 0)).toBe('counted');
      expect(await vote(subject().store, 'r1', alice, 0)).toBe('same');
      expect(await vote(subject().store, 'r1', alice, 1)).toBe('changed');
      expect(await vote(subject().store, 'r1', bob, 0)).toBe('counted');
      expect(await rounds.ballot('r1', alice)).toEqual({ picks: [1] });
      const again = await subject().reopen();
      expect(await again.rounds.ballot('r1', bob)).toEqual({ picks: [0] });
      expect(await again.rounds.tally('r1')).toEqual({ voters: 2, right: 1, counts: [1, 1, 0], typed: [] });
    });

    test('several choices are one vote, in whatever order they were pressed', async () => {
      const { rounds } = subject().store;
      await rounds.open(round('r1', { snapshot: snapshot('q', { kind: 'choose' }) }), 'c1');
      const choose = (picks: readonly number[]) =>
        rounds.vote({ round: 'r1', person: alice, ballot: { picks }, right: false, at: start });
      expect(await choose([2, 0])).toBe('counted');
      expect(await choose([0, 2])).toBe('same');
      expect(await rounds.tally('r1')).toEqual({ voters: 1, right: 0, counts: [1, 0, 1], typed: [] });
    });

    test('typed answers are grouped without regard to case, the most frequent first, ten at most', async () => {
      const { rounds } = subject().store;
      await rounds.open(round('r1', { snapshot: typed('q') }), 'c1');
      const type = (id: string, text: string, right: boolean) =>
        rounds.vote({ round: 'r1', person: someone(id), ballot: { picks: [], text }, right, at: start });
      expect(await type('p1', 'CloudTrail', true)).toBe('counted');
      expect(await type('p2', ' cloudtrail ', true)).toBe('counted');
      expect(await type('p1', 'cloudTRAIL', true)).toBe('changed');
      for (let index = 0; index < 11; index += 1)
        await type(`x${index}`, `guess ${String(index).padStart(2, '0')}`, false);
      const tally = await rounds.tally('r1');
      expect(tally).toMatchObject({ voters: 13, right: 2, counts: [] });
      expect(tally.typed).toHaveLength(10);
      expect(tally.typed.slice(0, 2)).toEqual([
        { text: 'cloudtrail', count: 2, right: true },
        { text: 'guess 00', count: 1, right: false },
      ]);
      expect(await rounds.ballot('r1', someone('p1'))).toEqual({ picks: [], text: 'cloudTRAIL' });
    });

    test('one person’s votes in a room’s latest rounds, right or wrong only where they are closed', async () => {
      const { rounds } = subject().store;
      await rounds.open(round('r1', { opens: minutes(0) }), 'c1');
      await vote(subject().store, 'r1', alice, 1);
      await vote(subject().store, 'r1', bob, 0);
      await rounds.close('r1', minutes(1), 'v1');
      await rounds.open(round('r2', { opens: minutes(2) }), 'c2');
      await rounds.open(round('r3', { opens: minutes(3), room: otherRoom }), 'c3');
      const ballot = { picks: [], text: 'CloudTrail' };
      await rounds.vote({ round: 'r2', person: alice, ballot, right: true, at: minutes(3) });
      await vote(subject().store, 'r3', alice, 1, { at: minutes(4) });
      expect(await rounds.votesOf(room, alice, 10)).toEqual([
        { round: 'r2', ...ballot },
        { round: 'r1', picks: [1], right: true },
      ]);
      expect(await rounds.votesOf(room, alice, 1)).toEqual([{ round: 'r2', ...ballot }]);
      expect(await rounds.votesOf(room, bob, 10)).toEqual([{ round: 'r1', picks: [0], right: false }]);
      expect(await rounds.votesOf(room, someone('alice', otherSpace), 10)).toEqual([]);
    });

    test('the different ballots of a round are counted, as they were given', async () => {
      const { rounds } = subject().store;
      await rounds.open(round('r1'), 'c1');
      for (const [id, pick] of Object.entries({ p1: 1, p2: 0, p3: 1 }))
        await vote(subject().store, 'r1', someone(id), pick);
      expect(new Map((await rounds.ballots('r1')).map(({ ballot, count }) => [ballot.picks[0], count]))).toEqual(
        new Map([
          [0, 1],
          [1, 2],
        ]),
      );
      expect(await rounds.ballots('r9')).toEqual([]);
      await rounds.open(round('r2', { room: otherRoom, snapshot: typed('q') }), 'c2');
      const ballot = { picks: [], text: 'CloudTrail' };
      await rounds.vote({ round: 'r2', person: someone('p1'), ballot, right: true, at: start });
      expect(await rounds.ballots('r2')).toEqual([{ ballot, count: 1 }]);
    });

    test('from its end on a round takes no vote, nor after it was closed by hand', async () => {
      const { rounds } = subject().store;
      await rounds.open(round('r1'), 'c1');
      expect(await vote(subject().store, 'r1', alice, 1, { at: new Date(minutes(60).getTime() - 1) })).toBe('counted');
      expect(await vote(subject().store, 'r1', alice, 0, { at: minutes(60) })).toBe('late');
      await rounds.close('r1', minutes(10), 'v1');
      expect(await vote(subject().store, 'r1', bob, 1, { at: minutes(9) })).toBe('late');
      expect(await rounds.ballot('r1', alice)).toEqual({ picks: [1] });
      expect(await rounds.tally('r1')).toMatchObject({ voters: 1, right: 1 });
    });

    test('nobody votes in, or reads a ballot of, a round of another space', async () => {
      const { rounds } = subject().store;
      await rounds.open(round('r1'), 'c1');
      await vote(subject().store, 'r1', alice, 1);
      for (const of of [otherSpace, otherAdapter]) {
        expect(await vote(subject().store, 'r1', someone('alice', of), 0)).toBe('gone');
        expect(await rounds.ballot('r1', someone('alice', of))).toBeUndefined();
      }
      expect(await vote(subject().store, 'r9', alice, 0)).toBe('gone');
      expect(await rounds.tally('r1')).toMatchObject({ voters: 1, counts: [0, 1, 0] });
      expect(await rounds.tally('r9')).toEqual({ voters: 0, right: 0, counts: [], typed: [] });
    });

    test('a vote brings the name along, a refused one does not', async () => {
      const { rounds, people } = subject().store;
      await rounds.open(round('r1'), 'c1');
      await vote(subject().store, 'r1', alice, 1, { name: 'Alice' });
      await vote(subject().store, 'r1', bob, 1);
      await vote(subject().store, 'r1', someone('carol'), 1, { name: 'Carol', at: minutes(60) });
      expect(await people.in('slack', 'T1')).toEqual([{ person: alice, name: 'Alice' }]);
      expect(await vote(subject().store, 'r1', alice, 1, { name: 'Alice L.' })).toBe('same');
      expect(await people.in('slack', 'T1')).toEqual([{ person: alice, name: 'Alice L.' }]);
    });
  });

  describe('closing and drawing', () => {
    test('a round closes once, and its reveal is queued once', async () => {
      const { rounds, outbox } = subject().store;
      const at = { ...room, thread: 'th' };
      await rounds.open(round('r1', { room: at }), 'c1');
      await outbox.claim('slack', start, 1_000, 1);
      await outbox.sent('c1', { room: at, id: 'm1' });
      const closings = [1, 2, 3].map((index) => rounds.close('r1', minutes(5), `v${index}`));
      const closed = await Promise.all(closings);
      expect([...closed].sort()).toEqual([false, false, true]);
      expect(await rounds.close('r9', minutes(5), 'v9')).toBe(false);
      expect((await rounds.get('r1'))?.closed).toEqual(minutes(5));
      const letters = await outbox.claim('slack', minutes(5), 1_000, 10);
      expect(letters).toEqual([
        {
          key: `v${closed.indexOf(true) + 1}`,
          to: at,
          letter: { kind: 'reveal', round: 'r1' },
          attempts: 1,
          uncertain: false,
        },
      ]);
    });

    test('a closed round is corrected with its votes, totals and histories; nothing else is', async () => {
      const { rounds } = subject().store;
      await rounds.open(round('r1', { slot: slot('s1', start) }), 'c1');
      await rounds.placed('r1', { room, id: 'm1' });
      await vote(subject().store, 'r1', alice, 1, { right: false });
      await vote(subject().store, 'r1', bob, 0, { right: true });
      const { snapshot: asked } = round('r1');
      const turned = { ...asked, choices: asked.choices.map((choice, i) => ({ ...choice, right: i === 1 })) };
      const isNowRight = ({ picks }: { picks: readonly number[] }): boolean => picks[0] === 1;
      expect(await rounds.correct('r1', turned, isNowRight)).toBe(false);
      await rounds.close('r1', minutes(5), 'v1');
      await rounds.drawn('r1', 'closed');
      expect(await rounds.correct('r1', turned, isNowRight)).toBe(true);
      expect(await rounds.correct('r9', turned, isNowRight)).toBe(false);

      const again = await subject().reopen();
      expect((await again.rounds.get('r1'))?.snapshot).toEqual(turned);
      expect((await again.rounds.undrawn()).map((each) => each.id)).toEqual(['r1']);
      expect((await again.rounds.tally('r1')).right).toBe(1);
      const totals = await again.standings.totals(room, {});
      expect(new Map(totals.map((row) => [row.person.id, [row.right, row.history]]))).toEqual(
        new Map([
          [alice.id, [1, 'r']],
          [bob.id, [0, 'w']],
        ]),
      );
      expect((await again.rounds.asked(asked.question)).map((each) => each.id)).toEqual(['r1']);
      expect(await again.rounds.asked('another')).toEqual([]);
    });

    test('the room of a corrected round gets its notice with the correction, or not at all', async () => {
      const { rounds, outbox } = subject().store;
      const message = { summary: 'Corrected', tone: 'closed' as const, blocks: [] };
      const notice = { key: 'n1', message, at: minutes(6) };
      await rounds.open(round('r1'), 'c1');
      expect(await rounds.correct('r1', round('r1').snapshot, () => true, notice)).toBe(false);
      expect(await outbox.state('n1')).toBeUndefined();
      await rounds.close('r1', minutes(5), 'v1');
      expect(await rounds.correct('r1', round('r1').snapshot, () => true, notice)).toBe(true);
      expect(await outbox.claim('slack', minutes(6), 1_000, 10)).toContainEqual({
        key: 'n1',
        to: room,
        letter: { kind: 'message', message },
        attempts: 1,
        uncertain: false,
      });
    });

    test('a round that nobody saw can be withdrawn, others can not', async () => {
      const { rounds, outbox } = subject().store;
      await rounds.open(round('r1'), 'c1');
      expect(await rounds.withdraw('r1', 'c1')).toEqual({ kind: 'withdrawn' });
      expect(await rounds.get('r1')).toBeUndefined();
      expect(await rounds.lastAsked(room)).toEqual(new Map());
      expect(await outbox.claim('slack', minutes(1), 1_000, 10)).toEqual([]);
      expect(await rounds.withdraw('r1', 'c1')).toEqual({ kind: 'asked' });

      await rounds.open(round('r2'), 'c2');
      await rounds.placed('r2', { room, id: 'm1' });
      expect(await rounds.withdraw('r2', 'c2')).toEqual({ kind: 'asked' });
      await rounds.close('r2', minutes(5), 'v2');
      await rounds.open(round('r3', { opens: minutes(6) }), 'c3');
      await vote(subject().store, 'r3', alice, 1);
      expect(await rounds.withdraw('r3', 'c3')).toEqual({ kind: 'asked' });
      expect(await rounds.get('r3')).toBeDefined();
    });

    test('a withdrawn round of a slot says which, and whoever voted in it in doubt keeps it', async () => {
      const { rounds, outbox } = subject().store;
      await rounds.open(round('r1', { slot: slot('s', start) }), 'c1');
      expect(await rounds.withdraw('r1', 'c1')).toEqual({ kind: 'withdrawn', slot: slot('s', start) });
      await rounds.open(round('r2', { slot: slot('s', minutes(1)) }), 'c2');
      await outbox.claim('slack', minutes(1), 1_000, 10);
      await vote(subject().store, 'r2', alice, 1);
      expect(await rounds.withdraw('r2', 'c2')).toEqual({ kind: 'asked' });
    });

    test('the end of an open round comes sooner, and never later', async () => {
      const { rounds } = subject().store;
      await rounds.open(round('r1', { closes: minutes(10) }), 'c1');
      await rounds.end('r1', minutes(20));
      expect(await rounds.due(minutes(10))).toHaveLength(1);
      await rounds.end('r1', minutes(5));
      expect(await rounds.due(minutes(4))).toEqual([]);
      expect(await rounds.due(minutes(5))).toEqual([{ id: 'r1', room }]);
      await rounds.close('r1', minutes(5), 'v1');
      await rounds.end('r1', minutes(2));
      expect((await rounds.get('r1'))?.closes).toEqual(minutes(5));
    });

    test('a round whose card may stand on the platform is not withdrawn', async () => {
      const { rounds, outbox } = subject().store;
      await rounds.open(round('r1'), 'c1');
      await outbox.claim('slack', minutes(1), 1_000, 10);
      expect(await rounds.withdraw('r1', 'c1')).toEqual({ kind: 'unsure' });
      await outbox.unsure('c1', minutes(1), minutes(2));
      expect(await rounds.withdraw('r1', 'c1')).toEqual({ kind: 'unsure' });
      expect(await rounds.close('r1', minutes(5), 'v1')).toBe(true);
      expect((await outbox.claim('slack', minutes(5), 1_000, 10)).map(({ key }) => key).sort()).toEqual(['c1', 'v1']);
    });

    test('a placed card is to be drawn until it shows the closed state', async () => {
      const { rounds } = subject().store;
      const card: Posted = { room: { ...room, thread: 'th' }, id: 'm1' };
      await rounds.open(round('r1'), 'c1');
      await rounds.open(round('r2', { room: otherSpace, opens: minutes(1) }), 'c2');
      expect(await rounds.undrawn()).toEqual([]);
      await rounds.placed('r1', card);
      expect((await rounds.get('r1'))?.card).toEqual(card);
      expect(await rounds.undrawn()).toEqual([{ id: 'r1', room, closed: false, voters: 0 }]);
      await rounds.drawn('r1', 'open:2');
      await rounds.close('r1', minutes(5), 'v1');
      await rounds.placed('r2', card);
      const again = await subject().reopen();
      expect((await again.rounds.undrawn()).map((each) => [each.id, each.drawn])).toEqual([
        ['r1', 'open:2'],
        ['r2', undefined],
      ]);
      await again.rounds.drawn('r1', 'closed');
      expect((await again.rounds.undrawn()).map((each) => each.id)).toEqual(['r2']);
    });
  });
}
