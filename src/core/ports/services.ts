import type { Room } from '../chat/address.js';
import type { Adapter } from './adapter.js';
import type { Meaning } from './meaning.js';
import type { QuizShelf } from './quiz-shelf.js';
import type { Timing } from './timing.js';

/** Structured log lines; never a secret, never a person's words. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** The one clock of the program: the database's where there are several processes. */
export interface Clock {
  now(): Promise<Date>;
}

/**
 * What a part of the bot is given: everything that is not pure comes in through here. `Stores` are the ports that the
 * part keeps things in, `Known` is what it has to know of the notes.
 */
export interface Services<Stores = unknown, Known = unknown> {
  readonly store: Clock & Stores;
  /** The knowledge as it is now; changes only as a whole. */
  library(): Known;
  /** What finds texts by what they mean; undefined where, or as long as, words have to do. */
  meaning(): Meaning | undefined;
  /** Who this process is among those that share the store; one that has its store alone always has the same name. */
  readonly replica: string;
  /** The adapter of that name, where this process serves its platform. */
  adapter(name: string): Adapter | undefined;
  /** The names of the platforms that this process serves now. */
  adapters(): readonly string[];
  /** This process's own clock, in milliseconds, which never goes back: for what nobody else has to agree on. */
  elapsed(): number;
  /** Uniform in [0, 1). */
  random(): number;
  /** Short, unique for good, of letters and digits only. */
  newId(): string;
  /** Lets whatever else waits have its turn: for work that would take too long in one piece. */
  breathe(): Promise<void>;
  /** Where approved questions go. */
  readonly shelf: QuizShelf;
  readonly timing: Timing;
  readonly log: Log;
  /** Whether this deployment may be used there: one set of notes serves the spaces that its owner lists. */
  serves(room: Room): boolean;
  /** Adapters whose people may be as fast as they like: they run the program themselves. */
  readonly unlimited: ReadonlySet<string>;
  /** Ids of people who may manage beside those whom their platform lets. */
  readonly managers: ReadonlySet<string>;
  /** The base of links to passages. */
  readonly knowledgeUrl?: string;
}
