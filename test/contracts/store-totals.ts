import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/core/bot/store.js';
import type { Room } from '../../src/core/chat/address.js';
import type { Totals } from '../../src/core/standing/store.js';
import { naiveRecord, naiveTotals, type PlayedRound } from './naive-totals.js';
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
  vote,
} from './store-fixtures.js';

const seed = 20_261_102;

const byPerson = (totals: readonly Totals[]) => [...totals].sort((a, b) => (a.person.id < b.person.id ? -1 : 1));

const day = 86_400_000;
const begin = Date.UTC(2026, 8, 25);
/** A few instants are exactly the first of a month, or one millisecond before it. */
const instant = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 130 * 24 }).map((hour) => new Date(begin + hour * (day / 24))) },
  fc.constantFrom(
    ...[9, 10, 11, 12].flatMap((m) => [new Date(Date.UTC(2026, m, 1)), new Date(Date.UTC(2026, m, 1) - 1)]),
  ),
);
const range = fc.record({ from: instant, to: instant }, { requiredKeys: [] });
const people = ['p0', 'p1', 'p2'] as const;

const games = fc.record({
  rounds: fc.array(
    fc.record({
      place: fc.constantFrom(0, 0, 0, 0, 0, 1, 2, 3),
      opens: instant,
      slotted: fc.constantFrom(true, true, true, false),
      topic: fc.constantFrom('iam', 's3'),
    }),
    { minLength: 4, maxLength: 6 },
  ),
  moves: fc.array(
    fc.record({
      round: fc.nat(5),
      what: fc.constantFrom('vote', 'vote', 'vote', 'vote', 'close'),
      person: fc.constantFrom(...people),
      pick: fc.nat(2),
    }),
    { minLength: 8, maxLength: 30 },
  ),
  /** Rounds that are closed at the end, in this order; the others stay open. */
  closing: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 3 }),
  ranges: fc.array(range, { minLength: 1, maxLength: 2 }),
});

type Game = typeof games extends fc.Arbitrary<infer T> ? T : never;

/** Plays a game in rooms of its own; the outcome of every move is what the naive model says. */
async function play(store: Store, game: Game, id: number): Promise<{ rooms: Room[]; played: PlayedRound[] }> {
  const rooms = [room, otherSpace, otherAdapter, otherRoom].map((each) => ({ ...each, space: `${each.space}-${id}` }));
  const played = new Map<number, PlayedRound>();
  const closing = game.closing.map((index) => ({ round: index, what: 'close', person: people[0], pick: 0 }) as const);
  for (const { round: index, what, person, pick } of [...game.moves, ...closing]) {
    const plan = game.rounds[index];
    const place = plan && rooms[plan.place];
    if (!plan || !place) continue;
    const name = `g${id}-r${index}`;
    const known = played.get(index);
    if (!known) {
      // The first move of a round opens it.
      const made = round(name, {
        room: place,
        opens: plan.opens,
        closes: new Date(plan.opens.getTime() + day),
        snapshot: snapshot(`q${index}`, { topic: plan.topic }),
        ...(plan.slotted ? { slot: slot(name, plan.opens) } : {}),
      });
      const busy = [...played.values()].some((each) => each.room === place && !each.closed);
      const outcome = await store.rounds.open(made, `card:${name}`);
      expect(outcome).toBe(busy && !plan.slotted ? 'busy' : 'opened');
      if (outcome === 'opened') {
        played.set(index, { ...plan, id: name, room: place, closed: false, votes: new Map() });
      }
    } else if (what === 'vote') {
      const outcome = await vote(store, name, someone(person, place), pick, { at: plan.opens });
      expect(outcome === 'late').toBe(known.closed);
      if (!known.closed) known.votes.set(person, pick === 1);
    } else {
      expect(await store.rounds.close(name, plan.opens, `reveal:${name}`)).toBe(!known.closed);
      known.closed = true;
    }
  }
  return { rooms, played: [...played.values()] };
}

