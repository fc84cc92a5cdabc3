import type { Block, Message, Span } from '../chat/message.js';
import { action } from '../commands/actions.js';
import { ballotText, chooseHint, rightCount } from '../quiz/card.js';
import type { Snapshot } from '../quiz/round.js';
import { type Exam, unanswered } from './exam.js';
import type { ExamSize } from './read-size.js';

export const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const timeLeft = ({ ends }: Exam): Span => ({ time: ends, show: 'relative' });

const answeredOf = (exam: Exam): string =>
  `${exam.questions.length - unanswered(exam).length} of ${exam.questions.length} answered`;

const minutesOf = ({ began, ends }: Exam): number => Math.round((ends.getTime() - began.getTime()) / 60_000);

/** What somebody has to know before the first answer; `asked`: how many questions they wanted. */
const rules = (exam: Exam, asked: ExamSize['questions']): string => {
  const size = exam.questions.length;
  const all = asked > size ? ' (all I have right now)' : '';
  return `${counted(size, 'question')}${all}, ${counted(minutesOf(exam), 'minute')}, ${exam.pass}% to pass. You’ll get your result at the end; until then you can go back and change any answer.`;
};

/** Below a question: nothing moves when it is answered. */
const navigation = ({ id, questions }: Exam, n: number): Block => {
  const last = n === questions.length - 1;
  return {
    kind: 'buttons',
    buttons: [
      ...(n > 0 ? [{ id: action.showExam({ exam: id, n: n - 1 }), label: 'Back' }] : []),
      ...(last ? [] : [{ id: action.showExam({ exam: id, n: n + 1 }), label: 'Next', primary: true }]),
      { id: action.finishExam({ exam: id }), label: 'Finish', ...(last ? { primary: true } : {}) },
    ],
  };
};

const answerBlocks = (id: string, n: number, snapshot: Snapshot): Block[] => {
  if (snapshot.kind === 'typed') {
    return [{ kind: 'buttons', buttons: [{ id: action.openExamAnswer({ exam: id, n }), label: 'Type your answer' }] }];
  }
  const wanted = rightCount(snapshot);
  const options = snapshot.choices.map(({ text }) => text);
  return [
    ...chooseHint(snapshot),
    { kind: 'choose', id: action.chooseExam({ exam: id, n }), min: wanted, max: wanted, options },
  ];
};

/** One question of a running exam, with the person's answer and without a word on whether it is right. */
export function questionMessage(exam: Exam, n: number, asked = 0): Message {
  const snapshot = exam.questions[n];
  if (!snapshot) return finishMessage(exam);
  const answer = exam.answers.get(n);
  return {
    summary: `Question ${n + 1}: ${snapshot.prompt}`,
    tone: 'plain',
    blocks: [
      { kind: 'heading', spans: [snapshot.prompt] },
      {
        kind: 'note',
        spans: [`Exam question ${n + 1} of ${exam.questions.length} · ${answeredOf(exam)} · ends `, timeLeft(exam)],
      },
      ...answerBlocks(exam.id, n, snapshot),
      {
        kind: 'text',
        spans: answer
          ? ['Your answer is ', { text: ballotText(snapshot, answer.ballot), bold: true }, '. You can still change it.']
          : ['You haven’t answered this one yet.'],
      },
      navigation(exam, n),
      ...(n === 0 ? [{ kind: 'note' as const, spans: [rules(exam, asked)] }] : []),
    ],
  };
}

/** In the place of a question that a room is asked, or was since the exam began. */
export const asideMessage = (exam: Exam, n: number): Message => ({
  summary: `Question ${n + 1} doesn’t count`,
  tone: 'plain',
  blocks: [
    { kind: 'heading', spans: [`Question ${n + 1} doesn’t count`] },
    {
      kind: 'text',
      spans: ['It has come up in a channel since your exam began, so I’m leaving it out. Carry on with the others.'],
    },
    navigation(exam, n),
  ],
});

/** What ends an exam, wherever that is offered. */
const finishLabel = 'Finish and see the result';

const mostNamed = 10;

/** Before an exam is finished: what is still open. */
export function finishMessage(exam: Exam): Message {
  const open = unanswered(exam);
  const [first] = open;
  const named = open.slice(0, mostNamed).map((n) => `${n + 1}`);
  const more = open.length > mostNamed ? [`${open.length - mostNamed} more`] : [];
  const list = new Intl.ListFormat('en-GB').format([...named, ...more]);
  return {
    summary: 'Finish your exam?',
    tone: 'plain',
    blocks: [
      { kind: 'heading', spans: ['Finish your exam?'] },
      { kind: 'note', spans: [`${answeredOf(exam)} · ends `, timeLeft(exam)] },
      {
        kind: 'text',
        spans: [
          first === undefined
            ? 'Every question has an answer.'
            : `Not answered yet: question${open.length === 1 ? '' : 's'} ${list}.`,
        ],
      },
      {
        kind: 'buttons',
        buttons: [
          { id: action.endExam({ exam: exam.id }), label: finishLabel, primary: true },
          {
            id: action.showExam({ exam: exam.id, n: first ?? exam.questions.length - 1 }),
            label: first === undefined ? 'Back to the exam' : `Go to question ${first + 1}`,
          },
        ],
      },
    ],
  };
}

/** What a second exam is answered with: there is one at a time. */
export function runningMessage(exam: Exam): Message {
  const [first = exam.questions.length - 1] = unanswered(exam);
  return {
    summary: 'You’re in the middle of an exam',
    tone: 'plain',
    blocks: [
      { kind: 'text', spans: ['You’re in the middle of an exam. Finish that one first.'] },
      { kind: 'note', spans: [`${answeredOf(exam)} · ends `, timeLeft(exam)] },
      {
        kind: 'buttons',
        buttons: [
          { id: action.showExam({ exam: exam.id, n: first }), label: 'Continue', primary: true },
          { id: action.endExam({ exam: exam.id }), label: finishLabel },
        ],
      },
    ],
  };
}
