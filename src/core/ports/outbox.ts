import type { Person, Posted, Room } from '../chat/address.js';
import type { Message } from '../chat/message.js';
import type { OrUnreadable } from './unreadable.js';

/** What an outbox row says: a projection of a round or of an exam, made when it is sent, or fixed words. */
export type Letter =
  | { readonly kind: 'card'; readonly round: string }
  | { readonly kind: 'reveal'; readonly round: string }
  | { readonly kind: 'exam'; readonly exam: string }
  | { readonly kind: 'message'; readonly message: Message };

export interface OutboxRow {
  /** Unique for good. */
  readonly key: string;
  readonly to: Room | Person;
  readonly letter: Letter;
  /** Claims so far, this one included. */
  readonly attempts: number;
  /** Whether an earlier attempt may have reached the platform: look before sending again. */
  readonly uncertain: boolean;
  /** When the latest attempt ended uncertainly; absent where none did, or where its sender did not live to tell. */
  readonly since?: Date;
}

/** What has to be sent, before anything has become of it. */
export interface NewRow {
  readonly key: string;
  readonly to: Room | Person;
  readonly letter: Letter;
  /** Whom it answers, where it goes to a room: it is theirs, and goes with what they said. */
  readonly asker?: Person;
}

export type LetterState = 'pending' | 'sending' | 'sent' | 'refused';

/** Why a platform did not take a message, and what somebody can do about it. */
export interface StoredRefusal {
  readonly why: string;
  readonly advice?: string;
}

/** The durable queue of what has to be sent: `pending -> sending (a lease) -> sent | refused`. */
export interface OutboxStore {
  /** Does nothing when the key is there already. */
  add(row: NewRow, notBefore: Date): Promise<void>;
  /**
   * Adds a row that its caller sends: nobody else has it before `until`, when it comes back like any whose lease ended.
   * False, and nothing is done, when the key is there already.
   */
  hold(row: NewRow, until: Date): Promise<boolean>;
  /** Holds a row for longer; false when it has come back meanwhile, so that it may be another's. */
  renew(key: string, until: { readonly before: Date; readonly after: Date }): Promise<boolean>;
  /**
   * Takes rows that are due for one adapter: pending ones, and those whose lease ended (these are `uncertain`).
   * The lease is stored, so that a dead claimer's rows come back. One that can't be read stays claimed like the others:
   * when its lease ends, a process of another version may be able to.
   */
  claim(adapter: string, now: Date, lease: number, limit: number): Promise<readonly OrUnreadable<OutboxRow, 'key'>[]>;
  sent(key: string, posted: Posted): Promise<void>;
  /** Back to pending until `at`; `refusal` when the platform did not want it. */
  later(key: string, at: Date, refusal?: StoredRefusal): Promise<void>;
  /** Back to pending until `look`; the platform may have taken it at `since`. Once uncertain, always uncertain. */
  unsure(key: string, since: Date, look: Date): Promise<void>;
  /** Gives it up; without a `refusal`, there is nothing to say any more. */
  refused(key: string, refusal?: StoredRefusal): Promise<void>;
  /** How a row stands, with the latest refusal; undefined when there is none of that key. */
  state(key: string): Promise<{ readonly state: LetterState; readonly refusal?: StoredRefusal } | undefined>;
  /** Where the message of a row stands, once it was sent. */
  posted(key: string): Promise<Posted | undefined>;
  /** Deletes what was sent, or given up, before an instant; its keys are as good as new. How many. */
  forget(before: Date): Promise<number>;
}

export interface OutboxStores {
  readonly outbox: OutboxStore;
}
