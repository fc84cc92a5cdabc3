import type { Form } from '../chat/reply.js';
import { action } from '../commands/actions.js';
import { messageTopic, unlinked } from '../knowledge/message-source.js';
import { type ParsedQuiz, parseQuiz } from '../knowledge/parse-quiz.js';
import type { Choice, Question } from '../knowledge/question.js';
import { cut } from './cut.js';
import { writeQuestion } from './rules/write-quiz.js';
import type { Clip } from './store.js';

const longest = { prompt: 300, right: 200, wrong: 1_000, why: 1_000, topic: 60, quote: 1_000 };
const prefix = 'message-';

export const questionIdOf = (clip: string): string => `${prefix}${clip}`;
/** The clip that a question was made of; undefined when it was made of notes. */
export const clipOf = (question: string): string | undefined =>
  question.startsWith(prefix) ? question.slice(prefix.length) : undefined;

/** What is asked of somebody who makes a question of a message: its words are there as the reason, nothing is made up. */
export const questionForm = ({ id, text, filled }: Clip): Form => ({
  id: action.fillQuestion({ clip: id }),
  title: 'New question',
  submit: 'Show the draft',
  fields: [
    { name: 'prompt', label: 'Question', maxLength: longest.prompt, value: filled?.prompt ?? '' },
    {
      name: 'right',
      label: 'Right answer, or several separated by |',
      maxLength: longest.right,
      value: filled?.right ?? '',
    },
    {
      name: 'wrong',
      label: 'Wrong answers, one per line: answer — why not',
      maxLength: longest.wrong,
      value: filled?.wrong ?? '',
      long: true,
    },
    {
      name: 'why',
      label: 'Why the right answer is right',
      maxLength: longest.why,
      value: filled?.why ?? cut(text, longest.why),
      long: true,
    },
    { name: 'topic', label: 'Topic', maxLength: longest.topic, value: filled?.topic ?? messageTopic },
  ],
});

/** A choice and why it is wrong, parted by any dash between spaces. */
export const parted = (text: string): Pick<Choice, 'text' | 'why'> => {
  const [first = '', ...rest] = text.split(/\s[—–]\s/u);
  return { text: first.trim(), why: rest.join(', ').trim() };
};

/** The choices as they were filled in, each a line of the question that is written of them. */
export const choicesOf = ({ right = '', wrong = '' }: Readonly<Record<string, string>>): Choice[] => [
  ...right.split('|').flatMap((text) => (text.trim() === '' ? [] : [{ text: text.trim(), why: '', right: true }])),
  ...wrong.split('\n').flatMap((line) => (line.trim() === '' ? [] : [{ ...parted(line), right: false }])),
];

/** The question that was filled in, as the linter reads it; what keeps it from being asked is among its problems. */
export const readClip = ({ id, text, url, filled = {} }: Clip): ParsedQuiz => {
  const { prompt = '', why = '', topic = '' } = filled;
  const written = writeQuestion({
    id: questionIdOf(id),
    prompt,
    choices: choicesOf(filled),
    explanation: why,
    source: { file: url ?? unlinked, heading: '', quote: cut(text.replace(/\s+/gu, ' '), longest.quote) },
    difficulty: 2,
    topic,
  });
  return parseQuiz('made.quiz.md', written, []);
};

/** The same, undefined as long as something keeps it from being asked. */
export const clippedQuestion = (clip: Clip): Question | undefined => readClip(clip).questions[0];
