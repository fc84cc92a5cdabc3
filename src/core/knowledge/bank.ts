import { keepQuestions } from './keep-questions.js';
import type { Kept } from './kept.js';
import type { Note } from './note.js';
import { type ParsedQuiz, quizSteps } from './parse-quiz.js';
import type { Problem } from './problem.js';
import type { Question } from './question.js';
import { repeatedIds } from './repeated-ids.js';
import type { SourceFile } from './source-file.js';
import type { Steps } from './steps.js';
import { topicSpelling } from './topic-spelling.js';

/** The questions of all quiz files, in the order of those; of what broke, the last good version as it was `before`. */
export function* bankSteps(
  files: readonly SourceFile[],
  notes: readonly Note[],
  before: readonly Question[] = [],
): Steps<{ readonly bank: Question[]; readonly problems: Problem[]; readonly kept: Kept[] }> {
  const read: ParsedQuiz[] = [];
  for (const { path, text } of files) {
    yield;
    read.push(yield* quizSteps(path, text, notes));
  }
  const broken = read.flatMap((quiz) => quiz.broken);
  const questions = read.flatMap((quiz) => quiz.questions);
  const repeated = repeatedIds(questions, broken, before);
  const places = new Set(repeated.map(({ file, line }) => `${file}:${line}`));
  const isFirst = ({ file, line }: { file: string; line: number }): boolean => !places.has(`${file}:${line}`);
  const quizzes = read.map((quiz) => ({
    ...quiz,
    questions: quiz.questions.filter(isFirst),
    broken: quiz.broken.filter(isFirst),
  }));
  const older = yield* keepQuestions(quizzes, before, notes);
  return {
    bank: [...quizzes.flatMap((quiz) => quiz.questions), ...older.questions],
    problems: [
      ...read.flatMap((quiz) => quiz.problems),
      ...repeated,
      ...(yield* topicSpelling(read.flatMap((quiz) => quiz.topics))),
    ],
    kept: older.kept,
  };
}
