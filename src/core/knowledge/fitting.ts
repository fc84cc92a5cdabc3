import { isMessage } from './message-source.js';
import type { Difficulty, Question, QuestionKind } from './question.js';

export const noQuestions =
  'There are no questions yet. “/quiz drafts” suggests some from the notes. To write your own, ' +
  '“studyhall bank --missing” lists passages without one; add some in a file such as iam.quiz.md next to iam.md.';

/** Which questions may be asked at all. */
export interface Fit {
  /** The kinds that the room's platform can put to people. */
  readonly asks: ReadonlySet<QuestionKind>;
  /** A topic, or the name of a note, in any case; whole words of it are enough. */
  readonly about?: string;
  readonly difficulty?: Difficulty;
  /** The ids of those that alone may be asked. */
  readonly among?: ReadonlySet<string>;
}

const fold = (name: string): string =>
  ` ${name
    .toLowerCase()
    .replace(/[\W_]+/g, ' ')
    .trim()} `;

/** Whether a question belongs to a topic that somebody named. */
export const isAbout = (question: Question, about: string): boolean =>
  [question.topic, ...(isMessage(question.source.file) ? [] : [question.source.file.replace(/\.md$/i, '')])].some(
    (name) => fold(name).includes(fold(about)),
  );

/** The questions of a bank that fit. */
export const fitting = (bank: readonly Question[], { asks, about, difficulty, among }: Fit): Question[] =>
  bank.filter(
    (question) =>
      asks.has(question.kind) &&
      (among?.has(question.id) ?? true) &&
      (about === undefined || isAbout(question, about)) &&
      (difficulty === undefined || question.difficulty === difficulty),
  );
