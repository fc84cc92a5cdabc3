import type { Person, Posted, Room } from './chat/address.js';
import type { Command, Manner } from './chat/command.js';
import type { Incoming } from './chat/incoming.js';
import type { Message } from './chat/message.js';
import type { Reply } from './chat/reply.js';
import type { QuestionKind } from './knowledge/question.js';

/** What an adapter calls. */
export interface Bot {
  /** Never rejects: whatever goes wrong inside becomes a sentence to the person and a line in the log. */
  handle(incoming: Incoming): Promise<Reply>;
  /** How the reply to this will come, for an adapter that has to defer before it is there. */
  manner(incoming: Incoming): Manner;
  readonly commands: readonly Command[];
}

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
  readonly sender: Sender;
  readonly directory: Directory;
  start(bot: Bot): Promise<void>;
  stop(): Promise<void>;
  health(): Health;
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

/** Structured log lines; never a secret, never a person's words. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Every wait of the program, in milliseconds, in one place, so that tests are fast and never sleep. */
export interface Timing {
  /** Between two edits of one card at least. */
  readonly redraw: number;
  /** Between two looks for cards that were left out of date, such as by a process that ended. */
  readonly reconcile: number;
  /** How long a claimed outbox row belongs to its claimer: longer than any platform call may take. */
  readonly lease: number;
  /** How long a platform that one process alone may serve belongs to it after its last sign of life. */
  readonly duty: number;
  /** The first pause after a failed attempt; doubled up to `backoffMost`. */
  readonly backoff: number;
  readonly backoffMost: number;
  /** Between two attempts to post a question where the bot may not, as long as the question's time lasts. */
  readonly refused: number;
  /** How long an answer's buttons work. */
  readonly asked: number;
  /** How long events are known that came in; platforms repeat them for minutes. */
  readonly seen: number;
}

export const defaultTiming: Timing = {
  redraw: 1_000,
  reconcile: 10_000,
  lease: 30_000,
  duty: 10_000,
  backoff: 1_000,
  backoffMost: 60_000,
  refused: 60_000,
  asked: 24 * 3_600_000,
  seen: 3_600_000,
};
