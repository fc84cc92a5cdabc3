import { MessageFlags, Routes, type InteractionResponseType as Type } from 'discord.js';
import type { Message } from '../../../core/chat/message.js';
import type { Part } from '../../shared/parts.js';
import { codes, failureOf, saidBy } from '../failure.js';
import type { InteractionPayload } from '../payloads.js';
import { render } from '../render.js';
import type { DiscordTools } from '../tools.js';
import { type Insisting, insist } from './insist.js';

/** All within the 3 s that Discord waits. */
const firstAnswerTries = 3;
const furtherTries = 4;

/** How long Discord takes what an interaction's token allows, less a little, in milliseconds. */
export const tokenLives = 14 * 60_000;

export const flagsOf = (alone: boolean) => (alone ? { flags: MessageFlags.Ephemeral } : {});
export const bodyOf = ({ message, to }: Part) => ({ ...render(message), ...flagsOf(to !== 'all') });

/** The calls that an interaction's own token allows. None of them rejects: what failed stands in the log. */
export function createInteraction({ calls, log, timing, backoff }: DiscordTools) {
  const { rest } = calls;
  return (payload: InteractionPayload) => {
    const { id, application_id: app, token } = payload;
    const original = Routes.webhookMessage(app, token, '@original');

    const away = (): Promise<unknown> => rest.delete(original, { auth: false });

    const further = async (what: string, call: () => Promise<unknown>, again?: Insisting['again']): Promise<void> => {
      try {
        await insist(call, { tries: furtherTries, backoff, ...(again ? { again } : {}) });
      } catch (error) {
        log.warn(saidBy(error), `Discord: ${what}`);
      }
    };

    return {
      /** The first answer. False when it came too late or was refused. */
      async give(body: { type: Type; data?: unknown }): Promise<boolean> {
        let tries = 0;
        const call = (): Promise<unknown> => {
          tries += 1;
          const signal = AbortSignal.timeout(timing.firstAnswer);
          return rest.post(Routes.interactionCallback(id, token), { body, auth: false, signal });
        };
        try {
          await insist(call, { tries: firstAnswerTries, backoff: (failures) => backoff(failures) / 4 });
          return true;
        } catch (error) {
          // After a reply that got lost this says that the answer did arrive; else somebody else has answered.
          if (failureOf(error).code === codes.acknowledgedAlready) return tries > 1;
          log.warn({ ...saidBy(error), type: payload.type }, 'Discord: an answer came too late or was refused');
          return false;
        }
      },
      /** A further message; Discord knows no nonce here, so that only a call that was turned away is made again. */
      followUp: (part: Part): Promise<void> =>
        further(
          'a further answer was not sent',
          () => rest.post(Routes.webhook(app, token), { body: bodyOf(part), auth: false }),
          ({ kind }) => kind === 'limited',
        ),
      /** Fills the placeholder, or redraws the message that was pressed. */
      edit: (message: Message): Promise<void> =>
        further('an answer was not filled in', () => rest.patch(original, { body: render(message), auth: false })),
      /** Takes the placeholder away. */
      remove: (): Promise<void> => further('a placeholder was not removed', away),
      /** Takes an earlier answer away, which its reader may have dismissed. */
      retract: (): Promise<void> =>
        further('an earlier answer was not removed', async () => {
          try {
            await away();
          } catch (error) {
            if (failureOf(error).code !== codes.unknownMessage) throw error;
          }
        }),
    };
  };
}

export type Interaction = ReturnType<typeof createInteraction>;
