import type { App } from '@slack/bolt';
import type { Log } from '../../../core/ports/services.js';
import type { Arrival } from '../deliver.js';
import type { SlackDirectory } from '../directory.js';
import { mentionedIn } from '../markup.js';
import type { MessageEvent, PressPayload } from '../payloads.js';
import { acted, commanded, pointed, said, submitted } from '../receive.js';
import type { Identity } from './identity.js';

export interface ListenerOptions {
  readonly identity: Identity;
  readonly names: SlackDirectory['names'];
  /** Resolves when Slack has its acknowledgement. Never rejects. */
  readonly deliver: (arrival: Arrival) => Promise<void>;
  /** Told when a workspace has removed the app. Never rejects. */
  readonly removed: (space: string) => Promise<void>;
  readonly log: Log;
}

/** Does what a press asks for. Never rejects. */
export type Press = (payload: PressPayload, ack: () => Promise<void>) => Promise<void>;

/**
 * Joins Bolt to the delivery: everything that can come has a listener, and whatever Slack waits for is acknowledged.
 * Returns what takes the presses that don't come through Bolt.
 */
export function addListeners(app: App, { identity, names, deliver, removed, log }: ListenerOptions): Press {
  const { space: own, organization, user: self } = identity;
  const isForeign = (from: string | undefined): boolean => organization !== undefined && from !== organization;

  // A token that serves all workspaces of an organization serves no other's.
  app.use(async ({ context, next, ...rest }) => {
    if (!isForeign(context.enterpriseId)) return next();
    if ('ack' in rest && typeof rest.ack === 'function') await rest.ack();
  });

  const hear = async (event: MessageEvent, space: string): Promise<void> => {
    const incoming = said(event, space, self);
    if (!incoming) return;
    const below = incoming.via === 'mention' ? { below: event.thread_ts ?? event.ts } : {};
    await deliver({ incoming, key: `${space}:${event.channel}:${event.ts}`, ...below });
  };
  app.event('app_mention', ({ event, context }) => hear(event, context.teamId ?? own));
  app.event('message', ({ event, context }) => hear(event, context.teamId ?? own));

  app.event('app_uninstalled', ({ context }) => removed(context.teamId ?? own));
  // People may revoke what they had granted for themselves; the bot works on without that.
  app.event('tokens_revoked', async ({ event, context }) => {
    if ((event.tokens.bot ?? []).length > 0) await removed(context.teamId ?? own);
  });

  app.command(/.*/, ({ command, ack }) => {
    const { trigger_id: trigger, response_url: url } = command;
    return deliver({ incoming: commanded(command), key: `command:${trigger}`, ack: () => ack(), url, trigger });
  });

  const press: Press = async (payload, ack) => {
    const incoming = isForeign(payload.enterprise?.id) ? undefined : acted(payload, own);
    if (!incoming) return ack();
    const { trigger_id: trigger, response_url: url } = payload;
    return deliver({ incoming, key: `action:${trigger}`, ack, url, trigger });
  };
  app.action(/.*/, ({ body, ack }) => (body.type === 'block_actions' ? press(body, () => ack()) : ack()));

  app.view(/.*/, async ({ body, ack }) => {
    if (body.type !== 'view_submission') return ack();
    const filled = submitted(body, own);
    if (!filled) return ack();
    const { incoming, origin } = filled;
    return deliver({
      incoming,
      // A form that stays open is sent again as the same view.
      key: `view:${body.trigger_id}`,
      ack: () => ack(),
      correct: (errors) => ack({ response_action: 'errors', errors: { ...errors } }),
      url: origin.url,
    });
  });

  app.shortcut(/.*/, async ({ body, ack }) => {
    // A global one stands on no message; this app has none.
    if (body.type !== 'message_action') return ack();
    const { trigger_id: trigger, response_url: url } = body;
    const mentioned = mentionedIn(body.message.text ?? '').filter((id) => id !== self);
    const incoming = pointed(body, own, self, await names(mentioned));
    return deliver({ incoming, key: `shortcut:${trigger}`, ack: () => ack(), url, trigger });
  });

  // Nothing that this version shows sends these; another version's may still stand in a room.
  app.options(/.*/, ({ ack }) => ack({ options: [] }));
  const failed = (error: unknown): void => log.error({ err: error, adapter: 'slack' }, 'slack: a listener failed');
  app.error(async (error) => failed(error));
  return (payload, ack) => press(payload, ack).catch(failed);
}
