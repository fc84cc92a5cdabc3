import type { Store } from '../../../src/core/bot/store.js';
import { someone, vote } from '../../contracts/store-fixtures.js';

/** Votes until it is told to stop; keeps what was acknowledged, and how often it was told that the store is away. */
export function keepVoting(store: Store, id: string, name: string) {
  const acknowledged: string[] = [];
  const refused: unknown[] = [];
  let stopping = false;
  const done = (async () => {
    for (let index = 0; !stopping; index += 1) {
      const person = `${name}-${index}`;
      try {
        const outcome = await vote(store, id, someone(person), 1, { name: person });
        if (outcome === 'counted' || outcome === 'same') acknowledged.push(person);
      } catch (error) {
        refused.push(error);
        // Whoever is told to press again does so after a while.
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    }
  })();
  return {
    acknowledged,
    refused,
    async stop() {
      stopping = true;
      await done;
    },
  };
}

/** Waits for a state, looking as often as others let it. */
export async function until(state: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await state())) await new Promise((resolve) => setImmediate(resolve));
}
