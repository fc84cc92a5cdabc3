import { excerpt } from '../chat/excerpt.js';
import type { Problem } from './problem.js';
import type { Question } from './question.js';
import { reportOn } from './report.js';

/** A key that is so much longer than every other choice is picked for its length. */
const telling = { times: 1.7, characters: 20 };
const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{5,}/gu) ?? [];

/** What in the form of a question tells its key to somebody who knows nothing: warnings, since an author may want it. */
export function giveAways({
  file,
  line,
  prompt,
  choices,
  kind,
}: Pick<Question, 'file' | 'line' | 'prompt' | 'choices' | 'kind'>): Problem[] {
  if (kind === 'typed' || kind === 'true-false') return [];
  const report = reportOn(file);
  const warn = (rule: string, message: string, hint: string) =>
    report({ line, column: 1 }, rule, message, hint, 'warning');
  const right = choices.filter((choice) => choice.right);
  const wrong = choices.filter((choice) => !choice.right);
  if (right.length === 0 || wrong.length === 0) return [];
  const shortestRight = Math.min(...right.map(({ text }) => text.length));
  const longestWrong = Math.max(...wrong.map(({ text }) => text.length));
  const stands = shortestRight > telling.times * longestWrong && shortestRight - longestWrong > telling.characters;
  const elsewhere = new Set(wrong.flatMap(({ text }) => words(text)));
  const asked = new Set(words(prompt));
  const echoed = right.flatMap(({ text }) => words(text)).find((word) => asked.has(word) && !elsewhere.has(word));
  return [
    ...(stands
      ? [warn('key-stands-out', 'the right choice is by far the longest', 'make the others as long, or shorten it')]
      : []),
    ...(echoed === undefined
      ? []
      : [
          warn(
            'key-in-prompt',
            `"${excerpt(echoed, 40)}" appears only in the question and the right choice`,
            'take it out of one of them, or use it in a wrong choice too',
          ),
        ]),
  ];
}
