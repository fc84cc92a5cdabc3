import type { Person, Room } from '../chat/address.js';
import { line, type Message } from '../chat/message.js';
import type { Difficulty } from '../knowledge/question.js';
import type { Services } from '../services.js';
import { difficultyNames } from './card.js';
import { fitting } from './pick.js';
import { normalPhrase, parsePhrase, parseUntil, slotsFrom } from './schedule-phrase.js';
import { slotsText } from './slot-text.js';
import { nextOpenings, phraseOf } from './timetable.js';
import { noQuestions, refused, shownNext, timesOf } from './wording.js';

const describe = (about: string | undefined, difficulty: Difficulty | undefined): string =>
  [about && `about ${about}`, difficulty && difficultyNames[difficulty]].filter(Boolean).join(', ');

/** What managers do with the schedules of a room. Every method answers with what that person alone is told. */
export function createScheduling({ store, library, adapter, newId }: Services) {
  const asksOf = (room: Room) => adapter(room.adapter)?.asks ?? new Set();

  return {
    async schedule(room: Room, by: Person, text: string): Promise<Message> {
      const zone = (await adapter(room.adapter)?.directory.profile(by))?.zone;
      const parsed = parsePhrase(text, { zone });
      if (!parsed.ok) return refused(parsed.problem.message);
      const { about, difficulty } = parsed.phrase;
      if (
        library().bank.length > 0 &&
        fitting(library().bank, { asks: asksOf(room), about, difficulty }).length === 0
      ) {
        const topics = [...new Set(library().bank.map((question) => question.topic))].sort();
        return refused(`No question of the bank fits “${describe(about, difficulty)}”. Topics: ${topics.join(', ')}.`);
      }
      const now = await store.now();
      const phrase = normalPhrase(parsed.phrase);
      if ((await store.schedules.of(room)).some((each) => each.phrase === phrase)) {
        return refused(`This room has that schedule already: “${phrase}”.`);
      }
      const schedule = { id: newId(), room, phrase, by, since: now };
      await store.schedules.add(schedule);
      const [, ...times] = slotsText(parsed.phrase, slotsFrom(parsed.phrase, now, shownNext)).split('\n');
      return {
        summary: `Scheduled: ${phrase}`,
        tone: 'plain',
        blocks: [
          { kind: 'text', spans: ['Scheduled: ', { text: phrase, bold: true }] },
          { kind: 'list', ordered: false, items: times.map((time) => ({ depth: 0, spans: [time] })) },
          ...(library().bank.length === 0 ? [{ kind: 'text' as const, spans: [noQuestions] }] : []),
          { kind: 'buttons', buttons: [{ id: 'now:', label: 'Try one now' }] },
        ],
      };
    },

    async unschedule(room: Room, id: string): Promise<Message> {
      return (await store.schedules.remove(room, id)) ? line('Removed.') : line('That schedule is gone already.');
    },

    async schedules(room: Room): Promise<Message> {
      const all = await store.schedules.of(room);
      if (all.length === 0) {
        return line('No schedule yet. Try “/quiz schedule weekdays at 9:30 Europe/London, close after 8h”.');
      }
      const now = await store.now();
      return {
        summary: `${all.length} ${all.length === 1 ? 'schedule' : 'schedules'}`,
        tone: 'plain',
        blocks: all.flatMap((schedule) => [
          { kind: 'text' as const, spans: [{ text: schedule.phrase, bold: true }] },
          {
            kind: 'note' as const,
            spans:
              schedule.paused === 'forever'
                ? ['Paused until somebody says “/quiz resume”.']
                : phraseOf(schedule) === undefined
                  ? ['Written by a newer version of this program: update it.']
                  : ['Next: ', ...timesOf(nextOpenings([schedule], now, shownNext))],
          },
          {
            kind: 'buttons' as const,
            buttons: [
              { id: `unschedule:${schedule.id}`, label: 'Remove', hint: `Remove the schedule ${schedule.phrase}` },
            ],
          },
        ]),
      };
    },

    async pause(room: Room, by: Person, text: string): Promise<Message> {
      const now = await store.now();
      const [first] = await store.schedules.of(room);
      if (!first) return line('This room has no schedule.');
      const zone = phraseOf(first)?.zone ?? (await adapter(room.adapter)?.directory.profile(by))?.zone ?? 'UTC';
      const until = text === '' ? 'forever' : parseUntil(text, zone);
      if (until === undefined || (until !== 'forever' && until <= now)) {
        return refused(`“${text.slice(0, 40)}” is no day to come; try “/quiz pause until 2027-01-04”.`);
      }
      await store.schedules.pause(room, until, now);
      return until === 'forever'
        ? line('Paused until somebody says “/quiz resume”.')
        : {
            summary: 'Paused',
            tone: 'plain',
            blocks: [{ kind: 'text', spans: ['Paused until ', { time: until, show: 'day-time' }, '.'] }],
          };
    },

    async resume(room: Room): Promise<Message> {
      const now = await store.now();
      if ((await store.schedules.pause(room, undefined, now)) === 0) return line('This room has no schedule.');
      const next = nextOpenings(await store.schedules.of(room), now, shownNext);
      return {
        summary: 'The schedules run again',
        tone: 'plain',
        blocks: [{ kind: 'text', spans: ['The schedules run again. Next: ', ...timesOf(next)] }],
      };
    },
  };
}

export type Scheduling = ReturnType<typeof createScheduling>;
