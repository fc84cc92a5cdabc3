import type { Difficulty, Question, QuestionKind } from '../knowledge/question.js';

/** Which questions may be asked at all. */
export interface Fit {
  /** The kinds that the room's platform can put to people. */
  readonly asks: ReadonlySet<QuestionKind>;
  /** A topic, or the name of a note, in any case; whole words of it are enough. */
  readonly about?: string;
  readonly difficulty?: Difficulty;
}

export interface Wanted extends Fit {
  /** When each question was last asked in the room, by id; questions never asked are absent. */
  readonly lastAsked: ReadonlyMap<string, Date>;
  /** A room meets the quiz with a single-choice question, where the bank has one. */
  readonly firstRound: boolean;
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

/** The questions of a bank that fit. */
export const fitting = (bank: readonly Question[], { asks, about, difficulty }: Fit): Question[] =>
  bank.filter(
    (question) =>
      asks.has(question.kind) &&
      (about === undefined || isAbout(question, about)) &&
      (difficulty === undefined || question.difficulty === difficulty),
  );

/** The question to ask next: one never asked in the room, else the least recently asked; undefined when none fits. */
export const pick = (bank: readonly Question[], wanted: Wanted): Question | undefined => {
  const { lastAsked, firstRound, random } = wanted;
  const fits = fitting(bank, wanted);
  const singles = firstRound ? fits.filter(({ kind }) => kind === 'single') : [];
  const candidates = singles.length > 0 ? singles : fits;
  const asked = ({ id }: Question): number => lastAsked.get(id)?.getTime() ?? Number.NEGATIVE_INFINITY;
  const longestAgo = candidates.reduce((least, question) => Math.min(least, asked(question)), Number.POSITIVE_INFINITY);
  const tied = candidates.filter((question) => asked(question) === longestAgo);
  return tied[Math.floor(random() * tied.length)];
};
