import type { Kept } from './kept.js';
import type { Note } from './note.js';
import type { BrokenQuestion, ParsedQuiz } from './parse-quiz.js';
import type { Problem } from './problem.js';
import { provenNow } from './prove-source.js';
import type { Question } from './question.js';
import type { Steps } from './steps.js';

/** Errors that leave open where a question begins or which one it is, so that others of its file may hide behind them. */
const blurring: ReadonlySet<string> = new Set([
  'bad-id',
  'long-line',
  'no-id',
  'repeated-line',
  'too-large',
  'unknown-line',
]);

/** The errors of each file that may hide questions of it. */
const blursIn = (quizzes: readonly ParsedQuiz[]): ReadonlyMap<string, readonly Problem[]> =>
  new Map(
    quizzes.flatMap(({ problems }) => {
      const blurs = problems.filter(({ rule }) => blurring.has(rule));
      return blurs.slice(0, 1).map(({ file }) => [file, blurs] as const);
    }),
  );

/** The last question of each file, where it is broken: the file may have been cut off there. */
const endsIn = (quizzes: readonly ParsedQuiz[]): ReadonlyMap<string, BrokenQuestion> =>
  new Map(
    quizzes.flatMap(({ questions, broken }) => {
      const last = broken.at(-1);
      return last && questions.every(({ line }) => line < last.line) ? [[last.file, last] as const] : [];
    }),
  );

/**
 * The last good versions of the questions that were in use `before` and have broken since, with their ids: each question
 * by itself, so that no error costs a neighbour anything. One that a file does not hold any more is gone, unless an error
 * in that file may hide it.
 *
 * A version from before is used only as long as the passage that proves it stands in the notes. What broke may be the
 * note: when its words have changed, the key may be wrong by now, and a question that rests does less harm than one that
 * teaches what was true last year. When the note was only renamed, the words are all there, and the question goes on.
 */
export function* keepQuestions(
  quizzes: readonly ParsedQuiz[],
  before: readonly Question[],
  notes: readonly Note[],
): Steps<{ readonly questions: Question[]; readonly kept: Kept[] }> {
  const good = new Set(quizzes.flatMap((quiz) => quiz.questions.map(({ id }) => id)));
  const broken = new Map(quizzes.flatMap((quiz) => quiz.broken.map((each) => [each.id, each])));
  const blurs = blursIn(quizzes);
  const ends = endsIn(quizzes);
  const had = new Map(before.map((question) => [question.id, question]));

  /** What may hide a question that is not in its file now. */
  const hiding = ({ file, line }: Question): readonly Problem[] | undefined => {
    const end = ends.get(file);
    const old = had.get(end?.id ?? '');
    return blurs.get(file) ?? (old?.file === file && old.line < line ? end?.problems : undefined);
  };

  const questions: Question[] = [];
  const kept: Kept[] = [];
  for (const question of before) {
    if (good.has(question.id)) continue;
    yield;
    const { file, line, problems } = broken.get(question.id) ?? { ...question, problems: hiding(question) };
    const source = problems && provenNow(question.source, notes);
    if (!problems || !source) continue;
    questions.push({ ...question, file, line, source });
    kept.push({ file, question: question.id, problems });
  }
  return { questions, kept };
}
