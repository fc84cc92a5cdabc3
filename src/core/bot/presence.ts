import type { Presence } from '../ports/bot.js';
import type { Services } from '../ports/services.js';
import type { Space, SpaceStores } from '../ports/spaces.js';

/** Notes which spaces took the bot out; the store leaves them out of whatever is due. */
export function createPresence({ store, adapter, log }: Services<SpaceStores>): Presence {
  const guarded = async (note: () => Promise<void>): Promise<void> => {
    try {
      await note();
    } catch (error) {
      log.error({ err: error }, 'could not note which workspaces and servers have the bot');
    }
  };

  const leave = async ({ adapter, space }: Space): Promise<void> => {
    if (!(await store.spaces.left({ adapter, space }, await store.now()))) return;
    log.warn({ adapter, space }, 'the bot was removed from a workspace or server; its data is deleted after 30 days');
  };
  const join = async ({ adapter, space }: Space): Promise<void> => {
    if (await store.spaces.returned({ adapter, space }))
      log.info({ adapter, space }, 'a workspace or server has the bot again');
  };

  return {
    left: (space) => guarded(() => leave(space)),
    joined: (space) => guarded(() => join(space)),
    present: (name, spaces) =>
      guarded(async () => {
        const here = new Set(spaces);
        const direct = adapter(name)?.direct;
        for (const space of here) await join({ adapter: name, space });
        for (const each of await store.spaces.of(name)) {
          if (!here.has(each.space) && each.space !== direct) await leave(each);
        }
      }),
  };
}
