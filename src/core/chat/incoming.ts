import type { Person, Posted, Room } from './address.js';

interface Arrival {
  readonly room: Room;
  readonly by: Person;
  /** The person's display name, where the platform's payload carries it; a login is none. */
  readonly name?: string;
}

/** Words: a command as typed (`/quiz now`), or what stood beside a mention or in a direct message. */
export interface Said extends Arrival {
  readonly kind: 'said';
  readonly text: string;
  readonly via: 'command' | 'mention' | 'direct';
}

/** A button. `on` is the message it stood on; `alone`: only the presser sees that message. */
export interface Pressed extends Arrival {
  readonly kind: 'pressed';
  readonly id: string;
  readonly on?: Posted;
  readonly alone?: boolean;
}

/** Options of a `choose` block, counted from 0. */
export interface Chose extends Arrival {
  readonly kind: 'chose';
  readonly id: string;
  readonly picks: readonly number[];
  readonly on?: Posted;
  readonly alone?: boolean;
}

/** A filled form; `on` and `alone` are of the message whose button opened it, where that is known. */
export interface Submitted extends Arrival {
  readonly kind: 'submitted';
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly on?: Posted;
  readonly alone?: boolean;
}

/** A shortcut that somebody used on a message, whoever wrote it. */
export interface Pointed extends Arrival {
  readonly kind: 'pointed';
  readonly id: string;
  readonly message: {
    /** Its words as Markdown, with names in place of ids; empty where it has none. */
    readonly text: string;
    /** Where it can be opened, on a platform that has such addresses. */
    readonly url?: string;
  };
}

/** A command being typed: answered with suggestions. */
export interface Typing extends Arrival {
  readonly kind: 'typing';
  readonly text: string;
}

/** The person opened their own view of the bot. */
export interface Opened extends Arrival {
  readonly kind: 'opened';
}

/**
 * What reaches the bot from a platform: data, not callbacks, so that a test is values in, values out.
 * A platform that delivers the same thing twice may hand it over twice: handling is idempotent.
 */
export type Incoming = Said | Pressed | Chose | Submitted | Pointed | Typing | Opened;
