import type { Knowledge } from '../core/knowledge/knowledge.js';
import { lint } from '../core/knowledge/lint.js';
import type { Problem } from '../core/knowledge/problem.js';
import type { Io } from './io.js';

/** `iam.quiz.md:12:1  error  no-id  the question has no id`, with the hint below. */
export const problemText = ({ file, line, column, severity, rule, message, hint }: Problem): string =>
  `${file}:${line}:${column}  ${severity}  ${rule}  ${message}\n    ${hint}`;

export const count = (number: number, noun: string): string => `${number || 'no'} ${noun}${number === 1 ? '' : 's'}`;

/** Prints every problem of the folder; 1 when one of them is an error. */
export const runLint = (knowledge: Knowledge, options: { readonly json?: boolean }, io: Io): number => {
  const problems = lint(knowledge);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (options.json) io.out(JSON.stringify(problems, null, 2));
  else {
    for (const problem of problems) io.out(problemText(problem));
    const found =
      problems.length === 0
        ? 'no problems'
        : `${count(errors, 'error')} and ${count(problems.length - errors, 'warning')}`;
    io.out(`${found} in ${count(knowledge.notes.length, 'note')} and ${count(knowledge.bank.length, 'question')}`);
  }
  return errors > 0 ? 1 : 0;
};
