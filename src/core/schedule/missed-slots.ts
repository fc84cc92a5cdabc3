import type { Message } from '../chat/message.js';
import { listOf, refused } from '../chat/message.js';
import { noQuestions } from '../knowledge/fitting.js';
import { durationText } from './phrase.js';
import type { Slot } from './schedule.js';
import type { Settings } from './settings.js';

/** Slots of one schedule that nobody opened in time. */
export interface Missed {
  readonly phrase: string;
  /** At least one, oldest first. */
  readonly slots: readonly Slot[];
}

const mostNamed = 10;

/** What managers are told after a time away: one message, however much was missed. */
export const missedMessage = (all: readonly Missed[], { late }: Pick<Settings, 'late'>): Message => {
  const count = all.reduce((sum, { slots }) => sum + slots.length, 0);
  const summary = count === 1 ? 'A question was skipped' : `${count} questions were skipped`;
  return {
    summary,
    tone: 'refused',
    blocks: [
      {
        kind: 'text',
        spans: [`${summary}: I was down or too late when ${count === 1 ? 'it was' : 'they were'} due.`],
      },
      listOf([
        ...all
          .slice(0, mostNamed)
          .map(({ phrase, slots: [first, ...rest] }) => [
            `“${phrase}”: `,
            ...(rest.length > 0 ? [`${rest.length + 1} since `] : []),
            ...(first ? [{ time: first.opens, show: 'day-time' as const }] : []),
          ]),
        ...(all.length > mostNamed ? [[`and ${all.length - mostNamed} more schedules`]] : []),
      ]),
      {
        kind: 'note',
        spans: [
          `Streaks aren’t affected. A question comes at most ${durationText(late)} late (see “/studyhall settings”); ` +
            '“/quiz now” in a channel asks one right away.',
        ],
      },
    ],
  };
};

/** What managers are told of a question that did not get to its room before its end. */
export const notPostedMessage = (phrase: string, { opens }: Slot): Message => ({
  summary: `The question for “${phrase}” couldn’t be posted`,
  tone: 'refused',
  blocks: [
    {
      kind: 'text',
      spans: [
        `The question for “${phrase}” due `,
        { time: opens, show: 'day-time' },
        ' couldn’t be posted before it would have closed.',
      ],
    },
    {
      kind: 'note',
      spans: [
        'It doesn’t count as asked, and streaks aren’t affected. “/quiz status” in the channel lists what was skipped; ' +
          '“/quiz now” asks one right away.',
      ],
    },
  ],
});

/** What managers are told when the bank has nothing for a schedule. */
export const nothingFitsMessage = (phrase: string, bankIsEmpty: boolean): Message =>
  refused(
    `No question could be asked for “${phrase}”. ${
      bankIsEmpty ? noQuestions : 'None fits it: add some to the *.quiz.md files, or change the schedule.'
    }`,
  );
