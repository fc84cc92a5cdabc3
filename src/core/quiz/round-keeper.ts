import type { Room } from '../chat/address.js';
import type { Difficulty } from '../knowledge/question.js';
import type { Slot } from '../schedule/schedule.js';

/** A question that a room is to get. */
export interface OpenOrder {
  readonly room: Room;
  readonly slot?: Slot;
  readonly closes: Date;
  readonly about?: string;
  readonly difficulty?: Difficulty;
  /** The ids of the questions to choose from; all by default. */
  readonly among?: ReadonlySet<string>;
}

export type Opened =
  | { readonly kind: 'opened'; readonly id: string }
  /** Nothing in the bank fits. */
  | { readonly kind: 'no-question' }
  /** The slot was settled already. */
  | { readonly kind: 'taken' }
  /** A question without a slot, while one is open in the room. */
  | { readonly kind: 'busy' };

/** Opens and closes rounds and sees that the room is told. */
export interface RoundKeeper {
  open(order: OpenOrder): Promise<Opened>;
  /** Waits for the attempt to post a question; why the room did not get it, if so. */
  posted(id: string, room: Room): Promise<{ readonly why: string; readonly advice?: string } | undefined>;
  /** False when it was closed already. */
  close(id: string, room: Room): Promise<boolean>;
}
