import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/core/bot/store.js';
import type { Room } from '../../src/core/chat/address.js';
import { line } from '../../src/core/chat/message.js';
import { exam, minutes, room, round, slot, snapshot, someone, start, vote } from './store-fixtures.js';

/** Two ways to one database, as two processes have them; what has one process only gives the same one twice. */
export interface Replicas {
  readonly one: Store;
  readonly two: Store;
  dispose(): Promise<void>;
}

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const people = upTo(12).map((index) => someone(`p${index}`));
const roomOf = (index: number): Room => ({ ...room, id: `room-${index}` });

/** What has to hold when several processes work on one store at the same moment. */
export function racesContract(name: string, open: () => Promise<Replicas>): void {
  describe(`several at once: ${name}`, () => {
    let replicas: Replicas;
    let one: Store;
    let two: Store;
    beforeEach(async () => {
      replicas = await open();
      ({ one, two } = replicas);
    });
    afterEach(() => replicas.dispose());

    const turns = (index: number): Store => (index % 2 === 0 ? one : two);

    /** What boards say, and what they say once it has all been counted anew. */
    const boards = async (of: Room) => {
      const read = async () =>
        [...(await one.standings.totals(of, {}))].sort((a, b) => (a.person.id < b.person.id ? -1 : 1));
      const before = await read();
      await two.standings.rebuildTotals();
      return { before, after: await read() };
    };

    test('an exam ends once, its result is told once, and an answer is in it or told late', async () => {
      for (const index of upTo(25)) {
        const id = `e${index}`;
        const person = someone(`taker-${index}`);
        const begun = await Promise.all([one, two].map((each, i) => each.exams.begin(exam(`${id}-${i}`, { person }))));
        expect(begun.filter(Boolean)).toHaveLength(1);
        const running = `${id}-${begun.indexOf(true)}`;
        const answers = upTo(6).map(async (n) => {
          for (const _ of upTo((n + index) % 5)) await turns(n).people.in('slack', 'nobody');
          const answer = { ballot: { picks: [n % 2] }, right: n % 2 === 1 };
          return turns(n).exams.answer(running, n % 3, answer, minutes(1));
        });
        const ends = upTo(2).map(async (at) => {
          for (const _ of upTo(index % 4)) await turns(at).people.in('slack', 'nobody');
          return turns(at).exams.end(running, minutes(2), new Set(), `exam:${running}`);
        });
        const ended = await Promise.all(ends);
        const kept = await Promise.all(answers);
        expect(ended.filter(Boolean)).toHaveLength(1);
        const places = new Set(kept.flatMap((counted, n) => (counted ? [n % 3] : [])));
        const after = await one.exams.get(running);
        expect(new Set(after?.answers.keys())).toEqual(places);
        expect(await two.practised.answers(person)).toHaveLength(places.size);
        expect(await one.exams.answer(running, 0, { ballot: { picks: [1] }, right: true }, minutes(1))).toBe(false);
      }
      const letters = [
        ...(await one.outbox.claim('slack', minutes(60), 1_000, 100)),
        ...(await two.outbox.claim('slack', minutes(60), 1_000, 100)),
      ];
      expect(letters.map(({ key }) => key.replace(/-\d$/, '')).sort()).toEqual(
        upTo(25)
          .map((n) => `exam:e${n}`)
          .sort(),
      );
    });

    test('a vote is counted in the totals or told late, when its round closes at that moment', async () => {
      for (const index of upTo(25)) {
        const id = `r${index}`;
        await one.rounds.open(round(id, { slot: slot('s', minutes(index)), opens: minutes(index) }), `c${index}`);
        const votes = people.map(async (person, at) => {
          // Some come with the closing, some after a turn or two.
          for (const _ of upTo((at + index) % 5)) await turns(at).people.in('slack', 'nobody');
          return vote(turns(at), id, person, at % 3, { name: person.id });
        });
        const closing = (async () => {
          for (const _ of upTo(index % 4)) await two.people.in('slack', 'nobody');
          // Votes may be gathered until the process has read what came in.
          if (index % 2 === 0) await new Promise((resolve) => setImmediate(resolve));
          return two.rounds.close(id, minutes(50), `v${index}`);
        })();
        const outcomes = await Promise.all(votes);
        expect(await closing).toBe(true);
        const counted = outcomes.filter((outcome) => outcome === 'counted').length;
        expect(counted + outcomes.filter((outcome) => outcome === 'late').length).toBe(people.length);
        expect((await one.rounds.tally(id)).voters).toBe(counted);
        expect((await one.rounds.latest(room, 1))[0]).toMatchObject({ id, voters: counted });
      }
      const { before, after } = await boards(room);
      expect(before).toEqual(after);
      expect(before).toHaveLength(people.length);
    });

    test('a slot opens once', async () => {
      const slots = upTo(40);
      const tries = slots.flatMap((index) =>
        [one, two].map((store, which) =>
          store.rounds.open(
            round(`r${index}-${which}`, { slot: slot('s', minutes(index)), room: roomOf(index) }),
            `card:r${index}-${which}`,
          ),
        ),
      );
      const outcomes = await Promise.all(tries);
      for (const index of slots) expect(outcomes.slice(2 * index, 2 * index + 2).sort()).toEqual(['opened', 'taken']);
      expect(await one.outbox.claim('slack', start, 1_000, 100)).toHaveLength(40);
    });

    test('of two questions by hand in one room one waits', async () => {
      const tries = upTo(40).flatMap((index) =>
        [one, two].map((store, which) =>
          store.rounds.open(round(`r${index}-${which}`, { room: roomOf(index) }), `card:r${index}-${which}`),
        ),
      );
      const outcomes = await Promise.all(tries);
      for (const index of upTo(40)) {
        expect(outcomes.slice(2 * index, 2 * index + 2).sort()).toEqual(['busy', 'opened']);
        expect(await one.rounds.openIn(roomOf(index))).toHaveLength(1);
      }
      expect(await one.outbox.claim('slack', start, 1_000, 100)).toHaveLength(40);
    });

    test('a letter is claimed by one', async () => {
      const letter = { kind: 'message', message: line('hello') } as const;
      for (const index of upTo(150)) await one.outbox.add({ key: `k${index}`, to: room, letter }, start);
      const taken: string[] = [];
      const empty = async (store: Store): Promise<void> => {
        const rows = await store.outbox.claim('slack', start, 60_000, 7);
        if (rows.length === 0) return;
        taken.push(...rows.map(({ key }) => key));
        await empty(store);
      };
      await Promise.all([one, two, one, two].map(empty));
      // What another one was about to take is left to it; a claimer that found nothing may have been too early.
      await empty(one);
      expect(taken).toHaveLength(150);
      expect(new Set(taken).size).toBe(150);
    });

    test('rounds of a room close at the same moment, once each, and the boards are right', async () => {
      for (const index of upTo(8)) {
        const ids = upTo(3).map((which) => `r${index}-${which}`);
        for (const [which, id] of ids.entries()) {
          const opens = minutes(index * 10 + which);
          await one.rounds.open(round(id, { slot: slot(`s${which}`, opens), opens, closes: minutes(1e5) }), `c-${id}`);
          for (const [at, person] of people.entries()) {
            if ((at + index + which) % 3 > 0) await vote(two, id, person, (at * which) % 3, { at: opens });
          }
        }
        const closings = await Promise.all(
          ids.flatMap((id) => [one, two].map((store) => store.rounds.close(id, minutes(500), `v-${id}`))),
        );
        expect(closings.filter((closed) => closed)).toHaveLength(3);
      }
      const { before, after } = await boards(room);
      expect(before).toEqual(after);
      expect(Math.max(...before.map(({ history }) => history.length))).toBe(24);
    });

    test('a correction and a closing in one room don’t lose each other’s counts', async () => {
      await one.rounds.open(round('r0', { slot: slot('s', start) }), 'c0');
      for (const person of people) await vote(one, 'r0', person, 0);
      await one.rounds.close('r0', minutes(1), 'v0');
      for (const index of upTo(10)) {
        const ids = upTo(3).map((which) => `r${index}-${which}`);
        for (const [which, id] of ids.entries()) {
          const opens = minutes(index * 3 + which + 1);
          await one.rounds.open(round(id, { slot: slot('s', opens), opens }), `c-${id}`);
          for (const [at, person] of people.entries()) await vote(two, id, person, (at + index) % 3, { at: opens });
        }
        const correct = (store: Store, pick: number) =>
          store.rounds.correct('r0', snapshot('q-r0'), ({ picks }) => picks[0] === pick);
        const close = (store: Store, id = '') => store.rounds.close(id, minutes(40), `v-${id}`);
        await Promise.all([
          ...[close(one, ids[0]), correct(two, index % 2), close(one, ids[1])],
          ...[correct(one, 0), close(two, ids[2]), correct(two, 1)],
        ]);
      }
      const { before, after } = await boards(room);
      expect(before).toEqual(after);
      expect(Math.max(...before.map(({ history }) => history.length))).toBe(31);
    });

    test('a round is withdrawn or voted in, never both', async () => {
      for (const index of upTo(40)) {
        const id = `r${index}`;
        const where = roomOf(index);
        await one.rounds.open(round(id, { room: where }), `c${index}`);
        const [{ kind }, outcome] = await Promise.all([
          one.rounds.withdraw(id, `c${index}`),
          vote(two, id, someone('alice', where), 1),
        ]);
        const withdrawn = kind === 'withdrawn';
        expect([...(withdrawn ? ['gone', 'late'] : ['counted'])]).toContain(outcome);
        expect((await two.rounds.get(id)) === undefined).toBe(withdrawn);
      }
    });

    test('entries of a transcript keep apart, and one key is one entry', async () => {
      const appended = await Promise.all(
        upTo(60).map((index) =>
          turns(index).transcripts.append({
            room,
            at: start,
            message: line(`${index}`),
            ...(index % 3 === 0 ? { key: `k${index % 4}` } : {}),
          }),
        ),
      );
      const ids = new Set(appended.map(({ id }) => id));
      // Forty without a key, and one each of four keys.
      expect(ids.size).toBe(44);
      expect(await one.transcripts.latest(room, 100)).toHaveLength(44);
    });

    test('a lease is held by one, and one is the first', async () => {
      const held = await Promise.all(
        upTo(10).map((index) => turns(index).leases.take('gateway', `h${index % 2}`, start, 60_000)),
      );
      expect(new Set(held.map((has, index) => (has ? index % 2 : 'none'))).size).toBe(2);
      const first = await Promise.all(upTo(20).map((index) => turns(index).leases.first('event', start)));
      expect(first.filter((each) => each)).toHaveLength(1);
    });

    test('names and the votes of one person in several places at once arrive', async () => {
      for (const index of upTo(6)) await one.rounds.open(round(`r${index}`, { room: roomOf(index) }), `c${index}`);
      const outcomes = await Promise.all(
        upTo(60).map((index) => vote(turns(index), `r${index % 6}`, someone('alice'), 1, { name: `A${index % 2}` })),
      );
      expect(outcomes.filter((outcome) => outcome === 'late' || outcome === 'gone')).toEqual([]);
      for (const index of upTo(6)) expect(await two.rounds.tally(`r${index}`)).toMatchObject({ voters: 1, right: 1 });
      expect(await two.people.in('slack', 'T1')).toHaveLength(1);
    });
  });
}
