import { listOf, type Message, refused } from '../chat/message.js';
import { privately, type Reply } from '../chat/reply.js';
import { longestChoice, mostChoices } from '../knowledge/judge-choices.js';
import type { ParsedQuiz } from '../knowledge/parse-quiz.js';
import type { Problem } from '../knowledge/problem.js';
import type { Choice } from '../knowledge/question.js';

/** What the linter has to say about a question that somebody wrote; a reason for each wrong choice is theirs to leave out. */
export const problemsOf = ({ problems }: ParsedQuiz): readonly Problem[] =>
  problems.filter(({ rule }) => rule !== 'no-reason');

type Part = 'prompt' | 'right' | 'wrong' | 'why';

/** What the linter says of a file, in the words of a form; of a rule without a part, its line tells which it is. */
const sayings: Readonly<Record<string, { readonly say: string; readonly part?: Part }>> = {
  'no-prompt': { part: 'prompt', say: 'Write the question.' },
  'empty-choice': { say: 'An answer is missing here.' },
  'long-choice': { say: `Keep each answer to ${longestChoice} characters: buttons can’t show more.` },
  'catch-all': { say: 'Answers are shuffled, so none of them can refer to the others.' },
  'names-position': { say: 'Answers are shuffled: quote an answer’s own words, not its letter or place.' },
  'equal-choices': { say: 'That answer appears twice: change or remove one of the two.' },
  'few-choices': { part: 'wrong', say: 'Add at least one wrong answer.' },
  'no-wrong-choice': { part: 'wrong', say: 'Add at least one wrong answer.' },
  'many-choices': { part: 'wrong', say: `Keep it to ${mostChoices} answers in all.` },
  'no-right-choice': { part: 'right', say: 'Write the right answer.' },
  'no-answer': { part: 'right', say: 'Write the right answer.' },
  'no-explanation': { part: 'why', say: 'Say why the right answer is right.' },
  'key-stands-out': { part: 'right', say: 'It’s by far the longest answer: shorten it, or make the others as long.' },
  'key-in-prompt': {
    part: 'right',
    say: 'It shares a word with the question that no wrong answer has: change one of them.',
  },
};

/** The lines of a question that has just been written: its prompt, a line a choice, and why. */
const partAt = (line: number, choices: readonly Choice[]): { part: Part; wrong?: number } => {
  const choice = choices[line - 2];
  if (line === 1) return { part: 'prompt' };
  if (!choice) return { part: 'why' };
  return choice.right
    ? { part: 'right' }
    : { part: 'wrong', wrong: choices.slice(0, line - 1).filter(({ right }) => !right).length };
};

/** What is wrong with a filled form, one sentence a field; what belongs to none of its fields has an empty name. */
function wrongIn(problems: readonly Problem[], choices: readonly Choice[], fields: ReadonlySet<string>) {
  const told: Record<string, string> = {};
  for (const { rule, line, message, hint } of problems) {
    const { say = `${message}: ${hint}.`, part = undefined } = sayings[rule] ?? {};
    const at = part === undefined ? partAt(line, choices) : { part };
    // Some forms have a field for each wrong answer.
    const name = [at.part, `${at.part}${'wrong' in at ? at.wrong : 1}`].find((each) => fields.has(each)) ?? '';
    told[name] ??= say;
  }
  return told;
}

export interface Refilled {
  readonly problems: readonly Problem[];
  /** As they were written, in that order. */
  readonly choices: readonly Choice[];
  /** The names of the form's fields. */
  readonly fields: Iterable<string>;
  /** The id of the button that opens the form anew. */
  readonly again: string;
}

/** Says what keeps a question from being used: in its form, or else as a message from which that opens again. */
export const notYet = ({ problems, choices, fields, again }: Refilled): Reply => {
  const wrong = wrongIn(problems, choices, new Set(fields));
  const { blocks, ...message } = refused('That question can’t be used yet.');
  const buttons = [{ id: again, label: 'Edit again' }];
  const reasons = [...new Set(Object.values(wrong))].map((each) => [each]);
  const said: Message = { ...message, blocks: [...blocks, listOf(reasons), { kind: 'buttons', buttons }] };
  return { ...privately(said), wrong };
};
