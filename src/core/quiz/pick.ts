import type { Difficulty, Question, QuestionKind } from '../knowledge/question.js';

export interface Wanted {
  /** The kinds that the room's platform can put to people. */
  readonly asks: ReadonlySet<QuestionKind>;
  /** When each question was last asked in the room, by id; questions never asked are absent. */
  readonly lastAsked: ReadonlyMap<string, Date>;
  /** A room meets the quiz with a single-choice question, where the bank has one. */
  readonly firstRound: boolean;
  /** A topic, or the name of a note, in any case; whole words of it are enough. */
  readonly about?: string;
  readonly difficulty?: Difficulty;
  /** From 0 up to but not including 1. */
  readonly random: () => number;
}

const fold = (name: string): string =>
  ` ${name
    .toLowerCase()
    .replace(/[\W_]+/g, ' ')
    .trim()} `;

/** Whether a question belongs to a topic that somebody named. */
export const isAbout = (question: Question, about: string): boolean =>
  [question.topic, question.source.file.replace(/\.md$/i, '')].some((name) => fold(name).includes(fold(about)));

/** The question to ask next: one never asked in the room, else the least recently asked; undefined when none fits. */
export const pick = (bank: readonly Question[], wanted: Wanted): Question | undefined => {
  const { asks, lastAsked, firstRound, about, difficulty, random } = wanted;
  const fitting = bank.filter(
    (question) =>
      asks.has(question.kind) &&
      (about === undefined || isAbout(question, about)) &&
      (difficulty === undefined || question.difficulty === difficulty),
  );
  const singles = firstRound ? fitting.filter(({ kind }) => kind === 'single') : [];
  const candidates = singles.length > 0 ? singles : fitting;
  const asked = ({ id }: Question): number => lastAsked.get(id)?.getTime() ?? Number.NEGATIVE_INFINITY;
  const longestAgo = candidates.reduce((least, question) => Math.min(least, asked(question)), Number.POSITIVE_INFINITY);
  const tied = candidates.filter((question) => asked(question) === longestAgo);
  return tied[Math.floor(random() * tied.length)];
};
