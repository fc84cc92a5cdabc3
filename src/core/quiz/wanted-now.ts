import { type Difficulty, difficultyNames } from '../knowledge/question.js';
import { parseLength } from '../schedule/schedule-phrase.js';

/** What somebody wants to be asked: all of it, any of it, or nothing in particular. */
export interface WantedNow {
  readonly about: string;
  readonly difficulty?: Difficulty;
  /** How long the question is to be open, in milliseconds. */
  readonly length?: number;
}

const levels = new Map(
  Object.entries(difficultyNames).map(([level, name]) => [name as string, Number(level) as Difficulty]),
);
const level = '(easy|medium|hard)';
const article = '(?:(?:an?|one|another|some) )?';

const closing = /[\s,;]*\b(?:and )?(?:clos(?:e|es|ing)(?: it)?(?: (?:after|in))?|for) (\d+ ?[a-z]+)\b[\s,;]*/giu;
/** A difficulty stands before all else, after all else or between commas: elsewhere it is a word of the topic. */
const difficulties = [
  new RegExp(`^${article}${level}(?: (?:questions?|ones?))?(?:[\\s,;]+|$)`, 'iu'),
  new RegExp(`[,;]\\s*${level}\\s*(?=[,;])`, 'iu'),
  new RegExp(`(?<!^(?:about|on))[\\s,;]+${level}$`, 'iu'),
];

/** Reads what stands behind `/quiz now`, in any order; as text that part of it which can't be understood. */
export function wantedNow(said: string): WantedNow | string {
  let text = said.replace(/\s+/gu, ' ').trim();
  let length = parseLength(text);
  if (length !== undefined) return { about: '', length };
  text = text.replace(closing, (whole, duration: string) => {
    const read = parseLength(duration);
    if (read === undefined || length !== undefined) return whole;
    length = read;
    return ' ';
  });
  let difficulty: Difficulty | undefined;
  for (const pattern of difficulties) {
    text = text.trim().replace(pattern, (whole, name: string) => {
      if (difficulty !== undefined) return whole;
      difficulty = levels.get(name.toLowerCase());
      return ' ';
    });
  }
  text = text.replace(/^[\s,;]+|[\s,;]+$/gu, '');
  const unread = /(?<!\babout )\bclose\b.*$/iu.exec(text)?.[0] ?? (/^about$/iu.test(text) ? text : undefined);
  if (unread !== undefined) return unread;
  const about = text
    .replace(new RegExp(`^${article}questions?(?: (?=about |on )|$)`, 'iu'), '')
    .replace(/^(?:about|on) /iu, '');
  return { about, ...(difficulty === undefined ? {} : { difficulty }), ...(length === undefined ? {} : { length }) };
}
