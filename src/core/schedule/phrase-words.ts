import { excerpt } from '../chat/excerpt.js';
import { dayNames, type TimeOfDay } from './phrase.js';

/** One word of a phrase. */
export interface Word {
  /** As it was written, without a comma behind it. */
  readonly text: string;
  readonly lower: string;
  /** Counted from 1. */
  readonly number: number;
  /** Whether a comma follows. */
  readonly ends: boolean;
}

/** What could not be understood: the word, cut at 40 characters, and a sentence that says so and what would do. */
export interface PhraseProblem {
  readonly word: number;
  readonly text: string;
  readonly message: string;
}

/** What was read from a phrase and the index of the word behind it, or why it can't be read. */
export type Read<T> =
  | { readonly ok: true; readonly value: T; readonly next: number }
  | { readonly ok: false; readonly problem: PhraseProblem };

export const read = <T>(value: T, next: number): Read<T> => ({ ok: true, value, next });

export const wordsOf = (text: string): Word[] =>
  text
    .trim()
    .split(/\s+/)
    .filter((word) => /[^,;]/.test(word))
    .map((word, index) => {
      const bare = word.replace(/[,;]+$/, '');
      return { text: bare, lower: bare.toLowerCase(), number: index + 1, ends: bare !== word };
    });

/**
 * A problem with the word at an index, which `message` is told in quotes, or when the phrase is over there, after its
 * last word.
 */
export const misread = (
  words: readonly Word[],
  index: number,
  message: string | ((word: string) => string),
): { ok: false; problem: PhraseProblem } => {
  const word = words[index] ?? words.at(-1);
  const text = excerpt(word?.text ?? '', 40);
  const said = typeof message === 'string' ? message : message(`“${text}”`);
  return { ok: false, problem: { word: word?.number ?? 1, text, message: said } };
};

const timeHint = 'Try “9:30”, “18:00” or “6pm”.';

/** `9`, `9:30`, `9.30`, `9:30pm`, `9 pm`, `noon`, `midnight`. */
export const readTime = (words: readonly Word[], index: number): Read<TimeOfDay> => {
  const word = words[index];
  if (!word) return misread(words, index, `At what time? ${timeHint}`);
  if (word.lower === 'noon') return read({ hour: 12, minute: 0 }, index + 1);
  if (word.lower === 'midnight') return read({ hour: 0, minute: 0 }, index + 1);
  const [, hours, minutes = '0', written] = /^(\d{1,2})(?:[:.](\d{2}))?(?:([ap])\.?m\.?)?$/.exec(word.lower) ?? [];
  const apart = word.ends ? undefined : /^([ap])\.?m\.?$/.exec(words[index + 1]?.lower ?? '')?.[1];
  const half = written ?? apart;
  const hour = Number(hours ?? Number.NaN);
  const fits = half ? hour >= 1 && hour <= 12 : hour <= 23;
  if (!fits || Number(minutes) > 59) return misread(words, index, (word) => `${word} isn’t a time of day. ${timeHint}`);
  const shown = half ? (hour % 12) + (half === 'p' ? 12 : 0) : hour;
  return read({ hour: shown, minute: Number(minutes) }, index + (written === undefined && apart ? 2 : 1));
};

const unitSizes: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const longestClose = 7 * 86_400_000;
const durationHint = 'Try “30s”, “10m” or “8h”.';

/** `30s`, `10m`, `8h`, `2d`, `90 minutes`: whole numbers, from a second to a week. */
export const readDuration = (words: readonly Word[], index: number): Read<number> => {
  const word = words[index];
  if (!word) return misread(words, index, `After how long? ${durationHint}`);
  const unit = /^(s|m|h|d)$|^(?:sec(?:ond)?|min(?:ute)?|hour|hr|day)s?$/;
  const [, number, written = ''] = /^(\d{1,7})([a-z]*)$/.exec(word.lower) ?? [];
  const apart = written === '' ? (words[index + 1]?.lower ?? '') : '';
  const name = written || apart;
  const milliseconds = Number(number ?? Number.NaN) * (unit.test(name) ? (unitSizes[name.charAt(0)] ?? 0) : Number.NaN);
  if (Number.isNaN(milliseconds))
    return misread(words, index, (word) => `${word} isn’t a length of time. ${durationHint}`);
  if (milliseconds < 1_000 || milliseconds > longestClose)
    return misread(words, index, `A question can stay open from one second to seven days. ${durationHint}`);
  return read(milliseconds, index + (apart ? 2 : 1));
};

const span = (from: number, to: number): number[] =>
  from <= to
    ? dayNames.flatMap((_, day) => (day >= from && day <= to ? [day] : []))
    : [...span(from, 6), ...span(0, to)];

/** `tue`, `tues`, `tuesdays`; undefined for what is no day. */
const dayOf = (name: string): number | undefined => {
  const day = dayNames.findIndex((full) => name.length >= 3 && (full.startsWith(name) || name === `${full}s`));
  return day === -1 ? undefined : day;
};

/** The days that one word names: `mon`, `mon-fri`, `mon,wed`, `weekdays`, `daily`; undefined when it names none. */
export const daysIn = (word: string): readonly number[] | undefined => {
  if (/^weekdays?$/.test(word)) return span(0, 4);
  if (/^weekends?$/.test(word)) return span(5, 6);
  const days: number[] = [];
  for (const part of word.split(',')) {
    const [from, to = from] = part.split(/[-–]/).map(dayOf);
    if (from === undefined || to === undefined) return undefined;
    days.push(...span(from, to));
  }
  return days;
};

/** One or more words that name days, with commas or `and` between them. */
export const readDays = (words: readonly Word[], index: number, hint: string): Read<number[]> => {
  const days = new Set<number>();
  let next = index;
  for (;;) {
    const joined = days.size > 0 && /^(?:and|&)$/.test(words[next]?.lower ?? '') ? next + 1 : next;
    const named = daysIn(words[joined]?.lower ?? '');
    if (!named) break;
    for (const day of named) days.add(day);
    next = joined + 1;
  }
  if (days.size === 0)
    return misread(
      words,
      index,
      (word) => `${words[index] ? `${word} isn’t a day of the week.` : 'Which day?'} ${hint}`,
    );
  return read(
    [...days].sort((a, b) => a - b),
    next,
  );
};
