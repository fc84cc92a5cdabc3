import type { Block, Message, Spans } from '../chat/message.js';
import { barOf, percent } from '../chat/plain-text.js';
import { action } from '../commands/actions.js';
import { ballotText, keyText } from '../quiz/card.js';
import { proofBlocks } from '../quiz/proof.js';
import type { Snapshot } from '../quiz/round.js';
import { type Exam, type Score, scoreOf } from './exam.js';
import { counted } from './question-message.js';

const barColumns = 10;

const shareText = (right: number, of: number): string => `${right} of ${of} right (${percent(right, of)}%)`;

/** How long it took, or that its time was over. */
const lengthOf = ({ began, ends, ended = ends }: Exam): string =>
  ended < ends
    ? `finished after ${counted(Math.max(1, Math.round((ended.getTime() - began.getTime()) / 60_000)), 'minute')}`
    : 'time ran out';

const topicTable = ({ topics }: Score): Block => ({
  kind: 'table',
  head: [['Topic'], ['Right'], ['']],
  rows: topics.map(({ topic, right, of }) => [[topic], [`${right} of ${of}`], [barOf(right, of, barColumns)]]),
});

const headline = ({ right, of, passed }: Score): string => {
  if (of === 0) return 'No result this time';
  if (right === of) return `Passed with full marks: ${right} of ${of}. Well done!`;
  return `${passed ? 'Passed' : 'Not passed this time'}: ${shareText(right, of)}`;
};

const asideText = (count: number): string =>
  count === 1
    ? 'One question came up in a channel during your exam, so it doesn’t count.'
    : `${count} questions came up in a channel during your exam, so they don’t count.`;

/** What an exam came to, once it is over; `lead` stands before it. It gives away no answer. */
export function resultMessage(exam: Exam, lead?: string): Message {
  const score = scoreOf(exam);
  const { of, answered, missed } = score;
  const needed = Math.ceil((exam.pass * of) / 100);
  return {
    summary: `Your mock exam: ${headline(score)}`,
    tone: 'closed',
    blocks: [
      ...(lead === undefined ? [] : [{ kind: 'text' as const, spans: [lead] }]),
      { kind: 'heading', spans: [headline(score)] },
      {
        kind: 'note',
        spans: [`Mock exam · ${needed} to pass (${exam.pass}%) · ${answered} of ${of} answered · ${lengthOf(exam)}`],
      },
      ...(of === 0 ? [] : [topicTable(score)]),
      ...(exam.aside.size === 0 ? [] : [{ kind: 'note' as const, spans: [asideText(exam.aside.size)] }]),
      ...(missed.length === 0
        ? []
        : [
            {
              kind: 'buttons' as const,
              buttons: [
                {
                  id: action.reviewExam({ exam: exam.id, n: 0 }),
                  label: `Review what you missed (${missed.length})`,
                  primary: true,
                },
              ],
            },
          ]),
    ],
  };
}

const solution = (exam: Exam, n: number, snapshot: Snapshot, base: string | undefined): Block[] => {
  const answer = exam.answers.get(n);
  const own = answer ? `You answered ${ballotText(snapshot, answer.ballot)}.` : 'You didn’t answer this one.';
  const verdict: Spans = [`${own} The answer: `, { text: keyText(snapshot), bold: true }, '.'];
  return [{ kind: 'text', spans: verdict }, ...proofBlocks(snapshot, base)];
};

export interface Review {
  /** Which of those that were missed, from 0. */
  readonly at: number;
  /** Questions that a room is being asked. */
  readonly open: ReadonlySet<string>;
  readonly base?: string | undefined;
}

/** One missed question with its answer, why, and the passage that proves it; not while a room is being asked it. */
export function reviewMessage(exam: Exam, { at, open, base }: Review): Message {
  const { missed } = scoreOf(exam);
  const n = missed[at];
  const snapshot = n === undefined ? undefined : exam.questions[n];
  if (n === undefined || !snapshot) return resultMessage(exam);
  const step = (to: number, label: string, primary = false) => ({
    id: action.reviewExam({ exam: exam.id, n: to }),
    label,
    ...(primary ? { primary } : {}),
  });
  return {
    summary: `Missed question ${at + 1} of ${missed.length}: ${snapshot.prompt}`,
    tone: 'closed',
    blocks: [
      { kind: 'heading', spans: [snapshot.prompt] },
      { kind: 'note', spans: [`Missed question ${at + 1} of ${missed.length} · ${snapshot.topic}`] },
      ...(open.has(snapshot.question)
        ? [{ kind: 'text' as const, spans: ['This one is open in a channel right now. Come back once it has closed.'] }]
        : solution(exam, n, snapshot, base)),
      {
        kind: 'buttons',
        buttons: [
          ...(at > 0 ? [step(at - 1, 'Back')] : []),
          ...(at < missed.length - 1 ? [step(at + 1, 'Next', true)] : []),
          { id: action.examResult({ exam: exam.id }), label: 'Result' },
        ],
      },
    ],
  };
}
