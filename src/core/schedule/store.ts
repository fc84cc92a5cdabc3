import type { Room } from '../chat/address.js';
import type { OrUnreadable } from '../ports/unreadable.js';
import type { Schedule, Slot } from './schedule.js';
import type { Settings } from './settings.js';

export type SkippedWhy = 'late' | 'no-question' | 'not-posted';

export interface SkippedSlot {
  readonly opens: Date;
  readonly why: SkippedWhy;
  /** What somebody can do about a question that was not posted, where that is known. */
  readonly advice?: string;
}

/** A schedule with the last slot of it that was settled: opened or skipped. */
export interface ScheduleState {
  readonly schedule: Schedule;
  readonly last?: Slot;
}

export interface ScheduleStore {
  add(schedule: Schedule): Promise<void>;
  /** Of one room, oldest first. */
  of(room: Room): Promise<readonly Schedule[]>;
  /** Of all rooms of a space, oldest first. */
  in(adapter: string, space: string): Promise<readonly Schedule[]>;
  /** The one of that id in a room; undefined when there is none. */
  get(room: Room, id: string): Promise<ScheduleState | undefined>;
  /** Of all rooms, oldest first. */
  due(): Promise<readonly ScheduleState[]>;
  /**
   * Sets or lifts (`undefined`) the pause of a room's schedules, or of the one of that id; lifting sets `since`. How
   * many there were.
   */
  pause(room: Room, until: Date | 'forever' | undefined, now: Date, id?: string): Promise<number>;
  /** Gives a schedule of a room another phrase and start; its settled slots stay. False when there is none of that id. */
  move(room: Room, id: string, phrase: string, since: Date): Promise<boolean>;
  /** Takes a schedule out of a room; its rounds stay. False when there is none of that id. */
  remove(room: Room, id: string): Promise<boolean>;
  /**
   * Settles slots that will never be opened, and says why: they came while nobody was there (`late`), or no question
   * fitted. Slots that are settled already are left alone; those that were not are returned.
   */
  skip(slots: readonly Slot[], why: Exclude<SkippedWhy, 'not-posted'>): Promise<readonly Slot[]>;
  /** The latest slots of a room that were skipped, or whose round was withdrawn, newest first. */
  skipped(room: Room, limit: number): Promise<readonly SkippedSlot[]>;
  /**
   * Forgets settled slots that opened before an instant, a thousand at a time. The last one of each schedule stays,
   * because all that is due is counted from it, and so does one whose round is open. How many were forgotten.
   */
  forget(before: Date): Promise<number>;
}

export interface SpaceSettings {
  readonly adapter: string;
  readonly space: string;
  readonly settings: Settings;
}

export interface SettingsStore {
  /** What a space has settled; the defaults where it never did. */
  of(adapter: string, space: string): Promise<Settings>;
  /** Of all spaces that ever settled something. */
  all(): Promise<readonly OrUnreadable<SpaceSettings, 'adapter' | 'space'>[]>;
  set(adapter: string, space: string, settings: Settings): Promise<void>;
}

/** What the schedules of rooms and the settings of spaces are kept in. */
export interface ScheduleStores {
  readonly schedules: ScheduleStore;
  readonly settings: SettingsStore;
}
