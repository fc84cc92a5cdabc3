import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Room } from '../../../src/core/chat/address.js';
import { plainText } from '../../../src/core/chat/plain-text.js';
import type { Reply } from '../../../src/core/chat/reply.js';
import type { Outcome } from '../../../src/core/ports/adapter.js';
import type { Schedule } from '../../../src/core/schedule/schedule.js';
import { openReplicas } from '../../support/replicas.js';
import { replyText } from '../../support/stage.js';

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

const daily = (room: Room): Schedule => ({
  id: `daily-${room.id}`,
  room,
  phrase: 'every day at 10:00 UTC, close after 2m',
  by: { adapter: room.adapter, space: room.space, id: 'ana' },
  since: new Date('2026-11-25T09:59:00Z'),
});

/** A question in each room: opened by its schedule, voted on by way of all replicas, closed and revealed. */
async function story(count: number, rooms: readonly string[], chance: () => number, killAt?: number) {
  const all = await openReplicas({ count, chance, killAt });
  const { store, room, advance } = all;
  const beats = async (n: number, length = second): Promise<void> => {
    for (let i = 0; i < n; i += 1) await advance(length);
  };
  /** What a killed one had taken comes back when its lease has ended. */
  const lease = (): Promise<void> => beats(killAt === undefined ? 0 : 4, 10 * second);
  for (const id of rooms) await store.schedules.add(daily(room(id)));
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
  const [last] = await store.rounds.openIn(room(rooms[0] ?? ''));
  await advance((last?.closes.getTime() ?? 0) - all.now().getTime() - second);
  // The last second: presses, edits and the end happen at once.
  const late: { reply?: Reply }[] = [];
  for (let i = 0; i < 10; i += 1) {
    for (const id of rooms) {
      const [round] = await store.rounds.openIn(room(id));
      if (round && i < 5) late.push(all.choose(`late${i}`, round.id, room(id), 2));
    }
    await advance(200, Math.floor(chance() * 40));
  }
  await beats(4);
  await lease();
  await beats(2);
  const counted = late.filter(({ reply }) => reply && replyText(reply).includes('Your answer is'));
  return { ...all, counted: people.length * rooms.length + counted.length, late: late.length };
}

async function check(all: Awaited<ReturnType<typeof story>>, rooms: readonly string[]): Promise<void> {
  const { store, recorder, room, sends } = all;
  let voters = 0;
  expect([...sends].sort()).toEqual([...new Set(sends)].sort());
  for (const id of rooms) {
    const past = await store.rounds.latest(room(id), 10);
    expect(past.map(({ slotted }) => slotted)).toEqual([true]);
    const [round] = past;
    voters += round?.voters ?? 0;
    const here = recorder.messages().filter(({ to }) => to.id === id);
    expect(here.map(({ key }) => key)).toEqual([`card:${round?.id}`, `reveal:${round?.id}`]);
    expect(here[0] && plainText(here[0].message)).toContain(`${round?.voters} answered · closed`);
    expect(here[1] && plainText(here[1].message)).toContain(`of ${round?.voters} right`);
  }
  // What was confirmed is counted; what was not may be.
  expect(voters).toBeGreaterThanOrEqual(all.counted);
  expect(voters).toBeLessThanOrEqual(people.length * rooms.length + all.late);
  for (const id of new Set(recorder.edits.map((edit) => edit.id))) {
    const tones = recorder.edits.filter((edit) => edit.id === id).map(({ message }) => message.tone);
    expect(tones.join(' ')).toMatch(/^(open ?)*(closed ?)+$/);
  }
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

  it('finish what one of them began, wherever it is killed', { timeout: 60_000 }, async () => {
    const rooms = ['general'];
    const whole = await story(2, rooms, chanceOf(seed));
    const turns = whole.replicas[0]?.turns ?? 0;
    await whole.store.close();
    expect(turns).toBeGreaterThan(100);
    for (let killAt = 1; killAt <= turns; killAt += 2) {
      const all = await story(2, rooms, chanceOf(seed + killAt), killAt);
      await check(all, rooms).catch((error: unknown) => {
        throw new Error(`killed at turn ${killAt} of ${turns}`, { cause: error });
      });
      await all.store.close();
    }
  });
});

describe('a card that two replicas want to edit', () => {
  /** A first replica hangs with an edit of an open card on its way, ten seconds before the end of the round. */
  async function open() {
    const all = await openReplicas({ count: 2, chance: chanceOf(seed) });
    onTestFinished(() => all.store.close());
    const { recorder, store, room, advance, settle } = all;
    await store.schedules.add(daily(room('general')));
    await advance(60 * second);
    await advance(5 * second);
    const [round] = await store.rounds.openIn(room('general'));
    // Ten seconds before its end.
    await advance((round?.closes.getTime() ?? 0) - all.now().getTime() - 10 * second);
    let arrive: (outcome: Outcome) => void = () => undefined;
    recorder.editEnds.push(
      new Promise((resolve) => {
        arrive = resolve;
      }),
    );
    for (const replica of all.replicas.slice(0, 1)) {
      replica.beating = true;
      const by = { adapter: recorder.adapter.name, space: 'team', id: 'bo' };
      const chosen = { kind: 'chose', room: room('general'), by, id: `vote:${round?.id}`, picks: [0] } as const;
      void replica.studyhall.bot.handle(chosen);
    }
    await settle();
    const tones = () => recorder.edits.map(({ message }) => message.tone);
    const end = async (): Promise<void> => {
      arrive({ kind: 'sent', posted: { room: room('general'), id: 'm1' } });
      await settle();
    };
    return { store, advance, tones, end };
  }

  it('is left alone until the edit that is on its way has ended, and is closed then', async () => {
    const { store, advance, tones, end } = await open();
    await advance(12 * second);
    expect(tones()).toEqual([]);
    await end();
    for (let i = 0; i < 3; i += 1) await advance(second);
    expect(tones()).toEqual(['open', 'closed']);
    expect(await store.rounds.undrawn()).toEqual([]);
  });

  it('is closed when the lease of one that never comes back has ended', async () => {
    const { store, advance, tones } = await open();
    for (let i = 0; i < 29; i += 1) await advance(second);
    expect(tones()).toEqual([]);
    for (let i = 0; i < 3; i += 1) await advance(second);
    expect(tones()).toEqual(['closed']);
    expect(await store.rounds.undrawn()).toEqual([]);
  });
});
