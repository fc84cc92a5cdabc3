import type { Posted } from './address.js';
import type { Home } from './home.js';
import type { Incoming } from './incoming.js';
import type { Message } from './message.js';

export interface Form {
  /** Comes back as the id of `submitted`. */
  readonly id: string;
  readonly title: string;
  readonly submit: string;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly maxLength: number;
    readonly value?: string;
    /** It has several lines. */
    readonly long?: true;
    /** It may be left empty. */
    readonly optional?: true;
    /** An example, or all that may stand there, where it has to be typed. */
    readonly hint?: string;
    /** The only values that it may have. A surface that can lets its user choose; elsewhere they are typed. */
    readonly choices?: readonly { readonly value: string; readonly label: string }[];
  }[];
}

/** A field's label where everything is typed, with the example. */
export const typedLabel = ({ label, hint }: Form['fields'][number]): string =>
  hint === undefined ? label : `${label}: ${hint}`;

export interface Suggestion {
  readonly text: string;
  readonly help: string;
}

/** What a command would come to as it stands, while it is being typed: line by line, or why it can't be done. */
export type Preview =
  | { readonly lines: readonly string[] }
  | { readonly problem: string; readonly part: 'phrase' | 'about' };

/**
 * The bot's answer to one incoming thing, which the adapter makes the platform's first answer (and so its
 * acknowledgement). `replace` stands only where the presser alone sees the message.
 */
export type Reply =
  | {
      readonly kind: 'say';
      readonly public?: Message;
      readonly private?: Message;
      readonly replace?: Message;
      /**
       * It tells that something is gone which the program had shown: where it keeps what was said, it does not keep this,
       * and what stands on open screens is shown anew.
       */
      readonly erased?: true;
      /**
       * All of what the private message shows a part of. A surface that can hands it over as a file, says `saved` once,
       * and nothing else.
       */
      readonly file?: { readonly name: string; readonly text: string; readonly saved: Message };
      /**
       * What the private message is the receipt of, such as a round. A person has one of each, the latest: where a
       * platform can, it takes the place of the one before.
       */
      readonly receipt?: string;
      /**
       * It only shows its reader more about what was pressed: in its place, with a way back, or below it. A surface that
       * can't do that says it like anything else.
       */
      readonly view?: 'instead' | 'below';
      /**
       * What is wrong with a filled form, one sentence a field; the field without a name is the form as a whole. A
       * surface that can says it there and nothing else, and keeps the form open.
       */
      readonly wrong?: Readonly<Record<string, string>>;
      /** The message that it speaks of: a surface where older ones scroll away shows that one again. */
      readonly see?: Posted;
      /** What was said is for the bot alone: where the program itself would show it to others, it does not. */
      readonly aside?: true;
    }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'suggest'; readonly suggestions: readonly Suggestion[]; readonly preview?: Preview }
  | { readonly kind: 'home'; readonly home: Home }
  | { readonly kind: 'nothing' };

export const privately = (message: Message): Extract<Reply, { kind: 'say' }> => ({ kind: 'say', private: message });
/** In place of the message that was used, where its person alone sees that; else for that person alone. */
export const inPlace = (incoming: Incoming, message: Message): Extract<Reply, { kind: 'say' }> =>
  'alone' in incoming && incoming.alone ? { kind: 'say', replace: message } : privately(message);
export const publicly = (message: Message): Reply => ({ kind: 'say', public: message });
