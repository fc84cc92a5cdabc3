import { excerpt } from '../chat/excerpt.js';
import { dateOf, day, midnightOfDate, type Wall, wallText } from '../time/local-time.js';
import type { DaysOff } from './schedule-phrase.js';
import { parseDay } from './schedule-phrase.js';

/** What a form's field takes; the text of the days has to fit it again. */
export const longestDaysOff = 1_500;
const mostDays = 1_000;
const longestRange = 366;
const example = 'try “2026-12-25” or “2026-12-24 to 2027-01-02”';

type ReadDays = { readonly ok: true; readonly days: DaysOff } | { readonly ok: false; readonly problem: string };

const dateText = (midnight: Wall): string => dateOf(wallText(midnight));

/** Days in order as pairs of the first and the last of those that follow one another. */
const runsOf = (days: DaysOff): (readonly [string, string])[] => {
  const runs: [string, string][] = [];
  for (const date of days) {
    const run = runs.at(-1);
    const before = dateText((midnightOfDate(date) ?? 0) - day);
    if (run?.[1] === before) run[1] = date;
    else runs.push([date, date]);
  }
  return runs;
};

/** `2026-12-24 to 2027-01-02, 2027-04-02`, as it can be typed again; `none` for none. */
export const daysOffText = (days: DaysOff, show = (date: string): string => date): string =>
  runsOf(days)
    .map(([first, last]) => (first === last ? show(first) : `${show(first)} to ${show(last)}`))
    .join(', ') || 'none';

/** `2026-12-25`, or a range with `to`, `until` or a dash between. */
const readPart = (part: string): ReadDays => {
  const refuse = (problem: string) => ({ ok: false, problem }) as const;
  const ends = part.split(/\s+(?:to|until|till|through)\s+|\s*(?:–|\.\.)\s*|\s+-\s+/i);
  const wrong = ends.find((end) => parseDay(end) === undefined);
  if (wrong !== undefined) return refuse(`“${excerpt(wrong, 40)}” isn’t a day, ${example}`);
  const [first, last = first, more] = ends.map((end) => parseDay(end) ?? 0);
  if (first === undefined || last === undefined || more !== undefined)
    return refuse(`“${excerpt(part, 40)}” isn’t a range, ${example}`);
  if (last < first) return refuse(`“${excerpt(part, 40)}” ends before it begins, ${example}`);
  const count = (last - first) / day + 1;
  if (count > longestRange) return refuse(`“${excerpt(part, 40)}” is longer than ${longestRange} days, ${example}`);
  return { ok: true, days: Array.from({ length: count }, (_, index) => dateText(first + index * day)) };
};

/** Days and ranges with commas or lines between them, or `none`: every day in order and once, or what is wrong. */
export const readDaysOff = (text: string): ReadDays => {
  const tooMany = { ok: false, problem: 'too many single days; use ranges, or leave out those far ahead' } as const;
  if (text.length > 2 * longestDaysOff) return tooMany;
  const days = new Set<string>();
  const parts = text.split(/[,;\n]/).map((part) => part.trim().replace(/\s+/g, ' '));
  for (const part of parts.filter((each) => each !== '' && !/^(?:none|no|-)$/i.test(each))) {
    const read = readPart(part);
    if (!read.ok) return read;
    for (const date of read.days) days.add(date);
    if (days.size > mostDays) return { ok: false, problem: `more than ${mostDays} days; leave out those far ahead` };
  }
  const sorted = [...days].sort();
  if (daysOffText(sorted).length > longestDaysOff) return tooMany;
  return { ok: true, days: sorted };
};
