import { InteractionType, InteractionResponseType as Type } from 'discord.js';
import type { Room } from '../../core/chat/address.js';
import type { Manner } from '../../core/chat/command.js';
import type { Incoming } from '../../core/chat/incoming.js';
import { line, type Message, refused } from '../../core/chat/message.js';
import type { Suggestion } from '../../core/chat/reply.js';
import type { Sender } from '../../core/ports/adapter.js';
import type { Answered, Answering } from '../shared/answers.js';
import type { Way } from '../shared/deliver.js';
import { createMemory, type Memory } from '../shared/memory.js';
import type { Part } from '../shared/parts.js';
import { createPersist, type Persist } from '../shared/persist.js';
import { shorten, tame } from '../shared/text.js';
import { renderForm } from './form.js';
import { limits } from './limits.js';
import type { InteractionPayload, MessagePayload, OptionPayload } from './payloads.js';
import { direct, isPrivate } from './receive.js';
import { render } from './render.js';
import type { DiscordTools } from './tools.js';
import { bodyOf, createInteraction, flagsOf, type Interaction, tokenLives } from './transport/interaction.js';

/** What an answer to words can go by. */
export interface Means {
  readonly answer: Answering;
  /** Shows in a room that an answer is on its way. Never rejects. */
  readonly typing: (room: Room) => Promise<void>;
  readonly sender: Sender;
}

/** The ways back to whoever used a command, a control or a form, and to whoever wrote something. */
export function createWays(tools: DiscordTools, means: Means) {
  const interaction = createInteraction(tools);
  const receipts: Receipts = createMemory({ most: mostReceipts, keep: tokenLives, now: tools.now });
  const persist = createPersist(tools);
  return {
    ofInteraction: (payload: InteractionPayload, incoming: Incoming): Way =>
      incoming.kind === 'typing'
        ? whileTyping(payload, incoming, interaction(payload))
        : toInteraction(payload, incoming, interaction(payload), receipts),
    ofMessage: (payload: MessagePayload, incoming: Incoming): Way => toMessage(payload, incoming, means, persist),
  };
}

type Calls = ReturnType<Interaction>;

/** How the receipts that people see now are taken away again, each by the token of the press that it answered. */
type Receipts = Memory<() => Promise<void>>;
const mostReceipts = 10_000;

/** The words of a command, as the table has them, whether it was used by itself or below our own word. */
const commandOf = ({ name = '', options = [] }: Pick<OptionPayload, 'options'> & { name?: string }): string => {
  const [below] = options.filter(({ value }) => value === undefined);
  return below ? `${name} ${commandOf(below)}` : name;
};

/** The value is put into the option, which stands behind the command's own words. */
function choicesOf(suggestions: readonly Suggestion[], { data }: InteractionPayload) {
  const words = `/${commandOf(data ?? {}).replace(/^studyhall /, '')} `;
  const values = suggestions.map(({ text }) => (text.startsWith(words) ? text.slice(words.length) : text));
  const texts = values.map((value) => shorten(tame(value).replace(/\s+/g, ' ').trim(), limits.suggestion));
  return [...new Set(texts)]
    .filter((text) => text !== '')
    .slice(0, limits.suggestions)
    .map((text) => ({ name: text, value: text }));
}

/** There is no telling Discord to wait here, and nothing to say but suggestions. */
function whileTyping(payload: InteractionPayload, incoming: Incoming, { give }: Calls): Way {
  const suggest = async (suggestions: readonly Suggestion[]): Promise<void> => {
    const choices = choicesOf(suggestions, payload);
    await give({ type: Type.ApplicationCommandAutocompleteResult, data: { choices } });
  };
  return {
    incoming,
    key: payload.id,
    say: () => suggest([]),
    suggest,
  };
}

/** What a placeholder of that manner becomes, which is private, public or the pressed message itself for good. */
const fits =
  (manner: Manner) =>
  ({ to }: Part): boolean =>
    manner === 'update' ? to === 'place' : (to === 'all') === (manner === 'public');

