import { keepQuestions } from './keep-questions.js';
import type { Kept } from './kept.js';
import type { Note } from './note.js';
import { checkBank, type ParsedQuiz, quizSteps } from './parse-quiz.js';
import type { Problem } from './problem.js';
import type { Question } from './question.js';
import type { SourceFile } from './source-file.js';
import type { Steps } from './steps.js';

/** The questions of all quiz files, in the order of those; of what broke, the last good version as it was `before`. */
export function* bankSteps(
  files: readonly SourceFile[],
  notes: readonly Note[],
  before: readonly Question[] = [],
): Steps<{ readonly bank: Question[]; readonly problems: Problem[]; readonly kept: Kept[] }> {
  const quizzes: ParsedQuiz[] = [];
  for (const { path, text } of files) {
    yield;
    quizzes.push(yield* quizSteps(path, text, notes));
  }
  const questions = quizzes.flatMap((quiz) => quiz.questions);
  const repeated = checkBank(questions, before);
  const places = new Set(repeated.map(({ file, line }) => `${file}:${line}`));
  const older = yield* keepQuestions(quizzes, before, notes);
  return {
    bank: [...questions.filter(({ file, line }) => !places.has(`${file}:${line}`)), ...older.questions],
    problems: [...quizzes.flatMap((quiz) => quiz.problems), ...repeated],
    kept: older.kept,
  };
}
