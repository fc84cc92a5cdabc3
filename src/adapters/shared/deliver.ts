import type { Manner } from '../../core/chat/command.js';
import type { Incoming } from '../../core/chat/incoming.js';
import { refused } from '../../core/chat/message.js';
import { type Form, privately, type Reply, type Suggestion } from '../../core/chat/reply.js';
import type { Bot } from '../../core/ports/bot.js';
import { endsWithin } from './ends-within.js';
import type { InFlight } from './in-flight.js';
import { createMemory } from './memory.js';
import { type Part, partsOf } from './parts.js';
import type { Tools } from './tools.js';

/** What came in, and how the platform brings what is replied back to its person. */
export interface Way {
  readonly incoming: Incoming;
  /** The same for the same thing, however often and in whatever form it comes. */
  readonly key: string;
  /** Set where the message that was pressed is its presser's alone, so that another may stand in its place. */
  readonly mayReplace?: boolean;
  /**
   * Where the platform waits: ends its wait, once, before the reply is shown. With a manner the reply is not there yet,
   * and will come so. Resolves to whether anything that is said then would be seen.
   */
  acknowledge?(manner?: Manner): Promise<boolean>;
  /**
   * Where a form can be shown with what is wrong in it: ends the platform's wait so, in place of `acknowledge`, and the
   * form stays open.
   */
  correct?(wrong: Wrong): Promise<void>;
  /** Shows the messages of a reply, none where there is nothing to say. */
  say(parts: readonly Part[]): Promise<void>;
  /** Where forms can be shown: opens one; false when it is too late for that. */
  form?(form: Form): Promise<boolean>;
  /** Where words are completed while they are typed. */
  suggest?(suggestions: readonly Suggestion[]): Promise<void>;
}

/** What is wrong with the fields of a form, by their names. */
export type Wrong = NonNullable<Extract<Reply, { kind: 'say' }>['wrong']>;

/**
 * Hands what came to the bot, once, and brings the reply back. Resolves when the platform has its acknowledgement; what
 * is still to be shown then is in flight. Never rejects.
 */
export type Deliver = (way: Way) => Promise<void>;

export interface DeliverOptions {
  /** The name of the platform, for the log. */
  readonly platform: string;
  readonly bot: Bot;
  readonly inFlight: InFlight;
  /** Whether this process is the first of several to have what has that key. Never rejects. */
  first?(key: string): Promise<boolean>;
}

const mostSeen = 50_000;

const failed = privately(refused('Something went wrong on my side. Try again in a moment.'));
const tooLate = refused('That took too long to open. Try again in a moment.');

const nobodyElse = async (): Promise<boolean> => true;

/**
 * The reply is the platform's first answer, unless it takes its time: then the platform is told to wait, in the manner
 * that the bot names. What the bot commits first is never acknowledged ahead of its reply.
 */
export function createDeliver(tools: Tools, options: DeliverOptions): Deliver {
  const { log, timing, now } = tools;
  const { platform, bot, inFlight, first = nobodyElse } = options;
  const seen = createMemory<Promise<void>>({ most: mostSeen, keep: timing.seen, now });

  const handle = async (incoming: Incoming): Promise<Reply> => {
    try {
      return await bot.handle(incoming);
    } catch (error) {
      const { kind, room } = incoming;
      log.error({ err: error, adapter: platform, kind, room: room.id }, `${platform}: not handled`);
      return failed;
    }
  };

  const commitsFirst = ({ incoming }: Way): boolean => bot.promise(incoming) === 'commit-first';

  const acknowledge = async (way: Way, reply: Promise<Reply>): Promise<boolean> => {
    const inTime = commitsFirst(way) ? reply.then(() => true) : endsWithin(reply, timing.defer);
    if (!(await inTime)) return (await way.acknowledge?.(bot.manner(way.incoming))) ?? true;
    const given = await reply;
    if (way.correct && given.kind === 'say' && given.wrong) {
      await way.correct(given.wrong);
      return false;
    }
    return (await way.acknowledge?.()) ?? true;
  };

  const show = async (way: Way, reply: Reply): Promise<void> => {
    if (reply.kind === 'suggest' && way.suggest) return way.suggest(reply.suggestions);
    if (reply.kind === 'say') return way.say(partsOf(reply, way.mayReplace ?? false));
    if (reply.kind !== 'form') return way.say([]);
    if (!(await way.form?.(reply.form))) await way.say([{ to: 'one', message: tooLate }]);
  };

  const answer = async (way: Way): Promise<void> => {
    const reply = handle(way.incoming);
    const acknowledged = acknowledge(way, reply);
    const shown = acknowledged.then(async (heard) => {
      if (heard) await show(way, await reply);
    });
    inFlight.keep(`${way.incoming.kind}: not answered`, shown);
    await acknowledged;
  };

  /** Whether this process answers it. Another one that does has kept what is to be committed, or is about to. */
  const take = async (way: Way): Promise<boolean> => {
    const mine = await first(way.key);
    if (mine) await answer(way);
    else if (commitsFirst(way)) await bot.handle(way.incoming);
    return mine;
  };

  return async (way) => {
    let mine = false;
    try {
      await seen.once(way.key, async () => {
        mine = await take(way);
      });
      if (!mine) await way.acknowledge?.();
    } catch (error) {
      log.error({ err: error, adapter: platform, kind: way.incoming.kind }, `${platform}: not taken`);
    }
  };
}
