import type { Question } from './question.js';

/** How somebody who knows nothing would do on a bank with one rule of thumb. */
export interface Guess {
  readonly strategy: string;
  /** The questions to which the rule can be applied. */
  readonly questions: number;
  /** The share that it gets right, 0 to 1; where it likes several choices equally, what picking among them yields. */
  readonly score: number;
  /** What picking blindly yields on the same questions. */
  readonly chance: number;
}

type Liking = (question: Question, place: number) => number;

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []);
const shared = (a: Set<string>, b: Set<string>): number => [...a].filter((word) => b.has(word)).length;
const textAt = (question: Question, place: number): string => question.choices[place]?.text ?? '';
const has = (text: string, words: RegExp): number => (words.test(text) ? 1 : 0);

const hedges = /\b(?:may|might|can|could|usually|often|mostly|some|sometimes|generally|typically|depends|likely)\b/i;
const absolutes = /\b(?:always|never|only|every|all|none|no|nobody|must|cannot|impossible|entirely|fully)\b/i;

const likings: Readonly<Record<string, Liking>> = {
  'the longest': (question, place) => textAt(question, place).length,
  'the shortest': (question, place) => -textAt(question, place).length,
  'the hedged one': (question, place) => has(textAt(question, place), hedges),
  'the one without always or never': (question, place) => -has(textAt(question, place), absolutes),
  'the one that repeats the prompt': (question, place) =>
    shared(wordsOf(textAt(question, place)), wordsOf(question.prompt)),
  'the one most like the others': (question, place) =>
    question.choices.reduce(
      (sum, other, i) => sum + (i === place ? 0 : shared(wordsOf(textAt(question, place)), wordsOf(other.text))),
      0,
    ),
  ...Object.fromEntries(
    [0, 1, 2, 3].map((fixed) => [`place ${fixed + 1}`, (_: Question, place: number) => (place === fixed ? 1 : 0)]),
  ),
};

const choose = (n: number, k: number): number => (k <= 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

/** The chance that the `wanted` likeliest choices are exactly the right ones, ties broken blindly. */
function scoreOf(question: Question, liking: Liking): number {
  const rated = question.choices.map((choice, place) => ({ right: choice.right, like: liking(question, place) }));
  const wanted = rated.filter((each) => each.right).length;
  const sorted = [...rated].sort((a, b) => b.like - a.like);
  const edge = sorted[wanted - 1]?.like ?? 0;
  const sure = rated.filter((each) => each.like > edge);
  const tied = rated.filter((each) => each.like === edge);
  const open = wanted - sure.length;
  const rightTied = tied.filter((each) => each.right).length;
  return sure.every((each) => each.right) && rightTied === open ? 1 / choose(tied.length, open) : 0;
}

const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / (values.length || 1);

const blindly = (question: Question): number =>
  1 / choose(question.choices.length, question.choices.filter((choice) => choice.right).length);

/** Every rule of thumb over the questions with choices in the order of the file; True and False by themselves. */
export function guesses(bank: readonly Question[]): Guess[] {
  const listed = bank.filter(({ kind }) => kind === 'single' || kind === 'choose');
  const twofold = bank.filter(({ kind }) => kind === 'true-false');
  const row = (strategy: string, questions: readonly Question[], liking: Liking): Guess => ({
    strategy,
    questions: questions.length,
    score: mean(questions.map((question) => scoreOf(question, liking))),
    chance: mean(questions.map(blindly)),
  });
  return [
    ...Object.entries(likings).map(([strategy, liking]) => row(strategy, listed, liking)),
    ...['True', 'False'].map((answer) =>
      row(`always ${answer}`, twofold, (question, place) => (textAt(question, place) === answer ? 1 : 0)),
    ),
  ];
}
