import type { Choice, Difficulty } from '../../knowledge/question.js';

/** What a quiz file says of one question. */
export interface Written {
  readonly id: string;
  readonly prompt: string;
  readonly choices: readonly Choice[];
  readonly explanation: string;
  readonly source: { readonly file: string; readonly heading: string; readonly quote: string };
  readonly difficulty: Difficulty;
  readonly topic?: string;
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const choiceLine = ({ text, right, why }: Choice): string =>
  `- [${right ? 'x' : ' '}] ${oneLine(text)}${right || why === '' ? '' : ` — ${oneLine(why).replaceAll(' — ', ', ')}`}`;

/** Words that are no part of a file's text, on a line of their own; nothing in them ends the comment. */
export const comment = (text: string): string => `<!-- ${oneLine(text).replace(/[<>]/gu, '')} -->`;

/** A question as it stands in a `*.quiz.md`, with a remark below its heading where there is one. */
export const writeQuestion = (question: Written, remark?: string): string => {
  const { id, prompt, choices, explanation, source, difficulty, topic } = question;
  return [
    `## ${oneLine(prompt)} {#${id}}`,
    ...(remark === undefined ? [] : [comment(remark)]),
    ...choices.map(choiceLine),
    `> ${oneLine(explanation)}`,
    `Source: ${source.file}${source.heading === '' ? '' : `#${source.heading}`} "${oneLine(source.quote)}"`,
    ...(topic === undefined ? [] : [`Topic: ${oneLine(topic)}`]),
    `Difficulty: ${difficulty}`,
    '',
  ].join('\n');
};
