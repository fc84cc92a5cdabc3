import { hour, instantOf, midnightOfDate, minute } from '../local-time.js';
import { readDuration, readTime, wordsOf } from './phrase-words.js';

/** Milliseconds of `5m`, `after 5m` or `close after 5m`; undefined when it reads like none of these. */
export const parseLength = (text: string): number | undefined => {
  const words = wordsOf(text.slice(0, 100).replace(/^\s*(?:close\s+)?(?:after|in|for)\s/i, ''));
  const duration = words.length > 0 ? readDuration(words, 0) : undefined;
  return duration?.ok && duration.next === words.length ? duration.value : undefined;
};

/**
 * The instant of `2027-01-04`, where that day begins in the zone, or of `2027-01-04 at 9:30`; `until` may stand
 * before it. Undefined when it reads like neither or there is no such day.
 */
export const parseUntil = (text: string, zone: string): Date | undefined => {
  const [, date = '', time] =
    /^\s*(?:until\s+)?(\d{4}-\d{2}-\d{2})(?:[\sT]+(?:at\s+)?(\S.*?))?\s*$/i.exec(text.slice(0, 100)) ?? [];
  const midnight = midnightOfDate(date);
  if (midnight === undefined) return undefined;
  if (time === undefined) return instantOf(midnight, zone).instant;
  const words = wordsOf(time);
  const read = readTime(words, 0);
  if (!read.ok || read.next !== words.length) return undefined;
  return instantOf(midnight + read.value.hour * hour + read.value.minute * minute, zone).instant;
};
