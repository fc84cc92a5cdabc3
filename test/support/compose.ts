import type { Library } from '../../src/core/library.js';
import { type Adapter, defaultTiming, type Log } from '../../src/core/ports.js';
import type { Services } from '../../src/core/services.js';
import type { Store } from '../../src/core/store.js';
import { createStudyhall, type Studyhall } from '../../src/core/studyhall.js';

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
  besides: Partial<Services> = {},
): Studyhall =>
  createStudyhall({
    store,
    library,
    replica: 'alone',
    adapter: (name) => (name === adapter.name ? adapter : undefined),
    adapters: () => [adapter.name],
    random: () => 0.5,
    newId,
    breathe: async () => undefined,
    timing: defaultTiming,
    log,
    serves: () => true,
    managers: new Set(),
    ...besides,
  });
