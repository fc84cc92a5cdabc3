import type { Person, Posted, Room } from '../chat/address.js';
import type { Message } from '../chat/message.js';
import type { QuestionKind } from '../knowledge/question.js';
import type { Bot } from './bot.js';

export type Health = { readonly ok: true } | { readonly ok: false; readonly why: string };

/**
 * One chat platform. Converts its payloads into Incoming, calls the bot, converts the Reply back; holds no rule.
 * `start` resolves when the platform delivers; `stop` resolves when nothing of it keeps the process alive.
 */
export interface Adapter {
  readonly name: string;
  /** The kinds of question that this platform can put to people; a room is never given another. */
  readonly asks: ReadonlySet<QuestionKind>;
  /** The space of what people say to the bot alone, on a platform where that stands in none of their spaces. */
  readonly direct?: string;
  /** Who manages there, in the platform's words: `server admin`. */
  readonly admin?: string;
  /** Whether somebody is alone with the bot in a room; absent where there is no such room. */
  isDirect?(room: Room): boolean;
  /** All is said in one room, where people talk to the bot for themselves, too. */
  readonly oneRoom?: true;
  readonly sender: Sender;
  readonly directory: Directory;
  start(bot: Bot): Promise<void>;
  stop(): Promise<void>;
  health(): Health;
  /** Whether a space is one that the platform's token was given for; absent where none else can reach the bot. */
  owns?(space: string): boolean;
  /** Whether this process is the one that serves the platform now; absent where every process may at once. */
  active?(): boolean;
}

export type RefusedWhy = 'not-in-room' | 'archived' | 'no-permission' | 'gone' | 'too-big';

/** How an attempt to send ended. `unsure`: the platform may or may not have taken it. */
export type Outcome =
  | { readonly kind: 'sent'; readonly posted: Posted }
  | { readonly kind: 'later'; readonly at: Date }
  | {
      readonly kind: 'refused';
      readonly why: RefusedWhy;
      /** The platform's own code or words, for the log. */
      readonly detail: string;
      /** What a person can do about it, as a sentence in the platform's own terms. */
      readonly advice?: string;
    }
  | { readonly kind: 'unsure' };

/** Never throws for what platforms do: every such end is an Outcome. */
export interface Sender {
  /** `key` identifies this message for good: sent twice with one key, a platform that can drops the second. */
  send(to: Room | Person, message: Message, key: string): Promise<Outcome>;
  edit(posted: Posted, message: Message): Promise<Outcome>;
  /**
   * Looks for a message sent with that key. `undefined` when it is not there, or the platform tells nobody; `unknown`
   * when it can't be told just now: whoever asked must not act as if it were not there.
   */
  find(room: Room | Person, key: string): Promise<Posted | 'unknown' | undefined>;
}

export interface Profile {
  readonly name: string;
  /** An IANA zone, where the platform knows it. */
  readonly zone?: string;
}

/** Lazy and cached with a limit. */
export interface Directory {
  profile(person: Person): Promise<Profile>;
  mayManage(person: Person, room: Room): Promise<boolean>;
}
