import { type Person, type Room, wholeRoom } from '../chat/address.js';
import { excerpt } from '../chat/excerpt.js';
import { line, type Message, refused, timesOf } from '../chat/message.js';
import { type Preview, privately } from '../chat/reply.js';
import { action } from '../commands/actions.js';
import type { Feature } from '../commands/feature.js';
import { fitting, noQuestions } from '../knowledge/fitting.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Difficulty } from '../knowledge/question.js';
import { difficultyNames } from '../knowledge/question.js';
import type { Services } from '../ports/services.js';
import { momentText } from '../time/day-text.js';
import { wallAt } from '../time/local-time.js';
import type { Schedule } from './schedule.js';
import { closesOf, normalPhrase, type Phrase, parsePhrase } from './schedule-phrase.js';
import { comingSlots, passedNote, slotList } from './slot-blocks.js';
import { slotText } from './slot-text.js';
import { monthDayText, type SpokenDate, spokenDate } from './spoken-date.js';
import type { ScheduleStores } from './store.js';
import { moved, nextOpenings, pausedText, phraseOf, shownNext } from './timetable.js';

/** Of one channel: nobody reads as many questions. */
const mostSchedules = 20;

const describe = (about: string | undefined, difficulty: Difficulty | undefined): string =>
  [about && `about ${about}`, difficulty && difficultyNames[difficulty]].filter(Boolean).join(', ');

/** What the phrase of a schedule would be in another zone. */
const inZone = (schedule: Schedule, zone: string): string | undefined => {
  const phrase = phraseOf(schedule);
  return phrase && normalPhrase({ ...phrase, zone });
};

/** What is no day to pause until, and what would be one. */
const notADay = (text: string, read: SpokenDate | undefined): Message => {
  const said = `“${excerpt(text, 40)}”`;
  if (read?.kind === 'ambiguous') {
    const [first, second] = read.days.map(monthDayText);
    return refused(`${said} could be ${first} or ${second}. Say which, such as “/quiz pause until ${first}”.`);
  }
  return refused(
    `${said} isn’t a day in the future. Try “/quiz pause until monday”, “for 2 weeks” or “until 2027-01-04”.`,
  );
};

export interface Scheduling
  extends Feature<'quiz schedule' | 'quiz schedules' | 'quiz pause' | 'quiz resume', 'unschedule'> {
  /** What a phrase would come to as a schedule of that room. */
  preview(room: Room, by: Person, phrase: string): Promise<Preview>;
}

