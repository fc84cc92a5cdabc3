import type { Question } from '../knowledge/question.js';
import type { Snapshot } from './round.js';

/** Every order equally likely (Fisher-Yates); `random` gives numbers from 0 up to but not including 1. */
export const shuffled = <T>(items: readonly T[], random: () => number): T[] => {
  const rest = [...items];
  const result: T[] = [];
  while (rest.length > 0) result.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return result;
};

/** Freezes a question as a round puts it: choices shuffled, but True and False as their author ordered them. */
export const snapshotOf = (question: Question, random: () => number): Snapshot => ({
  question: question.id,
  kind: question.kind,
  topic: question.topic,
  difficulty: question.difficulty,
  prompt: question.prompt,
  choices: question.kind === 'true-false' ? question.choices : shuffled(question.choices, random),
  accepts: question.accepts,
  explanation: question.explanation,
  source: { file: question.source.file, line: question.source.line, text: question.source.text },
});
