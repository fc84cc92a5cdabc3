import type { Room } from './chat/address.js';
import type { Library } from './library.js';
import type { Adapter, Log, Timing } from './ports.js';
import type { Store } from './store.js';

/** What the bot's parts are given: everything that is not pure comes in through here. */
export interface Services {
  readonly store: Store;
  /** The knowledge as it is now; changes only as a whole. */
  library(): Library;
  /** Who this process is among those that share the store; one that has its store alone always has the same name. */
  readonly replica: string;
  /** The adapter of that name, where this process serves its platform. */
  adapter(name: string): Adapter | undefined;
  /** The names of the platforms that this process serves now. */
  adapters(): readonly string[];
  /** Uniform in [0, 1). */
  random(): number;
  /** Short, unique for good, of letters and digits only. */
  newId(): string;
  /** Lets whatever else waits have its turn: for work that would take too long in one piece. */
  breathe(): Promise<void>;
  readonly timing: Timing;
  readonly log: Log;
  /** Whether this deployment may be used there: one set of notes serves the spaces that its owner lists. */
  serves(room: Room): boolean;
  /** Ids of people who may manage beside those whom their platform lets. */
  readonly managers: ReadonlySet<string>;
  /** The base of links to passages. */
  readonly knowledgeUrl?: string;
}
