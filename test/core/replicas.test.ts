import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/core/chat/plain-text.js';
import type { Schedule } from '../../src/core/quiz/round.js';
import { openReplicas } from '../support/replicas.js';

const second = 1_000;
const people = ['ana', 'bo', 'chen', 'dora', 'eli'];
const seed = 12;

/** Numbers from 0 to 1 that follow from a seed. */
function chanceOf(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A question in each room: opened by its schedule, voted on by way of all replicas, closed and revealed. */
async function story(count: number, rooms: readonly string[], chance: () => number, killAt?: number) {
  const all = await openReplicas({ count, chance, killAt });
  const { store, room, advance } = all;
  const beats = async (n: number, length = second): Promise<void> => {
    for (let i = 0; i < n; i += 1) await advance(length);
  };
  /** What a killed one had taken comes back when its lease has ended. */
  const lease = (): Promise<void> => beats(killAt === undefined ? 0 : 4, 10 * second);
  for (const id of rooms) {
    const by = { adapter: room(id).adapter, space: 'team', id: 'ana' };
    const phrase = 'every day at 10:00 UTC, close after 2m';
    const since = new Date('2026-11-25T09:59:00Z');
    const schedule: Schedule = { id: `daily-${id}`, room: room(id), phrase, by, since };
    await store.schedules.add(schedule);
  }
  await advance(60 * second);
  await beats(2);
  await lease();
  for (const id of rooms) {
    const [round] = await store.rounds.openIn(room(id));
    if (!round) throw new Error(`no round is open in ${id}`);
    const waiting = new Map(people.map((person) => [person, all.choose(person, round.id, room(id), 0)]));
    await beats(2);
    // Whoever hears nothing presses again.
    for (const [person, { reply }] of waiting) if (!reply) all.choose(person, round.id, room(id), 1);
    await beats(1);
  }
  await advance(120 * second);
  await beats(3);
  await lease();
  await beats(2);
  return all;
}

async function check(all: Awaited<ReturnType<typeof story>>, rooms: readonly string[]): Promise<void> {
  const { store, recorder, room, shown, sends } = all;
  expect([...sends].sort()).toEqual([...new Set(sends)].sort());
  for (const id of rooms) {
    const past = await store.rounds.past(room(id), 10);
    expect(past.map(({ slotted, voters }) => [slotted, voters])).toEqual([[true, people.length]]);
    const [round] = past;
    const here = recorder.messages().filter(({ to }) => to.id === id);
    expect(here.map(({ key }) => key)).toEqual([`card:${round?.id}`, `reveal:${round?.id}`]);
    expect(here[0] && plainText(here[0].message)).toContain(`${people.length} answered · closed`);
    expect(here[1] && plainText(here[1].message)).toContain(`of ${people.length} right`);
  }
  for (const tones of shown.values()) expect(tones.join(' ')).toMatch(/^(open ?)*(closed ?)+$/);
  expect(await store.rounds.undrawn()).toEqual([]);
  expect(all.log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
}

describe('several replicas on one store', () => {
  it.each([2, 3])('open, count, close and reveal everything once, whoever is first: %i of them', async (count) => {
    const rooms = ['general', 'random', 'cloud'];
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1 }), async (start) => {
        const all = await story(count, rooms, chanceOf(start));
        await check(all, rooms);
        await all.store.close();
      }),
      { seed, numRuns: 8, endOnFailure: true },
    );
  });

  it('finish what one of them began, wherever it is killed', async () => {
    const rooms = ['general'];
    const whole = await story(2, rooms, chanceOf(seed));
    const turns = whole.replicas[0]?.turns ?? 0;
    await whole.store.close();
    expect(turns).toBeGreaterThan(100);
    console.log(turns, performance.now());
    for (let killAt = 1; killAt <= turns; killAt += 1) {
      const all = await story(2, rooms, chanceOf(seed + killAt), killAt);
      await check(all, rooms).catch((error: unknown) => {
        throw new Error(`killed at turn ${killAt} of ${turns}`, { cause: error });
      });
      await all.store.close();
    }
  });
});
