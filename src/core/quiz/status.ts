import type { Room } from '../chat/address.js';
import type { Message, Spans } from '../chat/message.js';
import type { Services } from '../services.js';
import { nextOpenings } from './timetable.js';
import { noQuestions, shownNext, timesOf } from './wording.js';

/** How the quiz of a room stands. */
export function createStatus({ store, library }: Services) {
  return {
    async show(room: Room): Promise<Message> {
      const [open, schedules, asked] = await Promise.all([
        store.rounds.openIn(room),
        store.schedules.of(room),
        store.rounds.lastAsked(room),
      ]);
      const { bank } = library();
      const unseen = bank.filter((question) => !asked.has(question.id)).length;
      const next = nextOpenings(schedules, await store.now(), shownNext);
      const paused = schedules.filter((schedule) => schedule.paused === 'forever').length;
      const items: Spans[] = [
        ...open.map(
          (round): Spans => [
            'Open: ',
            round.snapshot.prompt,
            ' Closes ',
            { time: round.closes, show: 'relative' },
            '.',
          ],
        ),
        ...(open.length === 0 ? [['No question is open.']] : []),
        next.length > 0 ? ['Next: ', ...timesOf(next)] : ['Nothing is scheduled: “/quiz schedule” does that.'],
        ...(paused > 0
          ? [[`${paused} of ${schedules.length} schedules paused: “/quiz resume” lets them run again.`]]
          : []),
        bank.length === 0
          ? [noQuestions]
          : [
              `${unseen} of ${bank.length} questions not asked here yet${unseen === 0 ? '; the oldest come again' : ''}.`,
            ],
      ];
      return {
        summary: open.length > 0 ? 'A question is open' : 'No question is open',
        tone: 'plain',
        blocks: [{ kind: 'list', ordered: false, items: items.map((spans) => ({ depth: 0, spans })) }],
      };
    },
  };
}

export type Status = ReturnType<typeof createStatus>;
