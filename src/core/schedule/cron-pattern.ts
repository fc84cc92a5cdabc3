import { Cron } from 'croner';
import { misread, type Read, read, type Word } from './phrase-words.js';

/** Nobody answers faster, and the heartbeat that opens rounds beats once a second. */
const closestSeconds = 10;

const hint = 'Try “cron 30 9 * * 1-5 UTC”.';
const fieldNames = ['second', 'minute', 'hour', 'day of the month', 'month', 'day of the week'];
const looksLikeField =
  /^(?:[\d*?]|l(?:w|-\d+)?$|(?:sun|mon|tue|wed|thu|fri|sat)(?:$|[-,#/l])|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:$|[-,/]))/;

/** A cron pattern in a zone, for its instants; never runs anything. */
export const cronOf = (pattern: string, zone: string): Cron =>
  new Cron(pattern, { timezone: zone, mode: '5-or-6-parts' });

const isPattern = (pattern: string): boolean => {
  try {
    cronOf(pattern, 'UTC');
    return true;
  } catch {
    return false;
  }
};

/** Any year does for judging a pattern; this one begins before a 29 February. */
const judgedFrom = new Date('2028-01-01T00:00:00Z');

/** The five or six fields of a cron pattern; six begin with seconds. */
export const readCron = (words: readonly Word[], index: number): Read<string> => {
  const rest = words.slice(index).map(({ lower }) => looksLikeField.test(lower));
  const length = rest.includes(false) ? rest.indexOf(false) : rest.length;
  if (length < 5) return misread(words, index + length, `A cron pattern has five fields, minute first. ${hint}`);
  if (length > 6) return misread(words, index + 6, `A cron pattern has six fields at most, seconds first. ${hint}`);
  const fields = words.slice(index, index + length).map(({ text }) => text.toUpperCase());
  const alone = (field: number): string => fields.map((text, other) => (other === field ? text : '*')).join(' ');
  const wrong = fields.findIndex((_, field) => !isPattern(alone(field)));
  if (wrong >= 0)
    return misread(
      words,
      index + wrong,
      (word) => `${word} isn’t a valid ${fieldNames.slice(-length)[wrong]} in a cron pattern. ${hint}`,
    );

  const pattern = fields.join(' ');
  const runs = isPattern(pattern) ? cronOf(pattern, 'UTC').nextRuns(62, judgedFrom) : [];
  if (runs.length === 0) return misread(words, index, `No date fits this cron pattern. ${hint}`);
  const close = runs.some((run, at) => run.getTime() - (runs[at - 1]?.getTime() ?? 0) < closestSeconds * 1_000);
  if (close) return misread(words, index, `Questions must be at least ${closestSeconds} seconds apart. ${hint}`);
  return read(pattern, index + length);
};
