/** What the managers of a space have settled, for all of its rooms. */
export interface Settings {
  /** Local days (`2026-12-25`) without questions, in order. */
  readonly daysOff: readonly string[];
  /** How late a slot may still be posted, in milliseconds. */
  readonly late: number;
  /** Whether queries that found nothing are kept for the gap report. */
  readonly gaps: boolean;
  /** How many days they are kept. */
  readonly keep: number;
}

export const defaultSettings: Settings = { daysOff: [], late: 6 * 3_600_000, gaps: true, keep: 90 };
