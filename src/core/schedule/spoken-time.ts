import { hour, instantOf, midnightOfDate, minute, type Wall } from '../time/local-time.js';
import { readDuration, readTime, wordsOf } from './phrase-words.js';

const monthNames = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
const dated = String.raw`\d{4}-\d{2}-\d{2}|\d{1,2}\s+[a-z]{3,9}\s+\d{4}|[a-z]{3,9}\s+\d{1,2}\s+\d{4}`;

/** The midnight of a day as `2026-12-25`, `25 Dec 2026` or `December 25 2026`; undefined when there is no such day. */
export const parseDay = (text: string): Wall | undefined => {
  if (!new RegExp(`^(?:${dated})$`, 'i').test(text)) return undefined;
  const [name] = /[a-z]+/.exec(text.toLowerCase()) ?? [];
  if (name === undefined) return midnightOfDate(text);
  const month = monthNames.findIndex((full) => full.startsWith(name)) + 1;
  const [date = '', year = ''] = text.match(/\d+/g) ?? [];
  return midnightOfDate(`${year}-${`${month}`.padStart(2, '0')}-${date.padStart(2, '0')}`);
};

/** Milliseconds of `5m`, `after 5m` or `close after 5m`; undefined when it reads like none of these. */
export const parseLength = (text: string): number | undefined => {
  const words = wordsOf(text.slice(0, 100).replace(/^\s*(?:close\s+)?(?:after|in|for)\s/i, ''));
  const duration = words.length > 0 ? readDuration(words, 0) : undefined;
  return duration?.ok && duration.next === words.length ? duration.value : undefined;
};

const untilPattern = new RegExp(`^\\s*(?:until\\s+)?(${dated})(?:[\\sT]+(?:at\\s+)?(\\S.*?))?\\s*$`, 'i');

/**
 * The instant of `2027-01-04`, where that day begins in the zone, or of `2027-01-04 at 9:30`; `until` may stand
 * before it. Undefined when it reads like neither or there is no such day.
 */
export const parseUntil = (text: string, zone: string): Date | undefined => {
  const [, date = '', time] = untilPattern.exec(text.slice(0, 100)) ?? [];
  const midnight = parseDay(date);
  if (midnight === undefined) return undefined;
  if (time === undefined) return instantOf(midnight, zone).instant;
  const words = wordsOf(time);
  const read = readTime(words, 0);
  if (!read.ok || read.next !== words.length) return undefined;
  return instantOf(midnight + read.value.hour * hour + read.value.minute * minute, zone).instant;
};