/** What managers do with the schedules of a room. */
export function createScheduling({ store, library, adapter, newId }: Services<ScheduleStores, Knowledge>): Scheduling {
  /** What a room is called there. */
  const calledHere = (room: Room): 'DM' | 'channel' => (adapter(room.adapter)?.isDirect?.(room) ? 'DM' : 'channel');

  const asksOf = (room: Room) => adapter(room.adapter)?.asks ?? new Set();

  /** The same phrase in another zone is the same schedule on another clock. */
  const move = async (before: Schedule, phrase: Phrase, now: Date, reader: string | undefined): Promise<Message> => {
    const { id, room } = before;
    const { daysOff, late } = await store.settings.of(room.adapter, room.space);
    const present = await store.schedules.get(room, id);
    const { schedule, first } = moved(before, phrase, present?.last, daysOff);
    await store.schedules.move(room, id, schedule.phrase, schedule.since);
    const passed = schedule.paused === undefined && first && first.opens < now ? first : undefined;
    const tooLate =
      passed !== undefined &&
      (now.getTime() - passed.opens.getTime() > late || closesOf(phrase, passed, daysOff) <= now);
    if (tooLate) await store.schedules.skip([{ schedule: id, key: passed.key, opens: passed.opens }], 'late');
    return {
      summary: `Moved to ${phrase.zone}`,
      tone: 'plain',
      blocks: [
        {
          kind: 'text',
          spans: [`Moved from ${phraseOf(before)?.zone} to ${phrase.zone}: `, { text: schedule.phrase, bold: true }],
        },
        ...(passed ? [passedNote(passed, now, tooLate)] : []),
        slotList(comingSlots(phrase, schedule.since > now ? schedule.since : now, daysOff), now, reader),
      ],
    };
  };

  /** A phrase that this room could have as a schedule, or why it can't. */
  const read = async (room: Room, zone: string | undefined, text: string) => {
    const parsed = parsePhrase(text, { zone });
    const wrong = (problem: string, part: 'phrase' | 'about' = 'phrase') => ({ ok: false, problem, part }) as const;
    if (!parsed.ok) return wrong(parsed.problem.message);
    const { about, difficulty } = parsed.phrase;
    const { bank } = library();
    if (bank.length > 0 && fitting(bank, { asks: asksOf(room), about, difficulty }).length === 0) {
      const topics = [...new Set(bank.map((question) => question.topic))].sort();
      return wrong(`No question fits “${describe(about, difficulty)}”. Topics: ${topics.join(', ')}.`, 'about');
    }
    const phrase = normalPhrase(parsed.phrase);
    const there = await store.schedules.of(room);
    if (there.some((each) => each.phrase === phrase)) {
      return wrong(`This ${calledHere(room)} already has that schedule: “${phrase}”.`);
    }
    return { ok: true, parsed: parsed.phrase, phrase, there } as const;
  };

  const zoneOf = async (room: Room, by: Person) => (await adapter(room.adapter)?.directory.profile(by))?.zone;

  /** The next slots of a phrase that is being typed. */
  const preview = async (room: Room, by: Person, text: string): Promise<Preview> => {
    const wanted = await read(room, await zoneOf(room, by), text);
    if (!wanted.ok) return { problem: wanted.problem, part: wanted.part };
    const { daysOff } = await store.settings.of(room.adapter, room.space);
    const now = await store.now();
    return { lines: comingSlots(wanted.parsed, now, daysOff).map((slot) => slotText(slot, now)) };
  };

  const schedule = async (room: Room, by: Person, text: string): Promise<Message> => {
    const zone = await zoneOf(room, by);
    const wanted = await read(room, zone, text);
    if (!wanted.ok) return refused(wanted.problem);
    const { parsed, phrase, there } = wanted;
    const now = await store.now();
    const elsewhere = there.find((each) => inZone(each, parsed.zone) === phrase);
    if (elsewhere) return move(elsewhere, parsed, now, zone);
    if (there.length >= mostSchedules) {
      return refused(
        `This ${calledHere(room)} already has ${mostSchedules} schedules. Remove one first: “/quiz schedules” lists them.`,
      );
    }
    await store.schedules.add({ id: newId(), room, phrase, by, since: now });
    const { daysOff } = await store.settings.of(room.adapter, room.space);
    return {
      summary: `Scheduled: ${phrase}`,
      tone: 'plain',
      blocks: [
        {
          kind: 'text',
          spans: [calledHere(room) === 'DM' ? 'Scheduled for this DM: ' : 'Scheduled: ', { text: phrase, bold: true }],
        },
        slotList(comingSlots(parsed, now, daysOff), now, zone),
        ...(library().bank.length === 0 ? [{ kind: 'text' as const, spans: [noQuestions] }] : []),
        { kind: 'buttons', buttons: [{ id: action.askNow({}), label: 'Try one now' }] },
      ],
    };
  };

  const schedules = async (room: Room): Promise<Message> => {
    const all = await store.schedules.of(room);
    if (all.length === 0) {
      return line('No schedule yet. Try “/quiz schedule weekdays at 9:30 Europe/London, close after 8h”.');
    }
    const now = await store.now();
    const { daysOff } = await store.settings.of(room.adapter, room.space);
    const several = all.length > 1;
    return {
      summary: `${all.length} ${all.length === 1 ? 'schedule' : 'schedules'}`,
      tone: 'plain',
      blocks: all.flatMap((schedule, i) => [
        {
          kind: 'text' as const,
          spans: [{ text: several ? `${i + 1}. ${schedule.phrase}` : schedule.phrase, bold: true }],
        },
        {
          kind: 'note' as const,
          spans:
            schedule.paused === 'forever'
              ? ['Paused until somebody runs “/quiz resume”.']
              : phraseOf(schedule) === undefined
                ? ['This was made by a newer version of Studyhall. Update me to use it.']
                : [
                    `${pausedText([schedule], now)}Next: `,
                    ...timesOf(nextOpenings([schedule], daysOff, now, shownNext)),
                  ],
        },
        {
          kind: 'buttons' as const,
          buttons: [
            {
              id: action.unschedule({ schedule: schedule.id }),
              label: several ? `Remove ${i + 1}` : 'Remove',
              hint: `Remove the schedule ${schedule.phrase}`,
            },
          ],
        },
      ]),
    };
  };

  /** Until a day that begins in each schedule's own zone. */
  const pause = async (room: Room, text: string): Promise<Message> => {
    const now = await store.now();
    const schedules = await store.schedules.of(room);
    if (schedules.length === 0) return line(`This ${calledHere(room)} has no schedule.`);
    if (text === '') {
      await store.schedules.pause(room, 'forever', now);
      return line('Paused until somebody runs “/quiz resume”.');
    }
    const ends: { id: string; until: Date; text: string }[] = [];
    const misread: SpokenDate[] = [];
    for (const schedule of schedules) {
      const zone = phraseOf(schedule)?.zone ?? 'UTC';
      const read = await spokenDate(text, now, zone);
      if (read.kind === 'date')
        ends.push({ id: schedule.id, until: read.instant, text: momentText(read.wall, wallAt(now, zone)) });
      else misread.push(read);
    }
    const [end] = ends;
    if (!end) return notADay(text, misread[0]);
    for (const { id, until } of ends) await store.schedules.pause(room, until, now, id);
    const { daysOff } = await store.settings.of(room.adapter, room.space);
    const next = nextOpenings(await store.schedules.of(room), daysOff, now, shownNext);
    return {
      summary: `Paused until ${end.text}`,
      tone: 'plain',
      blocks: [
        { kind: 'text', spans: [`Paused until ${end.text}.`] },
        { kind: 'text', spans: ['Next: ', ...timesOf(next)] },
      ],
    };
  };

  const resume = async (room: Room): Promise<Message> => {
    const now = await store.now();
    const before = await store.schedules.of(room);
    if ((await store.schedules.pause(room, undefined, now)) === 0)
      return line(`This ${calledHere(room)} has no schedule.`);
    const { daysOff } = await store.settings.of(room.adapter, room.space);
    const next = nextOpenings(await store.schedules.of(room), daysOff, now, shownNext);
    const rested = before.some(({ paused }) => paused === 'forever' || (paused && paused > now));
    const summary = rested ? 'The schedules are running again' : 'Nothing was paused';
    return {
      summary,
      tone: 'plain',
      blocks: [{ kind: 'text', spans: [`${summary}. Next: `, ...timesOf(next)] }],
    };
  };

  const remove = async (room: Room, id: string): Promise<Message> => {
    const present = await store.schedules.get(room, id);
    const removed = await store.schedules.remove(room, id);
    return line(present && removed ? `Removed: ${present.schedule.phrase}` : 'That schedule is already gone.');
  };

  return {
    preview: (room, by, phrase) => preview(wholeRoom(room), by, phrase),

    commands: {
      'quiz schedule': async ({ room, by }, rest) => privately(await schedule(wholeRoom(room), by, rest)),
      'quiz schedules': async ({ room }) => privately(await schedules(wholeRoom(room))),
      'quiz pause': async ({ room }, rest) => privately(await pause(wholeRoom(room), rest)),
      'quiz resume': async ({ room }) => privately(await resume(wholeRoom(room))),
    },

    actions: {
      unschedule: async ({ room }, { schedule: id }) => privately(await remove(wholeRoom(room), id)),
    },
  };
}
