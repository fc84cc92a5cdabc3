import { day, dayOfWeek, hour, instantOf, midnightOf, wallAt } from '../../time/local-time.js';

const opens = 9 * hour;
/** So long after its time it is still told. */
const late = day;

export interface Week {
  /** As ISO 8601 writes it: `2026-W48`. */
  readonly name: string;
  /** What came before that belongs to another week. */
  readonly since: Date;
}

/** The week that is to be told of at `now`: from Monday, 9:00 in that zone, for a day; undefined at other times. */
export const planWeekly = (now: Date, zone: string): Week | undefined => {
  const midnight = midnightOf(wallAt(now, zone));
  const today = dayOfWeek(midnight);
  // On the Monday, and on the Tuesday for what is left of its day.
  const monday = midnight - today * day;
  const due = instantOf(monday + opens, zone).instant.getTime();
  if (now.getTime() < due || now.getTime() >= due + late) return undefined;
  return { name: weekName(monday), since: new Date(due - 7 * day) };
};

/** A week belongs to the year of its Thursday. */
const weekName = (monday: number): string => {
  const thursday = monday + 3 * day;
  const year = new Date(thursday).getUTCFullYear();
  const number = 1 + Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * day));
  return `${year}-W${String(number).padStart(2, '0')}`;
};
