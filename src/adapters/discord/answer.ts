import { InteractionType, MessageFlags, Routes, InteractionResponseType as Type } from 'discord.js';
import type { Manner } from '../../core/chat/command.js';
import type { Incoming } from '../../core/chat/incoming.js';
import { line, type Message } from '../../core/chat/message.js';
import { privately, type Reply, type Suggestion } from '../../core/chat/reply.js';
import type { Bot } from '../../core/ports/bot.js';
import type { Log } from '../../core/ports/services.js';
import { pause } from '../shared/pause.js';
import { codes, failureOf } from './failure.js';
import { modalOf } from './form.js';
import { type Insisting, insist } from './insist.js';
import { shorten, tame } from './markdown.js';
import type { InteractionPayload } from './payloads.js';
import { isPrivate } from './receive.js';
import { render } from './render.js';
import type { Calls } from './rest.js';
import type { DiscordTiming } from './timing.js';

const mostSuggestions = 25;
const longestSuggestion = 100;
/** All within the 3 s that Discord waits. */
const firstAnswerTries = 3;
const furtherTries = 4;

export const failedReply: Reply = privately(line('Something went wrong here. Try again in a moment.', 'refused'));
const lateForm = line('That took too long to open. Press the button again.', 'refused');

interface Part {
  readonly message: Message;
  readonly alone: boolean;
}

export interface Answers {
  /** Gives the bot's reply as Discord's first answer to an interaction, or defers when it takes too long. Never rejects. */
  answer(payload: InteractionPayload, incoming: Incoming, bot: Bot): Promise<void>;
}

const flagsOf = (alone: boolean) => (alone ? { flags: MessageFlags.Ephemeral } : {});
const bodyOf = ({ message, alone }: Part) => ({ ...render(message), ...flagsOf(alone) });

/** What a reply says beside replacing a message; what would replace one that others see is for the presser alone. */
function partsOf(reply: Reply, mayReplace: boolean): Part[] {
  if (reply.kind !== 'say') return [];
  const { replace, private: own, public: open } = reply;
  return [
    ...(replace && !mayReplace ? [{ message: replace, alone: true }] : []),
    ...(own ? [{ message: own, alone: true }] : []),
    ...(open ? [{ message: open, alone: false }] : []),
  ];
}

/** The value is put into the option, which stands behind the command's own words. */
function choicesOf(suggestions: readonly Suggestion[], typed: string) {
  const values = suggestions.map(({ text }) => (typed.startsWith('/') ? text.replace(/^\/\S+ /, '') : text));
  const texts = values.map((value) => shorten(tame(value).replace(/\s+/g, ' ').trim(), longestSuggestion));
  return [...new Set(texts)]
    .filter((text) => text !== '')
    .slice(0, mostSuggestions)
    .map((text) => ({ name: text, value: text }));
}

