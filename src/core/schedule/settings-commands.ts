import { type Person, type Room, wholeRoom } from '../chat/address.js';
import { excerpt } from '../chat/excerpt.js';
import type { Block, Message, Spans } from '../chat/message.js';
import { listOf, timesOf } from '../chat/message.js';
import { privately, type Reply } from '../chat/reply.js';
import { action } from '../commands/actions.js';
import type { Feature } from '../commands/feature.js';
import type { Services } from '../ports/services.js';
import { dayText } from '../time/day-text.js';
import { dateOf, midnightOfDate, wallAt, wallText } from '../time/local-time.js';
import { daysOffText } from './days-off.js';
import { durationText } from './phrase.js';
import type { DaysOff } from './schedule-phrase.js';
import type { Settings } from './settings.js';
import { readSettings, settingNames, settingsForm } from './settings-form.js';
import type { ScheduleStores } from './store.js';
import { nextOpenings, phraseOf, roomZone, shownNext } from './timetable.js';

/** Days off that are over are kept for a while, so that nothing is owed for them after a long time away. */
const daysRemembered = 400;

const changeButton: Block = { kind: 'buttons', buttons: [{ id: action.openSettings({}), label: 'Change' }] };

const named = (name: string, value: string): Spans => [{ text: `${name}: `, bold: true }, value];

/** `Fri 25 Dec` for `2026-12-25`. */
const shownDay =
  (today: string) =>
  (date: string): string =>
    dayText(midnightOfDate(date) ?? 0, midnightOfDate(today) ?? 0);

const settingsList = ({ daysOff, late, gaps, keep }: Settings, today: string): Block =>
  listOf([
    named(settingNames.daysOff, daysOffText(daysOff, shownDay(today))),
    named(
      settingNames.late,
      `${durationText(late)}. If I’m down when a question is due, I post it within that time or skip it.`,
    ),
    named(settingNames.gaps, gaps ? 'on, without names' : 'off'),
    named(settingNames.keep, `${keep}`),
  ]);

export type SettingsCommands = Feature<'studyhall settings', 'openSettings' | 'saveSettings'>;

/** What managers settle for all rooms of their space. */
export function createSettingsCommands({ store, adapter }: Services<ScheduleStores>): SettingsCommands {
  /** The day that it is in the zone of the space, and of the viewer, that is the last to get to the next one. */
  const todayIn = async (room: Room, by: Person, now: Date): Promise<string> => {
    const schedules = await store.schedules.in(room.adapter, room.space);
    const zones = schedules.flatMap((schedule) => phraseOf(schedule)?.zone ?? []);
    const own = await roomZone(store, adapter(room.adapter)?.directory, room, by);
    const [earliest] = [own, ...zones].map((zone) => dateOf(wallText(wallAt(now, zone)))).sort();
    return earliest ?? dateOf(now.toISOString());
  };

  const toCome = (settings: Settings, today: string): Settings => ({
    ...settings,
    daysOff: settings.daysOff.filter((date) => date >= today),
  });

  const nextHere = async (room: Room, daysOff: DaysOff, now: Date): Promise<Block[]> => {
    const next = nextOpenings(await store.schedules.of(room), daysOff, now, shownNext);
    return next.length > 0 ? [{ kind: 'text', spans: ['Next in this channel: ', ...timesOf(next)] }] : [];
  };

  const show = async (room: Room, by: Person): Promise<Message> => {
    const settings = await store.settings.of(room.adapter, room.space);
    const today = await todayIn(room, by, await store.now());
    return {
      summary: 'The settings',
      tone: 'plain',
      blocks: [
        { kind: 'heading', spans: ['Settings for all channels'] },
        settingsList(toCome(settings, today), today),
        changeButton,
      ],
    };
  };

  /** Takes the filled form; when something is wrong in it, nothing is changed and what was typed comes back. */
  const change = async (room: Room, by: Person, fields: Readonly<Record<string, string>>): Promise<Reply> => {
    const [before, now] = await Promise.all([store.settings.of(room.adapter, room.space), store.now()]);
    const today = await todayIn(room, by, now);
    const read = readSettings(fields, toCome(before, today));
    if (!read.ok) {
      const named = Object.entries(settingNames).flatMap(([name, title]) => {
        const problem = read.problems[name as keyof typeof settingNames];
        return problem === undefined ? [] : [[`${title}: ${problem}`]];
      });
      const unchanged: Message = {
        summary: 'Nothing was changed',
        tone: 'refused',
        blocks: [
          { kind: 'text', spans: ['Nothing was changed.'] },
          listOf(named),
          { kind: 'note', spans: ['You typed: ', excerpt(Object.values(fields).join(' · '), 1_600)] },
          changeButton,
        ],
      };
      return { ...privately(unchanged), wrong: read.problems };
    }
    const settings = toCome(read.settings, today);
    const over = read.settings.daysOff.filter((date) => date < today);
    const oldest = dateOf(new Date(now.getTime() - daysRemembered * 86_400_000).toISOString());
    const past = before.daysOff.filter((date) => date < today && date >= oldest);
    await store.settings.set(room.adapter, room.space, { ...settings, daysOff: [...past, ...settings.daysOff] });
    return privately({
      summary: 'Saved',
      tone: 'plain',
      blocks: [
        { kind: 'text', spans: ['Saved.'] },
        settingsList(settings, today),
        ...(over.length > 0
          ? [
              {
                kind: 'note' as const,
                spans: [`Left out because they’re over: ${daysOffText(over, shownDay(today))}.`],
              },
            ]
          : []),
        ...(await nextHere(room, settings.daysOff, now)),
      ],
    });
  };

  return {
    commands: {
      'studyhall settings': async ({ room, by }) => privately(await show(wholeRoom(room), by)),
    },

    actions: {
      async openSettings({ room, by }) {
        const settings = await store.settings.of(room.adapter, room.space);
        const today = await todayIn(wholeRoom(room), by, await store.now());
        return { kind: 'form', form: settingsForm(toCome(settings, today)) };
      },
      saveSettings: ({ room, by, fields }) => change(wholeRoom(room), by, fields),
    },
  };
}
