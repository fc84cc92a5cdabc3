import { listOf, type Message, refused } from '../chat/message.js';
import { longestChoice, mostChoices } from '../knowledge/judge-choices.js';
import type { ParsedQuiz } from '../knowledge/parse-quiz.js';
import type { Problem } from '../knowledge/problem.js';

/** What the linter has to say about a question that somebody wrote; a reason for each wrong choice is theirs to leave out. */
export const problemsOf = ({ problems }: ParsedQuiz): readonly Problem[] =>
  problems.filter(({ rule }) => rule !== 'no-reason');

/** What to do about each rule that a form can break, for somebody who sees the form and not the file. */
const advice: Readonly<Record<string, string | ((quoted: string) => string)>> = {
  'no-prompt': 'Write the question.',
  'no-answer': 'Give a right answer and at least one wrong answer.',
  'no-right-choice': 'Give a right answer.',
  'few-choices': 'Give a right answer and at least one wrong answer.',
  'no-wrong-choice': 'Give at least one wrong answer.',
  'empty-choice': 'One of the wrong answers has only a reason: write the answer in front of it.',
  'long-choice': `Keep every answer to ${longestChoice} characters. Buttons can’t show more.`,
  'many-choices': `Keep it to ${mostChoices} answers, right and wrong ones together.`,
  'equal-choices': 'Two of the answers are the same: change one of them, or leave it out.',
  'catch-all': 'Answers are shuffled, so leave out ones like “all of the above”.',
  'names-position': (quoted) => `Answers are shuffled, so don’t call one “${quoted}”: use its own words.`,
  'no-explanation': 'Say why the right answer is right.',
  'key-stands-out':
    'The right answer is much longer than the others, which gives it away: shorten it, or make the others longer.',
  'key-in-prompt': (quoted) =>
    `Of all the answers, only the right one repeats “${quoted}” from the question, which gives it away: use another word, or use it in a wrong answer too.`,
};

const adviceOn = ({ rule, message, hint }: Problem): string => {
  const known = advice[rule];
  // Messages quote what they are about.
  if (typeof known === 'function') return known(/"(.*)"/.exec(message)?.[1] ?? '');
  return known ?? `${message}: ${hint}`;
};

/** Says what keeps a question from being used; `again` is the id of the button that opens its form. */
export const notYet = (problems: readonly Problem[], again: string): Message => {
  const { blocks, ...message } = refused('That question can’t be used yet.');
  const buttons = [{ id: again, label: 'Edit again' }];
  const todo = [...new Set(problems.map(adviceOn))].map((text) => [text]);
  return { ...message, blocks: [...blocks, listOf(todo), { kind: 'buttons', buttons }] };
};
