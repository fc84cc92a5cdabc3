import type { Difficulty } from '../knowledge/question.js';
import { findZone, nearestZones, zoneOfCity } from '../time/time-zone.js';
import { readCron } from './cron-pattern.js';
import type { Phrase } from './phrase.js';
import {
  daysIn,
  misread,
  type PhraseProblem,
  type Read,
  read,
  readDays,
  readDuration,
  readTime,
  type Word,
  wordsOf,
} from './phrase-words.js';

export { normalPhrase, type Phrase } from './phrase.js';
export { closesOf, type DaysOff, type PhraseSlot, slotAfter, slotsFrom, slotsWithin } from './slots.js';
export { parseDay, parseLength, parseUntil } from './spoken-time.js';

const zoneExamples = ['Europe/London', 'America/New_York', 'Asia/Kolkata'];
const longestPhrase = 300;
const longestTopic = 80;
const mostWeeks = 52;

const weeksHint = 'Try “every 2 weeks on tuesday at 10:00”.';
const daysHint = 'Try “weekdays at 9:30” or “mon, wed, fri at 8”.';

/** Words that people begin with and that mean something this grammar says differently. */
const otherwise: ReadonlyMap<string, string> = new Map([
  ['fortnightly', weeksHint],
  ['biweekly', weeksHint],
  ['fortnight', weeksHint],
  ['weekly', 'Try “every monday at 9:30”.'],
  ['monthly', 'Try “cron 30 9 1 * * UTC”.'],
  ['month', 'Try “cron 30 9 1 * * UTC”.'],
  ['hourly', 'Try “cron 0 * * * * UTC”.'],
  ['hour', 'Try “cron 0 * * * * UTC”.'],
  ['hours', 'Try “cron 0 */2 * * * UTC”.'],
  ['minute', 'Try “cron */15 * * * * UTC”.'],
  ['minutes', 'Try “cron */15 * * * * UTC”.'],
  ['tomorrow', daysHint],
  ['today', daysHint],
]);

type Days = { readonly days: number[]; readonly weeks: number };

/** What follows `every`, at an index. */
const readEvery = (words: readonly Word[], index: number): Read<Days> => {
  const word = words[index]?.lower ?? '';
  if (/^days?$/.test(word)) return read({ days: [0, 1, 2, 3, 4, 5, 6], weeks: 1 }, index + 1);
  const counted = /^\d+$/.test(word) || word === 'other';
  const weekAt = counted ? index + 1 : index;
  const weeks = word === 'other' ? 2 : counted ? Number(word) : 1;
  const named = /^weeks?$/.test(words[weekAt]?.lower ?? '');
  if (weeks < 1 || weeks > mostWeeks)
    return misread(words, index, (word) => `I can count from 1 to ${mostWeeks} weeks, not ${word}. ${weeksHint}`);
  if (named || word === 'other') {
    const on = named ? weekAt + (words[weekAt + 1]?.lower === 'on' ? 2 : 1) : weekAt;
    const days = readDays(words, on, weeksHint);
    return days.ok ? read({ days: days.value, weeks }, days.next) : days;
  }
  if (counted) {
    const hint = otherwise.get(words[weekAt]?.lower ?? '') ?? weeksHint;
    return misread(words, weekAt, (word) => `I can only count weeks, not ${word}. ${hint}`);
  }
  const days = readDays(words, index, otherwise.get(word) ?? daysHint);
  return days.ok ? read({ days: days.value, weeks: 1 }, days.next) : days;
};

const readWhen = (words: readonly Word[]): Read<Phrase['when']> => {
  const first = words[0]?.lower ?? '';
  if (first === 'cron') {
    const pattern = readCron(words, 1);
    return pattern.ok ? read({ kind: 'cron', pattern: pattern.value }, pattern.next) : pattern;
  }
  const days = ((): Read<Days> => {
    if (first === 'daily') return read({ days: [0, 1, 2, 3, 4, 5, 6], weeks: 1 }, 1);
    if (first === 'every' || first === 'each') return readEvery(words, 1);
    const start = first === 'on' ? 1 : 0;
    if (!daysIn(words[start]?.lower ?? ''))
      return misread(words, start, (word) => `I don’t understand ${word}. ${otherwise.get(first) ?? daysHint}`);
    const named = readDays(words, start, daysHint);
    return named.ok ? read({ days: named.value, weeks: 1 }, named.next) : named;
  })();
  if (!days.ok) return days;
  const next = words[days.next];
  if (next && next.lower !== 'at' && !/^(?:\d|noon$|midnight$)/.test(next.lower))
    return misread(
      words,
      days.next,
      (word) => `I expected a time instead of ${word}. ${otherwise.get(next.lower) ?? 'Try “at 9:30”.'}`,
    );
  const time = readTime(words, next?.lower === 'at' ? days.next + 1 : days.next);
  return time.ok ? read({ kind: 'days', ...days.value, at: time.value }, time.next) : time;
};

const readClose = (words: readonly Word[], index: number): Read<Phrase['close']> => {
  const how = words[index]?.lower;
  if (how === 'after') {
    const duration = readDuration(words, index + 1);
    return duration.ok ? read({ kind: 'after', milliseconds: duration.value }, duration.next) : duration;
  }
  if (how === 'at') {
    const time = readTime(words, index + 1);
    return time.ok ? read({ kind: 'at', at: time.value }, time.next) : time;
  }
  if (how === 'next' && words[index + 1]?.lower === 'time') return read({ kind: 'next' }, index + 2);
  return misread(
    words,
    index,
    'I don’t understand when a question closes. Try “close after 8h”, “close at 17:00” or “close next time”.',
  );
};

