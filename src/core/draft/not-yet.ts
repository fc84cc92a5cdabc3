import { listOf, type Message, refused } from '../chat/message.js';
import { giveAways } from '../knowledge/give-away.js';
import type { ParsedQuiz } from '../knowledge/parse-quiz.js';
import type { Problem } from '../knowledge/problem.js';

/** What the linter has to say about a question that somebody wrote; a reason for each wrong choice is theirs to leave out. */
export const problemsOf = ({ questions, problems }: ParsedQuiz): readonly Problem[] =>
  [...problems, ...questions.flatMap(giveAways)].filter(({ rule }) => rule !== 'no-reason');

/** Says what keeps a question from being used; `again` is the id of the button that opens its form. */
export const notYet = (problems: readonly Problem[], again: string): Message => {
  const { blocks, ...message } = refused('That question can’t be used yet.');
  const buttons = [{ id: again, label: 'Edit again' }];
  const reasons = problems.map(({ message, hint }) => [`${message}: ${hint}`]);
  return { ...message, blocks: [...blocks, listOf(reasons), { kind: 'buttons', buttons }] };
};
