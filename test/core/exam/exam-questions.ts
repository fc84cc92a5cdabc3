import type { Person } from '../../../src/core/chat/address.js';
import type { Exam, ExamAnswer } from '../../../src/core/exam/exam.js';
import type { Question } from '../../../src/core/knowledge/question.js';
import type { Snapshot } from '../../../src/core/quiz/round.js';
import { snapshotOf } from '../../../src/core/quiz/snapshot.js';

export const question = (id: string, topic: string): Question => ({
  id,
  file: `${topic}.quiz.md`,
  line: 1,
  kind: 'single',
  topic,
  difficulty: 1,
  prompt: `What about ${id}?`,
  choices: [
    { text: 'Yes', right: true, why: '' },
    { text: 'No', right: false, why: 'It isn’t so.' },
  ],
  accepts: [],
  explanation: 'So it is.',
  source: { file: `${topic}.md`, heading: 'h', quote: 'q', line: 3, text: `All about ${id}.` },
});

/** So many questions a topic. */
export const bankOf = (sizes: readonly number[]): Question[] =>
  sizes.flatMap((size, t) => Array.from({ length: size }, (_, i) => question(`t${t}-${i}`, `topic ${t}`)));

const ana: Person = { adapter: 'slack', space: 'T1', id: 'ana' };

export const examOf = (
  bank: readonly Question[],
  answers: ReadonlyMap<number, ExamAnswer>,
  more: Partial<Exam> = {},
): Exam => ({
  id: 'e1',
  person: ana,
  began: new Date('2026-11-29T09:00:00Z'),
  ends: new Date('2026-11-29T09:30:00Z'),
  pass: 70,
  questions: bank.map((each): Snapshot => snapshotOf(each, () => 0)),
  answers,
  aside: new Set(),
  ...more,
});