const isClose = (word: Word | undefined): boolean => /^clos(?:e|es|ing)$/.test(word?.lower ?? '');
const levels: ReadonlyMap<string, Difficulty> = new Map([
  ['easy', 1],
  ['medium', 2],
  ['hard', 3],
]);
const levelOf = (word: Word | undefined): Difficulty | undefined => levels.get(word?.lower ?? '');

/** A topic goes on to the next comma, zone or `close`; a difficulty as its last word is none of it. */
const readTopic = (words: readonly Word[], index: number): Read<string> => {
  let next = index;
  while (
    words[next] &&
    !(next > index && (words[next - 1]?.ends || isClose(words[next]) || findZone(words[next]?.text ?? '')))
  )
    next += 1;
  if (next - index > 1 && levelOf(words[next - 1])) next -= 1;
  const topic = words
    .slice(index, next)
    .map(({ text }) => text)
    .join(' ');
  if (topic === '') return misread(words, index, 'About what? Try “about patching”.');
  if (topic.length > longestTopic)
    return misread(words, index, `That topic is too long: it can have ${longestTopic} characters at most.`);
  return read(topic, next);
};

type Clauses = { -readonly [K in 'close' | 'about' | 'difficulty' | 'zone']?: Phrase[K] };

const anyOf = (zones: readonly string[]): string => orList.format(zones);
const orList = new Intl.ListFormat('en-GB', { type: 'disjunction' });

const strayWord = (words: readonly Word[], index: number): { ok: false; problem: PhraseProblem } => {
  const text = words[index]?.text ?? '';
  const zones = nearestZones(text);
  if (zones.length > 0 || text.includes('/')) {
    const better = zones.length > 0 ? `Did you mean ${anyOf(zones)}?` : `Try ${anyOf(zoneExamples)}.`;
    return misread(words, index, (word) => `I don’t know the time zone ${word}. ${better}`);
  }
  return misread(
    words,
    index,
    (word) => `I don’t understand ${word} here. Try “, close after 8h” or “, about patching, hard”.`,
  );
};

/** No city of a zone has more words. */
const longestCity = 3;

/** A zone by its name, or by its city, as `New York`, at an index. */
const readZone = (words: readonly Word[], index: number): { value: string; next: number } | undefined => {
  const zone = findZone(words[index]?.text ?? '');
  if (zone) return { value: zone, next: index + 1 };
  for (let next = Math.min(index + longestCity, words.length); next > index; next -= 1) {
    const city = zoneOfCity(words.slice(index, next).map(({ text }) => text));
    if (city) return { value: city, next };
  }
  return undefined;
};

const clauseNames: Readonly<Record<keyof Clauses, string>> = {
  close: 'closing time',
  about: 'topic',
  difficulty: 'difficulty',
  zone: 'time zone',
};

/** Reads the clause at an index into `clauses`. */
const readClause = (words: readonly Word[], index: number): Read<Clauses> => {
  const word = words[index];
  if (isClose(word)) {
    const close = readClose(words, index + 1);
    return close.ok ? read({ close: close.value }, close.next) : close;
  }
  if (word?.lower === 'about') {
    const about = readTopic(words, index + 1);
    return about.ok ? read({ about: about.value }, about.next) : about;
  }
  const level = levelOf(word);
  if (level) return read({ difficulty: level }, index + 1);
  const zoneAt = word?.lower === 'in' ? index + 1 : index;
  const zone = readZone(words, zoneAt);
  return zone ? read({ zone: zone.value }, zone.next) : strayWord(words, zoneAt);
};

const readClauses = (words: readonly Word[], index: number): Read<Clauses> => {
  let clauses: Clauses = {};
  let next = index;
  while (next < words.length) {
    if (words[next]?.lower === 'and' && next + 1 < words.length) next += 1;
    const clause = readClause(words, next);
    if (!clause.ok) return clause;
    const twice = Object.keys(clause.value).find((name): name is keyof Clauses => name in clauses);
    if (twice) return misread(words, next, `That’s a second ${clauseNames[twice]}. Keep one of the two.`);
    clauses = { ...clauses, ...clause.value };
    next = clause.next;
  }
  return read(clauses, next);
};

/**
 * Understands a schedule phrase, such as `weekdays at 9:30 Europe/London, close after 8h`. `zone` is used when the
 * phrase names none. What is not understood is told in a sentence, with a phrase that would do.
 */
export const parsePhrase = (
  text: string,
  options: { readonly zone?: string },
): { readonly ok: true; readonly phrase: Phrase } | { readonly ok: false; readonly problem: PhraseProblem } => {
  const refuse = (message: string) => ({ ok: false, problem: { word: 1, text: '', message } }) as const;
  if (text.length > longestPhrase)
    return refuse(`That’s too long: a schedule can have ${longestPhrase} characters at most.`);
  const words = wordsOf(text);
  if (words.length === 0) return refuse('When? Try “weekdays at 9:30 Europe/London”.');
  const when = readWhen(words);
  if (!when.ok) return when;
  const clauses = readClauses(words, when.next);
  if (!clauses.ok) return clauses;
  const zone = clauses.value.zone ?? options.zone;
  if (!zone)
    return misread(words, words.length, `Which time zone? Add one at the end, such as ${anyOf(zoneExamples)}.`);
  return { ok: true, phrase: { when: when.value, ...clauses.value, zone } };
};
