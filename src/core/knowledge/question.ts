export const questionKinds = ['single', 'true-false', 'choose', 'typed'] as const;
export type QuestionKind = (typeof questionKinds)[number];

export type Difficulty = 1 | 2 | 3;
export const difficultyNames = { 1: 'easy', 2: 'medium', 3: 'hard' } as const;

export interface Choice {
  readonly text: string;
  readonly right: boolean;
  /** Why a wrong choice is wrong; empty when the author gave none. */
  readonly why: string;
}

/** What proves the key: a heading of a note and words that stand below it, or the words of a message. */
export interface QuestionSource {
  /** `iam.md`; of a message its address, or `message` where it has none. */
  readonly file: string;
  /** The heading's slug, as after the `#` of a link; empty for a message. */
  readonly heading: string;
  readonly quote: string;
  /** The line of the note where the quoted passage starts; 0 for a message. */
  readonly line: number;
  /** The whole passage that holds the quote. */
  readonly text: string;
}

/** One item of the bank, as its author wrote it. */
export interface Question {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly kind: QuestionKind;
  readonly topic: string;
  readonly difficulty: Difficulty;
  readonly prompt: string;
  /** Empty for a typed question. */
  readonly choices: readonly Choice[];
  /** The accepted answers of a typed question. */
  readonly accepts: readonly string[];
  readonly explanation: string;
  readonly source: QuestionSource;
}
