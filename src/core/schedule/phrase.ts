import type { Difficulty } from '../knowledge/question.js';

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

/** A schedule phrase as it was understood. */
export interface Phrase {
  readonly when:
    | {
        readonly kind: 'days';
        /** 0 for Monday to 6 for Sunday, ascending, at least one. */
        readonly days: readonly number[];
        /** 1 for every week, n for every n-th, counted from the week of Monday, 5 January 1970. */
        readonly weeks: number;
        readonly at: TimeOfDay;
      }
    /** Five fields, or six with seconds first. */
    | { readonly kind: 'cron'; readonly pattern: string };
  /** An IANA name. */
  readonly zone: string;
  /** Absent: the default. */
  readonly close?:
    | { readonly kind: 'after'; readonly milliseconds: number }
    | { readonly kind: 'at'; readonly at: TimeOfDay }
    | { readonly kind: 'next' };
  readonly about?: string;
  readonly difficulty?: Difficulty;
}

export const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export const difficultyNames = ['easy', 'medium', 'hard'] as const;

export const timeText = ({ hour, minute }: TimeOfDay): string => `${hour}:${String(minute).padStart(2, '0')}`;

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

/** `8h`, `90m`, `30s`: in the largest unit that needs no fraction. */
export const durationText = (milliseconds: number): string => {
  const [name, size] = units.find(([, size]) => milliseconds % size === 0) ?? ['s', 1_000];
  return `${milliseconds / size}${name}`;
};

const whenText = (when: Phrase['when']): string => {
  if (when.kind === 'cron') return `cron ${when.pattern}`;
  const { days, weeks, at } = when;
  const names = days.length === 1 ? days.map((day) => dayNames[day]) : days.map((day) => dayNames[day]?.slice(0, 3));
  const sets: Readonly<Record<string, string>> = { '0123456': 'every day', '01234': 'weekdays', '56': 'weekends' };
  const weekly = sets[days.join('')] ?? `${days.length === 1 ? 'every ' : ''}${names.join(', ')}`;
  return `${weeks === 1 ? weekly : `every ${weeks} weeks on ${names.join(', ')}`} at ${timeText(at)}`;
};

const closeText = (close: NonNullable<Phrase['close']>): string => {
  if (close.kind === 'next') return 'close next time';
  return close.kind === 'at' ? `close at ${timeText(close.at)}` : `close after ${durationText(close.milliseconds)}`;
};

/** The phrase in the program's own words, zone included; it parses to the same phrase. */
export const normalPhrase = (phrase: Phrase): string =>
  [
    `${whenText(phrase.when)} ${phrase.zone}`,
    ...(phrase.close ? [closeText(phrase.close)] : []),
    ...(phrase.about === undefined ? [] : [`about ${phrase.about}`]),
    ...(phrase.difficulty ? [difficultyNames[phrase.difficulty - 1]] : []),
  ].join(', ');
