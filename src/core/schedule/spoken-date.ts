import { day, dayOfWeek, hour, instantOf, midnightOf, minute, type Wall, wallAt } from '../time/local-time.js';
import { parseUntil } from './spoken-time.js';

/** What an instant to come was said to be. `wall` is what the clock of the zone shows then. */
export type SpokenDate =
  | { readonly kind: 'date'; readonly instant: Date; readonly wall: Wall }
  /** It is over, or has begun. */
  | { readonly kind: 'past' }
  /** A day and a month in either order: of any year, for their names. */
  | { readonly kind: 'ambiguous'; readonly days: readonly [Wall, Wall] }
  | { readonly kind: 'unknown' };

const unknown: SpokenDate = { kind: 'unknown' };
const longest = 60;
/** With a 29 February. */
const anyYear = 2028;

/** Words that the library takes for a day to come, and words of a time that it only supposes. */
const backward = /\b(?:ago|last|past|previous|yesterday)\b/;
const supposed = /\b(?:morning|noon|afternoon|evening|tonight|midnight)\b/;
const numeric = /(?<![\d:/.-])(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?(?![\d:])/;

const inDays = (now: Wall, days: number): Wall => midnightOf(now) + days * day;
const firstOf = (year: number, month: number): Wall => Date.UTC(year, month, 1);

/** What people mean otherwise than the library does. */
const named = (text: string, now: Wall): Wall | undefined => {
  const today = new Date(now);
  if (/^(?:next|end of (?:the|this)) week$/.test(text)) return inDays(now, 7 - dayOfWeek(now));
  if (/^(?:next|end of (?:the|this)) month$/.test(text))
    return firstOf(today.getUTCFullYear(), today.getUTCMonth() + 1);
  if (/^(?:new|next|end of (?:the|this)) year(?:['’]s(?: day)?)?$/.test(text))
    return firstOf(today.getUTCFullYear() + 1, 0);
  return undefined;
};

/** `04/01`, which is a day in January or in April: both as day and month. */
const bothWays = (text: string): readonly [Wall, Wall] | undefined => {
  const [, first = '', second = ''] = numeric.exec(text) ?? [];
  const [a, b] = [Number(first), Number(second)];
  const ambiguous = a !== b && a >= 1 && b >= 1 && a <= 12 && b <= 12;
  return ambiguous ? [Date.UTC(anyYear, b - 1, a), Date.UTC(anyYear, a - 1, b)] : undefined;
};

/**
 * An instant to come in words, as it is meant in a zone: `tomorrow`, `monday 9:30`, `24 december`, `2 weeks`, with
 * `until` or `for` before it. A day without a time is its beginning. What could be two days is neither.
 */
export async function spokenDate(said: string, now: Date, zone: string): Promise<SpokenDate> {
  if (said.length > longest) return unknown;
  const written = parseUntil(said, zone);
  if (written)
    return written > now ? { kind: 'date', instant: written, wall: wallAt(written, zone) } : { kind: 'past' };
  const text = said
    .toLowerCase()
    .trim()
    .replace(/[\s.!]+$/, '')
    .replace(/\s+/g, ' ')
    .replace(/^(?:(?:until|till|til|for) )?(?:the )?/, '')
    .replace(/^(?:a )?fortnight$/, '2 weeks');
  if (backward.test(text)) return { kind: 'past' };
  const here = wallAt(now, zone);
  const days = bothWays(text);
  if (days) return { kind: 'ambiguous', days };
  const wall = named(text, here) ?? (await parsed(text, now, here, zone));
  if (wall === undefined) return unknown;
  const { instant } = instantOf(wall, zone);
  return instant > now ? { kind: 'date', instant, wall } : { kind: 'past' };
}

/** Reads by the library, which takes a tenth of a second to load and is seldom needed. */
async function parsed(text: string, now: Date, here: Wall, zone: string): Promise<Wall | undefined> {
  const { casual } = await import('chrono-node/en');
  const timezone = Math.round((here - now.getTime()) / minute);
  const [found, ...others] = casual.parse(text, { instant: now, timezone }, { forwardDate: true });
  if (!found || others.length > 0 || found.text.length !== text.length || found.end) return undefined;
  const { start } = found;
  const offset = start.isCertain('timezoneOffset') ? start.get('timezoneOffset') : timezone;
  if (offset !== timezone) return undefined;
  const part = (name: 'year' | 'month' | 'day' | 'hour' | 'minute'): number => start.get(name) ?? 0;
  const timed = start.isCertain('hour') || supposed.test(text);
  const midnight = Date.UTC(part('year'), part('month') - 1, part('day'));
  if (!timed && start.isCertain('day') && !start.isCertain('year') && monthDayText(midnight) === monthDayText(here))
    return midnightOf(here);
  const wall = timed ? midnight + part('hour') * hour + part('minute') * minute : midnight;
  // A weekday, or a time of day, that is over for today is the next one.
  const over = instantOf(wall, zone).instant <= now && !start.isCertain('day');
  return over ? wall + (start.isCertain('weekday') ? 7 : 1) * day : wall;
}

const dayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** `4 January` */
export const monthDayText = (wall: Wall): string => dayOfYear.format(wall);