export function createAnswers({ calls, log, timing }: { calls: Calls; log: Log; timing: DiscordTiming }): Answers {
  const { rest } = calls;

  const give = async (payload: InteractionPayload, body: { type: Type; data?: unknown }): Promise<boolean> => {
    let tries = 0;
    const call = (): Promise<unknown> => {
      tries += 1;
      const signal = AbortSignal.timeout(timing.firstAnswer);
      return rest.post(Routes.interactionCallback(payload.id, payload.token), { body, auth: false, signal });
    };
    try {
      await insist(call, { tries: firstAnswerTries, timing: { ...timing, backoff: timing.backoff / 4 } });
      return true;
    } catch (error) {
      const { code, status, words } = failureOf(error);
      // After a reply that got lost this says that the answer did arrive; else somebody else has answered.
      if (code === codes.acknowledgedAlready) return tries > 1;
      log.warn({ code, status, words, type: payload.type }, 'Discord: an answer came too late or was refused');
      return false;
    }
  };

  const further = async (what: string, call: () => Promise<unknown>, again?: Insisting['again']): Promise<void> => {
    try {
      await insist(call, { tries: furtherTries, timing, ...(again ? { again } : {}) });
    } catch (error) {
      const { code, status, words } = failureOf(error);
      log.warn({ code, status, words }, `Discord: ${what}`);
    }
  };

  /** A further message; Discord knows no nonce here, so that only a call that was turned away is made again. */
  const followUp = ({ application_id: app, token }: InteractionPayload, part: Part): Promise<void> =>
    further(
      'a further answer was not sent',
      () => rest.post(Routes.webhook(app, token), { body: bodyOf(part), auth: false }),
      ({ kind }) => kind === 'rate-limited',
    );

  const original = ({ application_id: app, token }: InteractionPayload) =>
    Routes.webhookMessage(app, token, '@original');
  const edit = (payload: InteractionPayload, message: Message): Promise<void> =>
    further('an answer was not filled in', () => rest.patch(original(payload), { body: render(message), auth: false }));
  const remove = (payload: InteractionPayload): Promise<void> =>
    further('a placeholder was not removed', () => rest.delete(original(payload), { auth: false }));

  const answerAtOnce = async (payload: InteractionPayload, reply: Reply): Promise<void> => {
    const own = isPrivate(payload);
    if (reply.kind === 'form') return void (await give(payload, { type: Type.Modal, data: modalOf(reply.form) }));
    const [first, ...rest] = partsOf(reply, own);
    const others = first ? [first, ...rest] : [];
    if (reply.kind === 'say' && reply.replace && own) {
      const given = await give(payload, { type: Type.UpdateMessage, data: render(reply.replace) });
      if (given) for (const part of others) await followUp(payload, part);
      return;
    }
    if (first) {
      const given = await give(payload, { type: Type.ChannelMessageWithSource, data: bodyOf(first) });
      if (given) for (const part of rest) await followUp(payload, part);
      return;
    }
    if (payload.type !== InteractionType.ApplicationCommand) {
      return void (await give(payload, { type: Type.DeferredMessageUpdate }));
    }
    if (await defer(payload, 'private')) await remove(payload);
  };

  const defer = (payload: InteractionPayload, manner: Manner): Promise<boolean> =>
    manner === 'update'
      ? give(payload, { type: Type.DeferredMessageUpdate })
      : give(payload, {
          type: Type.DeferredChannelMessageWithSource,
          data: flagsOf(manner !== 'public'),
        });

  /** The placeholder is private or public for good: what does not fit it comes as a further message. */
  const answerDeferred = async (payload: InteractionPayload, reply: Reply, manner: Manner): Promise<void> => {
    const said: Reply = reply.kind === 'form' ? privately(lateForm) : reply;
    const update = manner === 'update';
    const parts = partsOf(said, update);
    if (update) {
      if (said.kind === 'say' && said.replace) await edit(payload, said.replace);
      for (const part of parts) await followUp(payload, part);
      return;
    }
    const fitting = parts.find(({ alone }) => alone === (manner !== 'public'));
    if (fitting) await edit(payload, fitting.message);
    else await remove(payload);
    for (const part of parts) if (part !== fitting) await followUp(payload, part);
  };

  return {
    async answer(payload, incoming, bot) {
      const handled = bot.handle(incoming).catch((error: unknown): Reply => {
        log.error({ err: error, kind: incoming.kind }, 'Discord: not handled');
        return failedReply;
      });
      if (incoming.kind === 'typing') {
        const reply = await handled;
        const choices = reply.kind === 'suggest' ? choicesOf(reply.suggestions, incoming.text) : [];
        await give(payload, { type: Type.ApplicationCommandAutocompleteResult, data: { choices } });
        return;
      }
      const manner = bot.manner(incoming);
      const waited = new AbortController();
      const late = pause(timing.defer, waited.signal).then(() => undefined);
      const waits = bot.promise(incoming) === 'commit-first';
      const reply = waits ? await handled : await Promise.race([handled, late]);
      waited.abort();
      if (reply) return answerAtOnce(payload, reply);
      if (await defer(payload, manner)) await answerDeferred(payload, await handled, manner);
    },
  };
}
