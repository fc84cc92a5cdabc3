import { excerpt } from '../chat/excerpt.js';
import type { Form } from '../chat/reply.js';
import { action } from '../commands/actions.js';
import { daysOffText, longestDaysOff, readDaysOff } from './days-off.js';
import { durationText } from './phrase.js';
import { parseLength } from './schedule-phrase.js';
import type { Settings } from './settings.js';

const shortestLate = 60_000;
const longestLate = 7 * 86_400_000;
const mostKept = 3_650;

/** Short enough to stand above a field in one line. No field may be left empty: each has a word for nothing. */
const labels = {
  daysOff: 'Days off: 2026-12-24 to 2027-01-02, or none',
  late: 'How late a question may come: 6h',
  gaps: 'Collect gaps: on or off',
  keep: 'Days to keep gaps: 90',
} as const;

type Field = keyof typeof labels;

/** The settings as a form that is filled with them. */
export const settingsForm = ({ daysOff, late, gaps, keep }: Settings): Form => {
  const field = (name: Field, maxLength: number, value: string) => ({ name, label: labels[name], maxLength, value });
  return {
    id: action.saveSettings({}),
    title: 'Settings',
    submit: 'Save',
    fields: [
      field('daysOff', longestDaysOff, daysOffText(daysOff)),
      field('late', 20, durationText(late)),
      field('gaps', 20, gaps ? 'on' : 'off'),
      field('keep', 20, `${keep}`),
    ],
  };
};

/** What the fields are called where they are spoken of. */
export const settingNames: Readonly<Record<Field, string>> = {
  daysOff: 'Days off',
  late: 'How late a question may come',
  gaps: 'Collect gaps',
  keep: 'Days to keep gaps',
};

type ReadSettings =
  | { readonly ok: true; readonly settings: Settings }
  /** One sentence a field. */
  | { readonly ok: false; readonly problems: readonly string[] };

const readGaps = (text: string): boolean | undefined => {
  if (/^(?:on|yes|true)$/i.test(text)) return true;
  return /^(?:off|no|false)$/i.test(text) ? false : undefined;
};

const readLate = (text: string): number | undefined => {
  const length = parseLength(text);
  return length !== undefined && length >= shortestLate && length <= longestLate ? length : undefined;
};

const readKeep = (text: string): number | undefined => {
  const days = /^(\d{1,4})(?:\s*d(?:ays?)?)?$/i.exec(text)?.[1];
  const count = Number(days ?? 0);
  return count >= 1 && count <= mostKept ? count : undefined;
};

/** What was filled in, or everything that is wrong with it. A field that did not come back keeps its value. */
export const readSettings = (fields: Readonly<Record<string, string>>, before: Settings): ReadSettings => {
  const problems: string[] = [];
  const read = <T>(name: Field, kept: T, value: (text: string) => T | undefined, wanted: string): T => {
    const text = fields[name]?.trim();
    if (text === undefined) return kept;
    const understood = value(text);
    if (understood === undefined) problems.push(`${settingNames[name]}: “${excerpt(text, 40)}” is ${wanted}.`);
    return understood ?? kept;
  };
  const days = fields.daysOff === undefined ? undefined : readDaysOff(fields.daysOff);
  if (days && !days.ok) problems.push(`${settingNames.daysOff}: ${days.problem}.`);
  const settings: Settings = {
    daysOff: days?.ok ? days.days : before.daysOff,
    late: read('late', before.late, readLate, 'not a time from a minute to seven days; try “6h”'),
    gaps: read('gaps', before.gaps, readGaps, 'neither “on” nor “off”'),
    keep: read('keep', before.keep, readKeep, `not a number of days from 1 to ${mostKept}; try “90”`),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, settings };
};
