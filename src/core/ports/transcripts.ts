import type { Person, Room } from '../chat/address.js';
import type { Message } from '../chat/message.js';

/** The conversation of a surface that has no server of its own to keep it. */
export interface TranscriptStore {
  /** Appends; with a key that is there already nothing is written and the first entry is returned. */
  append(entry: NewEntry): Promise<Entry>;
  /** Replaces what the bot said; undefined when there is no such entry, or a person said it. */
  replace(room: Room, id: string, message: Message): Promise<Entry | undefined>;
  /** The latest entries of a room that everybody sees, oldest first; with an id those from before it. */
  latest(room: Room, limit: number, before?: string): Promise<readonly Entry[]>;
  /** The latest that this person alone sees, oldest first. It looks no further back than a thousand entries. */
  privateTo(person: Person, room: Room, limit: number): Promise<readonly Entry[]>;
  byId(room: Room, id: string): Promise<Entry | undefined>;
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
