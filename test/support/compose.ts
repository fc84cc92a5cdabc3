import type { Library } from '../../src/core/ask/index/library.js';
import type { Store } from '../../src/core/bot/store.js';
import { createStudyhall, type Studyhall } from '../../src/core/bot/studyhall.js';
import type { Adapter } from '../../src/core/ports/adapter.js';
import type { Log, Services } from '../../src/core/ports/services.js';
import { defaultTiming } from '../../src/core/ports/timing.js';

/** Ids that tell a test's story in order, unique for as long as the test keeps the function. */
export function createIds(): () => string {
  let count = 0;
  return () => `id${++count}`;
}

export interface Composed {
  readonly store: Store;
  readonly adapter: Adapter;
  readonly log: Log;
  library(): Library;
  newId(): string;
}

/** The core over one adapter, without chance; what a test says besides takes the place of the usual. */
export const compose = (
  { store, adapter, log, library, newId }: Composed,
  besides: Partial<Services<Store, Library>> = {},
): Studyhall =>
  createStudyhall({
    store,
    library,
    meaning: () => undefined,
    replica: 'alone',
    adapter: (name) => (name === adapter.name ? adapter : undefined),
    adapters: () => [adapter.name],
    elapsed: () => 0,
    // Most stories are told faster than people click.
    unlimited: new Set([adapter.name]),
    random: () => 0.5,
    newId,
    breathe: async () => undefined,
    shelf: { write: async () => false, create: async () => 'refused', use: async () => undefined },
    timing: defaultTiming,
    log,
    serves: () => true,
    managers: new Set(),
    ...besides,
  });
