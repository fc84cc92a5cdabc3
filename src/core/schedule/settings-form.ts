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

/** What the fields are called where they are spoken of. */
export const settingNames = {
  daysOff: 'Days off',
  late: 'How late a question may come',
  gaps: 'Collect gaps',
  keep: 'Days to keep gaps',
} as const;

type Field = keyof typeof settingNames;

/** With the name short enough to stand above a field in one line. No field may be left empty: each has a word for nothing. */
const hints: Readonly<Record<Field, string>> = {
  daysOff: '2026-12-24 to 2027-01-02, or none',
  late: '6h',
  gaps: 'on or off',
  keep: '90',
};

const minutes = (count: number): number => count * 60_000;
const usualLate = [minutes(15), minutes(60), minutes(180), minutes(360), minutes(720), minutes(1_440)];
const usualKeep = [30, 90, 180, 365];

/** The usual values, and among them the one that holds now. */
const withPresent = (usual: readonly number[], present: number): number[] =>
  [...new Set([...usual, present])].sort((a, b) => a - b);

/** The settings as a form that is filled with them. */
export const settingsForm = ({ daysOff, late, gaps, keep }: Settings): Form => {
  type More = Pick<Form['fields'][number], 'choices'>;
  const field = (name: Field, maxLength: number, value: string, more: More = {}) => ({
    ...{ name, label: settingNames[name], hint: hints[name], maxLength, value },
    ...more,
  });
  const lengths = withPresent(usualLate, late).map((length) => durationText(length));
  const days = withPresent(usualKeep, keep).map((count) => `${count}`);
  return {
    id: action.saveSettings({}),
    title: 'Settings',
    submit: 'Save',
    fields: [
      field('daysOff', longestDaysOff, daysOffText(daysOff)),
      field('late', 20, durationText(late), { choices: lengths.map((value) => ({ value, label: spoken(value) })) }),
      field('gaps', 20, gaps ? 'on' : 'off', {
        choices: [
          { value: 'on', label: 'On, without names' },
          { value: 'off', label: 'Off' },
        ],
      }),
      field('keep', 20, `${keep}`, { choices: days.map((value) => ({ value, label: `${value} days` })) }),
    ],
  };
};

const unitNames: Readonly<Record<string, string>> = { d: 'day', h: 'hour', m: 'minute', s: 'second' };

/** `6 hours` for `6h`. */
const spoken = (length: string): string => {
  const [, count = '', unit = ''] = /^(\d+)(\w)$/.exec(length) ?? [];
  return `${count} ${unitNames[unit]}${count === '1' ? '' : 's'}`;
};

type ReadSettings =
  | { readonly ok: true; readonly settings: Settings }
  /** What is wrong, one sentence a field. */
  | { readonly ok: false; readonly problems: Readonly<Partial<Record<Field, string>>> };

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
  const problems: Partial<Record<Field, string>> = {};
  const read = <T>(name: Field, kept: T, value: (text: string) => T | undefined, wanted: string): T => {
    const text = fields[name]?.trim();
    if (text === undefined) return kept;
    const understood = value(text);
    if (understood === undefined) problems[name] = `“${excerpt(text, 40)}” is ${wanted}.`;
    return understood ?? kept;
  };
  const days = fields.daysOff === undefined ? undefined : readDaysOff(fields.daysOff);
  if (days && !days.ok) problems.daysOff = `${days.problem}.`;
  const settings: Settings = {
    daysOff: days?.ok ? days.days : before.daysOff,
    late: read('late', before.late, readLate, 'not a time from a minute to seven days; try “6h”'),
    gaps: read('gaps', before.gaps, readGaps, 'neither “on” nor “off”'),
    keep: read('keep', before.keep, readKeep, `not a number of days from 1 to ${mostKept}; try “90”`),
  };
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, settings };
};