/** The first answer fixes private, public or update for good, and a form must be it. */
function toInteraction(payload: InteractionPayload, incoming: Incoming, calls: Calls, receipts: Receipts): Way {
  const { give, followUp, edit, remove, retract } = calls;
  let deferred: Manner | undefined;

  const defer = (manner: Manner): Promise<boolean> =>
    manner === 'update'
      ? give({ type: Type.DeferredMessageUpdate })
      : give({ type: Type.DeferredChannelMessageWithSource, data: flagsOf(manner !== 'public') });

  const follow = async (parts: readonly Part[]): Promise<void> => {
    for (const part of parts) await followUp(part);
  };

  const sayNothing = async (): Promise<void> => {
    if (payload.type !== InteractionType.ApplicationCommand) return void (await defer('update'));
    if (await defer('private')) await remove();
  };

  /**
   * The one before goes, and is not edited: whoever has dismissed it, or scrolled past it, would see nothing of a change.
   */
  const replaceReceipt = async (receipt: string): Promise<void> => {
    const key = `${incoming.by.id}:${receipt}`;
    const before = receipts.get(key);
    receipts.set(key, retract);
    await before?.();
  };

  const sayAtOnce = async ([first, ...others]: readonly Part[]): Promise<void> => {
    if (!first) return sayNothing();
    const heard = await (first.to === 'place'
      ? give({ type: Type.UpdateMessage, data: render(first.message) })
      : give({ type: Type.ChannelMessageWithSource, data: bodyOf(first) }));
    if (!heard) return;
    if (first.receipt !== undefined) await replaceReceipt(first.receipt);
    await follow(others);
  };

  const sayLater = async (parts: readonly Part[], manner: Manner): Promise<void> => {
    const fitting = parts.find(fits(manner));
    if (fitting) await edit(fitting.message);
    // A first further message would become the placeholder, whoever it is for.
    else if (manner !== 'update') await remove();
    await follow(parts.filter((part) => part !== fitting));
  };

  return {
    incoming,
    key: payload.id,
    mayReplace: isPrivate(payload),

    async acknowledge(manner) {
      deferred = manner;
      return manner === undefined || defer(manner);
    },

    say: (parts) => (deferred === undefined ? sayAtOnce(parts) : sayLater(parts, deferred)),

    async form(form) {
      if (deferred !== undefined) return false;
      await give({ type: Type.Modal, data: renderForm(form) });
      return true;
    },
  };
}

const closedDoor = refused(
  'That answer is for you only, and I can’t DM you. Use the slash command instead, such as /studyhall.',
);
const closedToReceipts = line('I have your answer. Its receipt is only for you, and I can’t DM you.');

/**
 * A mention is answered by a reply to that message, a direct message plainly. What is for one person alone goes into
 * their direct messages. Every message has a nonce, so that trying again does not double it.
 */
function toMessage(
  payload: MessagePayload,
  incoming: Incoming,
  { answer, typing, sender }: Means,
  persist: Persist,
): Way {
  const { room, by } = incoming;
  const plain = room.space === direct;
  const key = `answer:${payload.id}`;

  const below: Room = plain ? room : { ...room, thread: payload.id };

  const here = (message: Message, as: string): Promise<Answered> =>
    answer({ room: below, asker: by, message, key: as, waits: () => typing(room) });

  const alone = async (message: Message, receipt?: string): Promise<void> => {
    const as = `${key}:alone`;
    if (plain) return void (await here(message, as));
    const outcome = await persist(() => sender.send(by, message, as));
    if (outcome.kind === 'refused') await here(receipt === undefined ? closedDoor : closedToReceipts, `${as}:closed`);
  };

  const show = async ({ to, message, receipt }: Part): Promise<void> => {
    if (to !== 'all') return alone(message, receipt);
    const outcome = await here(message, key);
    if (outcome.kind !== 'refused') return;
    const advice = outcome.advice ?? 'Check my permissions in that channel.';
    await alone(refused(`I’m not allowed to answer you there. ${advice}`));
  };

  return {
    incoming,
    key: payload.id,
    async say(parts) {
      for (const part of parts) await show(part);
    },
  };
}
