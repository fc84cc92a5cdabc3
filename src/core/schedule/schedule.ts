import type { Person, Room } from '../chat/address.js';

/** When a room gets questions. */
export interface Schedule {
  readonly id: string;
  readonly room: Room;
  /** The phrase in the program's own normal form, zone included: parses to the same schedule. */
  readonly phrase: string;
  /** Who made it; absent once they had everything about them deleted. */
  readonly by?: Person;
  /** Slots before this are none of this schedule's: when it was made, or resumed. */
  readonly since: Date;
  /** `forever` until somebody resumes it. */
  readonly paused?: Date | 'forever';
}

/** One due instant of a schedule. `key` is unique within it: the local date-time, for `cron` phrases the instant. */
export interface Slot {
  readonly schedule: string;
  readonly key: string;
  readonly opens: Date;
}
