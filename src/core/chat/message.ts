import type { Person } from './address.js';

/**
 * A piece of literal text. Adapters escape it and never parse it, so nothing that stands in a note or in a name can
 * ping, spoof a link or break formatting.
 */
export type Span =
  | string
  | {
      readonly text: string;
      readonly bold?: boolean;
      readonly italic?: boolean;
      readonly code?: boolean;
      readonly url?: string;
    }
  /** Shown in the reader's own zone where the platform can. */
  | { readonly time: Date; readonly show: 'time' | 'day' | 'day-time' | 'relative' }
  /** A plain name, unless the message goes to that one person alone. */
  | { readonly person: Person; readonly name: string };

export type Spans = readonly Span[];

export interface Button {
  /** `verb:id:n`, at most 100 characters: every platform carries so many. */
  readonly id: string;
  readonly label: string;
  readonly primary?: boolean;
  /** What it does can't be undone. */
  readonly danger?: boolean;
  /** What a screen reader says in place of the label. */
  readonly hint?: string;
}

export interface ListItem {
  readonly spans: Spans;
  /** 0 for the outermost level. */
  readonly depth: number;
}

export interface Bar {
  readonly label: Spans;
  readonly count: number;
  readonly right: boolean;
}

export type Block =
  | { readonly kind: 'heading'; readonly spans: Spans }
  | { readonly kind: 'text'; readonly spans: Spans }
  /** Small print: a trail, a source, a count. */
  | { readonly kind: 'note'; readonly spans: Spans }
  /** Words of the notes, set apart from the bot's own. */
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      /** The number of the first outermost item of an ordered list; 1 without it. */
      readonly start?: number;
      /** How deep it stands in the list before it; 0 without it. */
      readonly within?: number;
      readonly items: readonly ListItem[];
    }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly Spans[];
      readonly rows: readonly (readonly Spans[])[];
      readonly marked?: number;
    }
  /** A tally: `of` is the number of people who voted; one person may have chosen several bars. */
  | { readonly kind: 'bars'; readonly of: number; readonly bars: readonly Bar[] }
  /** Pick between `min` and `max` of the options; the renderer takes buttons or a select. Comes back as `chose`. */
  | {
      readonly kind: 'choose';
      readonly id: string;
      readonly min: number;
      readonly max: number;
      readonly options: readonly string[];
    }
  /** A row; see `limits`. */
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[] };

/** What a message is about, for a colour or an icon. Never the only carrier of a meaning. */
export type Tone = 'plain' | 'found' | 'unsure' | 'nothing' | 'open' | 'closed' | 'refused';

export interface Message {
  /** One line that stands for the whole: the notification's text, and what a screen reader announces. */
  readonly summary: string;
  readonly tone: Tone;
  readonly blocks: readonly Block[];
}

/** A message of one line. */
export const line = (text: string, tone: Tone = 'plain'): Message => ({
  summary: text,
  tone,
  blocks: [{ kind: 'text', spans: [text] }],
});

/** A polite no, or that something could not be done. */
export const refused = (text: string): Message => line(text, 'refused');

/** One item a line. */
export const listOf = (items: readonly Spans[]): Block => ({
  kind: 'list',
  ordered: false,
  items: items.map((spans) => ({ depth: 0, spans })),
});

/** Instants to come in one line, each with its day. */
export const timesOf = (openings: readonly { opens: Date }[]): Spans =>
  openings.flatMap((each, i) => [i === 0 ? '' : ' · ', { time: each.opens, show: 'day-time' as const }]);

const nearHours = 20;

/**
 * An instant to come, as it follows a verb: “at 9:30”, and with its day where the time alone could be mistaken, which a
 * platform may call “tomorrow at 9:30”.
 */
export const instantSpans = (time: Date, now: Date): Spans =>
  time.getTime() - now.getTime() < nearHours * 3_600_000
    ? ['at ', { time, show: 'time' }]
    : [{ time, show: 'day-time' }];
