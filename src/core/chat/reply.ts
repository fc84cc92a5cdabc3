import type { Home } from './home.js';
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
  }[];
}

export interface Suggestion {
  readonly text: string;
  readonly help: string;
}

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
      /** Shown once: where the program itself keeps what was said, it does not keep this. */
      readonly unkept?: true;
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
      /** What was said is for the bot alone: where the program itself would show it to others, it does not. */
      readonly aside?: true;
    }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'suggest'; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'home'; readonly home: Home }
  | { readonly kind: 'nothing' };

export const privately = (message: Message): Extract<Reply, { kind: 'say' }> => ({ kind: 'say', private: message });
export const publicly = (message: Message): Reply => ({ kind: 'say', public: message });
