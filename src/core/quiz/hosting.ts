import type { Person, Room } from '../chat/address.js';
import type { Message, Spans } from '../chat/message.js';
import { instantSpan, line } from '../chat/message.js';
import type { Difficulty } from '../knowledge/question.js';
import type { Services } from '../services.js';
import { difficultyNames } from './card.js';
import type { RoundKeeper } from './opening.js';
import { fitting } from './pick.js';
import { normalPhrase, parseLength, parsePhrase, parseUntil, slotsFrom } from './schedule-phrase.js';
import { slotsText } from './slot-text.js';
import { nextOpenings, phraseOf } from './timetable.js';

const refused = (text: string): Message => line(text, 'refused');
const shownNext = 3;
const defaultLength = 10 * 60_000;

const noQuestions =
  'There are no questions yet: “studyhall bank --missing” lists passages without one, ' +
  'and a file such as iam.quiz.md beside iam.md adds them.';

const describe = (about: string | undefined, difficulty: Difficulty | undefined): string =>
  [about && `about ${about}`, difficulty && difficultyNames[difficulty]].filter(Boolean).join(', ');

/** What managers do with the quiz of a room. Every method answers with what that person alone is told. */
export function createHosting({ store, library, adapter, newId }: Services, rounds: RoundKeeper) {
  const timesOf = (openings: readonly { opens: Date }[]): Spans =>
    openings.flatMap((each, i) => [i === 0 ? '' : ' · ', { time: each.opens, show: 'day-time' as const }]);

  const asksOf = (room: Room) => adapter(room.adapter)?.asks ?? new Set();

  return {
    async now(room: Room, length: string): Promise<Message> {
      const wanted = length === '' ? defaultLength : parseLength(length);
      if (wanted === undefined) {
        return refused(`“${length.slice(0, 40)}” is not understood; try “/quiz now close after 5m”.`);
      }
      if (library().bank.length === 0) return refused(noQuestions);
      const now = await store.now();
      const closes = new Date(now.getTime() + wanted);
      const opened = await rounds.open({ room, closes });
      switch (opened.kind) {
        case 'opened': {
          const refusal = await rounds.posted(opened.id, room);
          if (refusal) {
            await rounds.close(opened.id, room);
            return refused(`I could not post it here. ${refusal.advice ?? 'Look at what I may do in this room.'}`);
          }
          return {
            summary: 'The question is open',
            tone: 'plain',
            blocks: [{ kind: 'text', spans: ['The question is open. It closes at ', instantSpan(closes, now), '.'] }],
          };
        }
        case 'no-question':
          return refused('No question of the bank can be asked here.');
        default:
          return refused('A question is open here already: “/quiz close” ends it.');
      }
    },

    async close(room: Room): Promise<Message> {
      const open = await store.rounds.openIn(room);
      const [first] = open;
      if (!first) return line('No question is open here.');
      if (open.length === 1) {
        await rounds.close(first.id, room);
        return line('Closed.');
      }
      return {
        summary: 'Several questions are open: which one?',
        tone: 'unsure',
        blocks: [
          { kind: 'text', spans: ['Several questions are open. Which one should close?'] },
          {
            kind: 'buttons',
            buttons: open.slice(0, 5).map((round) => ({ id: `close:${round.id}`, label: round.snapshot.prompt })),
          },
        ],
      };
    },

    /** The button of `close` when several are open. */
    async closeOne(room: Room, id: string): Promise<Message> {
      const open = await store.rounds.openIn(room);
      if (!open.some((round) => round.id === id)) return line('That question is closed already.');
      await rounds.close(id, room);
      return line('Closed.');
    },

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

    async status(room: Room): Promise<Message> {
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

export type Hosting = ReturnType<typeof createHosting>;
