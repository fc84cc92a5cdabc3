import { excerpt } from '../chat/excerpt.js';
import type { Spans } from '../chat/message.js';
import { percent } from '../chat/plain-text.js';
import type { PastRound } from './store.js';

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