async function compare(store: Store, rooms: readonly Room[], played: readonly PlayedRound[], ranges: Game['ranges']) {
  for (const place of rooms) {
    for (const each of [{}, ...ranges]) {
      expect(byPerson(await store.standings.totals(place, each))).toEqual(naiveTotals(played, place, each));
    }
    for (const person of people) {
      expect(await store.standings.record(place, someone(person, place), 5)).toEqual(
        naiveRecord(played, place, person, 5),
      );
    }
  }
}

export function totalsContract(subject: Subject): void {
  describe('totals', () => {
    test(`are the sums of the votes, however rounds overlap, and rebuilding changes nothing (seed ${seed})`, async () => {
      const { store } = subject();
      const outcomes: Parameters<typeof compare>[] = [];
      await fc.assert(
        fc.asyncProperty(games, async (game) => {
          const { rooms, played } = await play(store, game, outcomes.length);
          const outcome: Parameters<typeof compare> = [store, rooms, played, game.ranges];
          outcomes.push(outcome);
          await compare(...outcome);
        }),
        { seed, numRuns: 100 },
      );
      await store.standings.rebuildTotals();
      for (const outcome of outcomes) await compare(...outcome);
    }, 120_000);

    /** Opens, votes and closes in one go; `votes` as `alice: 1`. */
    const ask = async (id: string, opens: Date, votes: Record<string, number>, place = room, slotted = true) => {
      const { store } = subject();
      const more = slotted ? { slot: slot(`s-${place.space}`, opens) } : {};
      await store.rounds.open(round(id, { room: place, opens, closes: minutes(1e6), ...more }), `card:${id}`);
      for (const [person, pick] of Object.entries(votes)) {
        await vote(store, id, someone(person, place), pick, { name: person.toUpperCase() });
      }
      return () => store.rounds.close(id, opens, `reveal:${id}`);
    };

    test('count what was offered since the first vote, and survive a restart', async () => {
      await (await ask('r1', minutes(1), { alice: 1 }))();
      await (await ask('r2', minutes(2), { bob: 0 }))();
      await (await ask('r3', minutes(3), { alice: 0, bob: 1 }, room, false))();
      await (await ask('r4', minutes(4), {}))();
      const { standings } = await subject().reopen();
      expect(byPerson(await standings.totals(room, {}))).toEqual([
        { person: someone('alice'), name: 'ALICE', offered: 4, answered: 2, right: 1, history: '--r' },
        { person: someone('bob'), name: 'BOB', offered: 3, answered: 2, right: 1, history: '-w' },
      ]);
      expect(await standings.record(room, someone('alice'), 3)).toEqual([
        { round: 'r4', topic: 'iam', result: 'missed' },
        { round: 'r3', topic: 'iam', result: 'wrong' },
        { round: 'r2', topic: 'iam', result: 'missed' },
      ]);
    });

    test('start earlier when a round that opened earlier closes later', async () => {
      const closeFirst = await ask('r1', minutes(1), { alice: 1 });
      await (await ask('r2', minutes(2), { bob: 1 }))();
      await (await ask('r3', minutes(3), { alice: 0, carol: 0 }))();
      const { standings } = subject().store;
      expect(byPerson(await standings.totals(room, {}))).toMatchObject([
        { name: 'ALICE', offered: 1, answered: 1, right: 0, history: 'w' },
        { name: 'BOB', offered: 2, answered: 1, right: 1, history: '-r' },
        { name: 'CAROL', offered: 1, answered: 1, right: 0, history: 'w' },
      ]);
      await closeFirst();
      expect(byPerson(await standings.totals(room, {}))).toMatchObject([
        { name: 'ALICE', offered: 3, answered: 2, right: 1, history: 'w-r' },
        { name: 'BOB', offered: 2, answered: 1, right: 1, history: '-r' },
        { name: 'CAROL', offered: 1, answered: 1, right: 0, history: 'w' },
      ]);
    });

    test('know nothing of a round that is open', async () => {
      const close = await ask('r1', minutes(1), { alice: 1 });
      const { standings } = subject().store;
      expect(await standings.totals(room, {})).toEqual([]);
      expect(await standings.rooms()).toEqual([]);
      await close();
      expect(await standings.totals(room, {})).toMatchObject([{ offered: 1, answered: 1, right: 1, history: 'r' }]);
    });

    test('leave out people to whom the range offered nothing; the history is the same in every range', async () => {
      await (await ask('r1', new Date('2026-10-31T23:59:59Z'), { alice: 1 }))();
      await (await ask('r2', new Date('2026-11-01T00:00:00Z'), { bob: 1 }))();
      const { standings } = subject().store;
      const november = { from: new Date('2026-11-01T00:00:00Z'), to: new Date('2026-12-01T00:00:00Z') };
      expect(byPerson(await standings.totals(room, november))).toMatchObject([
        { person: { id: 'alice' }, offered: 1, answered: 0, right: 0, history: '-r' },
        { person: { id: 'bob' }, offered: 1, answered: 1, right: 1, history: 'r' },
      ]);
      expect(await standings.totals(room, { to: november.from })).toMatchObject([
        { person: { id: 'alice' }, history: '-r' },
      ]);
      expect(await standings.totals(room, { from: november.to })).toEqual([]);
      expect(await standings.totals(room, { from: november.to, to: november.from })).toEqual([]);
    });

    test('a person without a name is called by the id', async () => {
      const { store } = subject();
      await store.rounds.open(round('r1'), 'c1');
      await vote(store, 'r1', someone('alice'), 1);
      await store.rounds.close('r1', start, 'v1');
      expect(await store.standings.totals(room, {})).toMatchObject([{ name: 'alice' }]);
      await store.people.remember(someone('alice', otherSpace), 'Not Alice');
      expect(await store.standings.totals(room, {})).toMatchObject([{ name: 'alice' }]);
      await store.people.remember(someone('alice'), 'Alice');
      expect(await store.standings.totals(room, {})).toMatchObject([{ name: 'Alice' }]);
    });

    test('rooms, people and boards of other spaces with the same ids stay apart', async () => {
      const places = [room, otherSpace, otherAdapter, otherRoom];
      for (const [index, place] of places.entries()) {
        await (await ask(`r${index}`, minutes(index), { alice: index % 2 }, place, false))();
      }
      const { standings } = subject().store;
      for (const [index, place] of places.entries()) {
        expect(await standings.totals(place, {})).toEqual([
          { person: someone('alice', place), name: 'ALICE', offered: 1, answered: 1, right: index % 2, history: '' },
        ]);
        const record = await standings.record(place, someone('alice', place), 9);
        expect(record.map((row) => row.round)).toEqual([`r${index}`]);
      }
      expect(await standings.record(room, someone('alice', otherSpace), 9)).toEqual([]);
      expect(await standings.rooms('T1')).toEqual([otherAdapter, room, otherRoom]);
      expect(await standings.rooms('T2')).toEqual([otherSpace]);
      expect(await standings.rooms()).toHaveLength(4);
      expect(await standings.rooms('T3')).toEqual([]);
    });

    test('a history ends after 400 slots, the newest stay', async () => {
      const late = await ask('late', minutes(300), { alice: 1 });
      for (let index = 0; index < 405; index += 1) {
        if (index !== 300)
          await (await ask(`r${index}`, minutes(index), index === 0 || index === 404 ? { alice: 1 } : {}))();
      }
      await late();
      const [alice] = await subject().store.standings.totals(room, {});
      const expected = `r${'-'.repeat(103)}r${'-'.repeat(295)}`;
      expect(alice).toMatchObject({ offered: 405, answered: 3, history: expected });
      await subject().store.standings.rebuildTotals();
      expect(await subject().store.standings.totals(room, {})).toMatchObject([{ history: expected }]);
    }, 60_000);
  });
}
