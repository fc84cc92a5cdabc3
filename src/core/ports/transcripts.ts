import type { Person, Room } from '../chat/address.js';
import type { Message } from '../chat/message.js';

/** The conversation of a surface that has no server of its own to keep it. */
export interface TranscriptStore {
  /** Appends; with a key that is there already nothing is written and the first entry is returned. */
  append(entry: NewEntry): Promise<Entry>;
  /** Replaces the message of an entry; undefined when there is no such entry. */
  replace(room: Room, id: string, message: Message): Promise<Entry | undefined>;
  /** The latest entries of a room that everybody sees, or that person does, oldest first. */
  latest(room: Room, viewer: Person | undefined, limit: number): Promise<readonly Entry[]>;
  /** Deletes what is older than an instant, and the oldest beyond 10,000 of a room. How many. */
  forget(before: Date): Promise<number>;
  byKey(room: Room, key: string): Promise<Entry | undefined>;
}

export interface NewEntry {
  readonly room: Room;
  readonly at: Date;
  /** Absent when the bot speaks. */
  readonly by?: Person;
  /** Absent when everybody sees it. */
  readonly only?: Person;
  /** Whom it answers, where everybody sees it: it goes with what they said. */
  readonly asker?: Person;
  readonly key?: string;
  readonly message: Message;
}

export interface Entry extends Omit<NewEntry, 'asker'> {
  /** Increases in a room in the order of appending. */
  readonly id: string;
}
