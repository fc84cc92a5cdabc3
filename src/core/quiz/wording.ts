import { type Block, line, type Message, type Spans } from '../chat/message.js';
import { percent } from '../chat/plain-text.js';
import { excerpt } from '../knowledge/report.js';
import type { PastRound } from '../store.js';

/** What several parts of the quiz say in the same words. */
export const refused = (text: string): Message => line(text, 'refused');

export const noQuestions =
  'There are no questions yet: “studyhall bank --missing” lists passages without one, ' +
  'and a file such as iam.quiz.md beside iam.md adds them.';

export const timesOf = (openings: readonly { opens: Date }[]): Spans =>
  openings.flatMap((each, i) => [i === 0 ? '' : ' · ', { time: each.opens, show: 'day-time' as const }]);

/** Says how something stands, one item a line. */
export const listOf = (items: readonly Spans[]): Block => ({
  kind: 'list',
  ordered: false,
  items: items.map((spans) => ({ depth: 0, spans })),
});

/** How many coming questions are shown. */
export const shownNext = 3;

const longestPrompt = 80;

/** A past question in one line: when it was asked, and how the room did. */
export const howItWent = ({ opens, closed, prompt, voters, right }: PastRound): Spans => [
  { time: opens, show: 'day-time' },
  `: ${excerpt(prompt, longestPrompt)} `,
  closed === undefined
    ? 'Still open.'
    : voters === 0
      ? 'Nobody answered.'
      : `${right} of ${voters} right (${percent(right, voters)}%).`,
];
