import { midnightOf, type Wall } from './local-time.js';

const inYear = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
const thisYear = new Intl.DateTimeFormat('en-GB', inYear);
const otherYear = new Intl.DateTimeFormat('en-GB', { ...inYear, year: 'numeric' });

const yearOf = (wall: Wall): number => new Date(wall).getUTCFullYear();

/** `Wed 25 Nov`, with the year where that is not the year of `now`, on the same clock. */
export const dayText = (wall: Wall, now: Wall): string =>
  (yearOf(wall) === yearOf(now) ? thisYear : otherYear).format(wall).replace(',', '');

/** `09:30`, with seconds where there are any. */
export const clockText = (wall: Wall): string => new Date(wall).toISOString().slice(11, 19).replace(/:00$/, '');

/** `Wed 25 Nov, 09:30` */
export const dayTimeText = (wall: Wall, now: Wall): string => `${dayText(wall, now)}, ${clockText(wall)}`;

/** The day alone where a time is its beginning. */
export const momentText = (wall: Wall, now: Wall): string =>
  (wall === midnightOf(wall) ? dayText : dayTimeText)(wall, now);
