import type { Problem } from './problem.js';
import type { Question } from './question.js';
import { reportOn } from './report.js';

type Named = Pick<Question, 'id' | 'file' | 'line' | 'prompt'>;

const nameOf = ({ id, file, prompt }: Named): string => JSON.stringify([id, file, prompt]);

/**
 * Ids that are used twice, over the questions of all files in their order, the broken ones too: one problem for each
 * question that has to do without, at its `file` and `line`. The one that had the id `before` keeps it, or else the first
 * that can be used, or the first.
 */
export const repeatedIds = (
  questions: readonly Named[],
  broken: readonly Named[],
  before: readonly Named[] = [],
): Problem[] => {
  const had = new Set(before.map(nameOf));
  const all = [...questions, ...broken.filter(({ id }) => id !== '')];
  const keeps = new Map<string, Named>();
  for (const question of all) {
    const other = keeps.get(question.id);
    if (!other || (had.has(nameOf(question)) && !had.has(nameOf(other)))) keeps.set(question.id, question);
  }
  return all.flatMap((question) => {
    const other = keeps.get(question.id);
    if (!other || other === question) return [];
    const message = `the id "${question.id}" is already used in ${other.file}:${other.line}`;
    const hint = 'give this question its own id, one that has never been used';
    return [reportOn(question.file)({ line: question.line, column: 1 }, 'repeated-id', message, hint)];
  });
};
