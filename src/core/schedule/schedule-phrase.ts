import type { Difficulty } from '../knowledge/question.js';
import { findZone, nearestZones } from '../time/time-zone.js';
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

const weeksHint = 'try "every 2 weeks on tuesday at 10:00"';
const daysHint = 'try "weekdays at 9:30" or "mon, wed, fri at 8"';

/** Words that people begin with and that mean something this grammar says differently. */
const otherwise: ReadonlyMap<string, string> = new Map([
  ['fortnightly', weeksHint],
  ['biweekly', weeksHint],
  ['fortnight', weeksHint],
  ['weekly', 'try "every monday at 9:30"'],
  ['monthly', 'try "cron 30 9 1 * * UTC"'],
  ['month', 'try "cron 30 9 1 * * UTC"'],
  ['hourly', 'try "cron 0 * * * * UTC"'],
  ['hour', 'try "cron 0 * * * * UTC"'],
  ['hours', 'try "cron 0 */2 * * * UTC"'],
  ['minute', 'try "cron */15 * * * * UTC"'],
  ['minutes', 'try "cron */15 * * * * UTC"'],
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
  if (weeks < 1 || weeks > mostWeeks) return misread(words, index, `1 to ${mostWeeks} weeks, ${weeksHint}`);
  if (named || word === 'other') {
    const on = named ? weekAt + (words[weekAt + 1]?.lower === 'on' ? 2 : 1) : weekAt;
    const days = readDays(words, on, weeksHint);
    return days.ok ? read({ days: days.value, weeks }, days.next) : days;
  }
  if (counted) {
    const hint = otherwise.get(words[weekAt]?.lower ?? '') ?? weeksHint;
    return misread(words, weekAt, `only weeks can be counted, ${hint}`);
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
      return misread(words, start, `not understood, ${otherwise.get(first) ?? daysHint}`);
    const named = readDays(words, start, daysHint);
    return named.ok ? read({ days: named.value, weeks: 1 }, named.next) : named;
  })();
  if (!days.ok) return days;
  const next = words[days.next];
  if (next && next.lower !== 'at' && !/^(?:\d|noon$|midnight$)/.test(next.lower))
    return misread(words, days.next, `a time has to come here, ${otherwise.get(next.lower) ?? 'try "at 9:30"'}`);
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
    'the closing time is not understood, try "close after 8h", "close at 17:00" or "close next time"',
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
  if (topic === '') return misread(words, index, 'a topic has to follow, try "about patching"');
  if (topic.length > longestTopic) return misread(words, index, `a topic has ${longestTopic} characters at most`);
  return read(topic, next);
};

type Clauses = { -readonly [K in 'close' | 'about' | 'difficulty' | 'zone']?: Phrase[K] };

const strayWord = (words: readonly Word[], index: number): { ok: false; problem: PhraseProblem } => {
  const text = words[index]?.text ?? '';
  const zones = nearestZones(text);
  if (zones.length === 0 && text.includes('/')) zones.push(...zoneExamples);
  if (zones.length > 0) return misread(words, index, `not a time zone, try ${zones.join(', ')}`);
  return misread(words, index, 'not understood here, try ", close after 8h" or ", about patching, hard"');
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
  const zone = findZone(words[zoneAt]?.text ?? '');
  return zone ? read({ zone }, zoneAt + 1) : strayWord(words, zoneAt);
};

const readClauses = (words: readonly Word[], index: number): Read<Clauses> => {
  let clauses: Clauses = {};
  let next = index;
  while (next < words.length) {
    if (words[next]?.lower === 'and' && next + 1 < words.length) next += 1;
    const clause = readClause(words, next);
    if (!clause.ok) return clause;
    const twice = Object.keys(clause.value).find((name) => name in clauses);
    if (twice) return misread(words, next, `a second ${twice === 'about' ? 'topic' : twice}, keep one of the two`);
    clauses = { ...clauses, ...clause.value };
    next = clause.next;
  }
  return read(clauses, next);
};

/**
 * Understands a schedule phrase, such as `weekdays at 9:30 Europe/London, close after 8h`. `zone` is used when the
 * phrase names none. What is not understood is named by its word, with a phrase that would do.
 */
export const parsePhrase = (
  text: string,
  options: { readonly zone?: string },
): { readonly ok: true; readonly phrase: Phrase } | { readonly ok: false; readonly problem: PhraseProblem } => {
  const refuse = (message: string) => ({ ok: false, problem: { word: 1, text: '', message } }) as const;
  if (text.length > longestPhrase) return refuse(`a schedule phrase has ${longestPhrase} characters at most`);
  const words = wordsOf(text);
  if (words.length === 0) return refuse('the phrase is empty, try "weekdays at 9:30 Europe/London"');
  const when = readWhen(words);
  if (!when.ok) return when;
  const clauses = readClauses(words, when.next);
  if (!clauses.ok) return clauses;
  const zone = clauses.value.zone ?? options.zone;
  if (!zone)
    return misread(
      words,
      words.length,
      `a time zone has to follow, such as ${zoneExamples.slice(0, 2).join(', ')} or ${zoneExamples[2]}`,
    );
  return { ok: true, phrase: { when: when.value, ...clauses.value, zone } };
};
