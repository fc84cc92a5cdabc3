import { excerpt } from '../core/chat/excerpt.js';
import { percent } from '../core/chat/plain-text.js';
import { type Difficulty, difficultyNames, type Question } from '../core/knowledge/question.js';
import type { QuestionResult } from '../core/quiz/store.js';

/** Below so many answers, a share says little. */
const fewestAnswers = 10;
/** The shares of right answers that a difficulty stands for, in per cent. */
const expected: Readonly<Record<Difficulty, { readonly least: number; readonly most: number }>> = {
  1: { least: 60, most: 100 },
  2: { least: 30, most: 95 },
  3: { least: 0, most: 80 },
};

/** How all questions of one difficulty were answered. */
interface Level {
  readonly difficulty: Difficulty;
  readonly questions: number;
  readonly answered: number;
  readonly right: number;
}

/** A question that people find easier or harder than it is marked. */
interface Mismarked {
  readonly question: Question;
  readonly found: 'easier' | 'harder';
  readonly answered: number;
  readonly right: number;
}

export interface Judged {
  readonly levels: readonly Level[];
  /** In the order of the bank. */
  readonly mismarked: readonly Mismarked[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** Holds the difficulty of the questions against how they were answered. */
export function judgeDifficulty(bank: readonly Question[], results: readonly QuestionResult[]): Judged {
  const known = new Map(results.map((result) => [result.question, result]));
  const all = bank.flatMap((question) => {
    const { answered = 0, right = 0 } = known.get(question.id) ?? {};
    return answered === 0 ? [] : [{ question, answered, right }];
  });
  const levels = ([1, 2, 3] as const).map((difficulty) => {
    const own = all.filter(({ question }) => question.difficulty === difficulty);
    const total = (of: 'answered' | 'right'): number => sum(own.map((each) => each[of]));
    return { difficulty, questions: own.length, answered: total('answered'), right: total('right') };
  });
  const mismarked = all.flatMap(({ question, answered, right }): Mismarked[] => {
    const { least, most } = expected[question.difficulty];
    const share = percent(right, answered);
    if (answered < fewestAnswers || (share >= least && share <= most)) return [];
    return [{ question, found: share < least ? 'harder' : 'easier', answered, right }];
  });
  return { levels, mismarked };
}

/** The same as lines; none where nobody has answered anything. */
export function difficultyLines({ levels, mismarked }: Judged): string[] {
  if (levels.every(({ answered }) => answered === 0)) return [];
  return [
    'how channels answered  questions  answers  right',
    ...levels.map(({ difficulty, questions, answered, right }) =>
      [
        difficultyNames[difficulty].padEnd('how channels answered'.length),
        `${questions}`.padStart(9),
        `${answered}`.padStart(7),
        (answered === 0 ? '–' : `${percent(right, answered)}%`).padStart(5),
      ].join('  '),
    ),
    ...mismarked.map(
      ({ question, found, answered, right }) =>
        `${question.file}:${question.line} is marked ${difficultyNames[question.difficulty]}, but people find it ${found}: ` +
        `${right} of ${answered} right (${percent(right, answered)}%): “${excerpt(question.prompt)}”`,
    ),
  ];
}
