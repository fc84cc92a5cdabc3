import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { openStore as OpenStore } from '../../src/store/open-store.js';
import { type MakePlace, openStage, until } from './quiz-stage.js';

export interface Rooms {
  readonly rooms: number;
  /** From the minute on until every slot had its round, and until every card stood, in seconds. */
  readonly claimed: number;
  readonly posted: number;
  readonly doubled: number;
  readonly posts: number;
  readonly turnedAway: number;
  /** The shortest time that the platform's limit allows, in seconds; 0 without a limit. */
  readonly least: number;
}

/** Rooms whose schedules are all due in the same minute. `limit`: what the workspace may post. */
export async function rooms(
  make: MakePlace,
  count: number,
  limit?: { readonly burst: number; readonly perSecond: number },
): Promise<Rooms> {
  const stage = await openStage(make, { limits: false, ...(limit ? { posts: limit } : {}) });
  const { standIn } = stage;
  const names = Array.from({ length: count }, (_, i) => `CBENCH${i}`);
  for (const id of names) {
    standIn.state.channels.set(id, { id, name: id, member: true, archived: false, private: false, messages: [] });
  }
  try {
    const dist = pathToFileURL(join(process.cwd(), 'dist/store/open-store.js')).href;
    const { openStore } = (await import(dist)) as { openStore: typeof OpenStore };
    const store = await openStore(stage.place.url, { now: () => new Date(), mode: 'owner' });
    const minute = 60_000;
    // Far enough away that all can be written and the program started.
    const due = Math.ceil((Date.now() + 25_000) / minute) * minute;
    const phrase = `every day at ${new Date(due).toISOString().slice(11, 16)} UTC, close after 30m`;
    for (const [i, id] of names.entries()) {
      const room = { adapter: 'slack', space: 'TACME', id };
      const by = { adapter: 'slack', space: 'TACME', id: 'UANA' };
      await store.schedules.add({ id: `s${i}`, room, phrase, by, since: new Date(due - 30 * minute) });
    }
    await store.close();
    await stage.start();
    const rows = stage.place.rows();
    standIn.calls.length = 0;
    const cards = (): number[] => names.map((id) => standIn.state.find(id)?.messages.length ?? 0);
    let claimed = Number.NaN;
    await until('every slot claimed', 180_000, async () => (await rows.settled()) >= count);
    claimed = (Date.now() - due) / 1_000;
    await until('every card posted', 600_000, () => cards().every((each) => each > 0));
    const posted = (Date.now() - due) / 1_000;
    await rows.close();
    return {
      rooms: count,
      claimed,
      posted,
      doubled: cards().reduce((sum, each) => sum + each - 1, 0),
      posts: standIn.count('chat.postMessage'),
      turnedAway: standIn.limited(),
      least: limit ? Math.max(0, count - limit.burst) / limit.perSecond : 0,
    };
  } finally {
    await stage.end();
  }
}
