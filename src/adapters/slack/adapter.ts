import type { HttpBindings } from '@hono/node-server';
import { App, HTTPReceiver } from '@slack/bolt';
import { Hono } from 'hono';
import { questionKinds } from '../../core/knowledge/question.js';
import type { Adapter, Health } from '../../core/ports/adapter.js';
import type { Bot } from '../../core/ports/bot.js';
import type { OutboxStores } from '../../core/ports/outbox.js';
import type { Clock } from '../../core/ports/services.js';
import { StudyhallError } from '../../errors.js';
import { createAnswers } from '../shared/answers.js';
import { createDeliver } from '../shared/deliver.js';
import { createInFlight } from '../shared/in-flight.js';
import { createLanes, postingAhead } from '../shared/lanes.js';
import { pause } from '../shared/pause.js';
import { createTools, type ToolOptions } from '../shared/tools.js';
import { createWay } from './deliver.js';
import { createDirectory } from './directory.js';
import { readFailure } from './failure.js';
import { eventsPath, isDirect, slack } from './receive.js';
import { scopes, without } from './register.js';
import { createSender } from './sender.js';
import { defaultSlackTiming, type SlackTiming } from './timing.js';
import { type SlackTools, slackApi } from './tools.js';
import { clientOptions, createClient } from './transport/clients.js';
import { createHint } from './transport/hint.js';
import { checkTokens, connectionError, type Identity, identify } from './transport/identity.js';
import { addListeners, type Press } from './transport/listeners.js';
import { createPoster, type Token } from './transport/poster.js';
import { createPresses } from './transport/presses.js';
import { createReplyPost } from './transport/reply-post.js';
import { createRespond } from './transport/respond.js';
import { sdkLogger } from './transport/sdk-logger.js';
import { looksSigned, refuse } from './transport/signed.js';
import { createSocketReceiver } from './transport/socket.js';

export interface SlackOptions extends ToolOptions<SlackTiming> {
  readonly botToken: string;
  /** With it events come by Socket Mode. */
  readonly appToken?: string;
  /** Without an app token: events come by HTTP, and this tells Slack's from others'. */
  readonly signingSecret?: string;
  /** Ends in `/api/`. */
  readonly apiUrl?: string;
  /** Keeps answers until they stand. */
  readonly store: Clock & OutboxStores;
  /** Whether this process is the first of several to have an event of that key; always by default. */
  readonly first?: (key: string) => Promise<boolean>;
}

export interface SlackAdapter extends Adapter {
  /** Slack's requests in HTTP mode; none in Socket Mode. */
  readonly routes: Hono<{ Bindings: HttpBindings }>;
  /** Resolves when everything that came in is answered. */
  idle(): Promise<void>;
}

const removedWhy =
  'Slack: the app was removed from the workspace; install it again, put its new token into SLACK_BOT_TOKEN and restart';

const mostBytes = 1024 * 1024;

/** Slack, by Socket Mode or by HTTP: one workspace, which the bot token belongs to. */
export function createSlack(options: SlackOptions): SlackAdapter {
  const { botToken, appToken, signingSecret, apiUrl = slackApi } = options;
  const { stop, ...shared } = createTools(options, defaultSlackTiming);
  const tools: SlackTools = { ...shared, apiUrl };
  const { log, timing, backoff } = tools;
  // Where that can't be told, hearing twice that something is wrong is better than hearing nothing.
  const first = async (key: string): Promise<boolean> => (await options.first?.(key).catch(() => true)) ?? true;

  let identity: Identity | undefined;
  let press: Press | undefined;
  let ready = false;
  let stopping = false;
  let why = 'Slack: not started';
  let refusedToken: string | undefined;
  let removed = false;

  const space = (): string | undefined => identity?.space;
  const token: Token = (code) => {
    refusedToken = code;
  };
  const inFlight = createInFlight((what, error) => log.error({ err: error, adapter: slack }, `slack: ${what}`));
  // A rate limit or a slow call of scheduled posts never holds up an answer: each has a client of its own.
  const interactive = createClient(botToken, tools);
  const scheduled = createClient(botToken, tools);
  const lanes = createLanes(tools, timing.pace);
  const directory = createDirectory(interactive, tools, space, token);

  const socket =
    appToken === undefined ? undefined : createSocketReceiver(tools, { appToken, accepts: () => !stopping });
  const http = socket
    ? undefined
    : new HTTPReceiver({
        // An empty secret is refused by `checkTokens` at the start; the SDK would throw here already.
        signingSecret: signingSecret || 'none',
        endpoints: eventsPath,
        bodyLimit: mostBytes,
        logger: sdkLogger(log),
      });

  const requests = createPresses({
    signingSecret: signingSecret ?? '',
    mostBytes,
    press: async (payload, ack) => press?.(payload, ack),
    others: (request, response) => http?.requestListener(request, response),
  });

  const routes: SlackAdapter['routes'] = new Hono();
  if (http) {
    routes.post(eventsPath, async (c) => {
      // Slack sends it again.
      if (!ready || stopping) return c.body(null, 503);
      return looksSigned(c.env.incoming.headers, tools.now()) ? requests(c) : refuse(c.env);
    });
    routes.all(eventsPath, (c) => c.body(null, 405, { Allow: 'POST' }));
  }

  const createApp = (who: Identity, given: Bot): void => {
    // With the ids given, Bolt has nothing to ask at its start that could end the process.
    const app = new App({
      token: botToken,
      botId: who.bot,
      botUserId: who.user,
      tokenVerificationEnabled: false,
      convoStore: false,
      logger: sdkLogger(log),
      clientOptions: clientOptions(tools),
      ...(socket ? { receiver: socket.receiver } : {}),
      ...(http ? { receiver: http } : {}),
    });
    const deliver = createDeliver(tools, { platform: slack, bot: given, inFlight, first });
    const poster = createPoster(interactive, tools, token);
    const way = createWay(tools, {
      client: interactive,
      answer: createAnswers(tools, { platform: slack, lanes, poster, store: options.store }),
      hint: createHint(interactive, tools),
      respond: createRespond(tools, createReplyPost(tools)),
    });
    const leave = async (space: string): Promise<void> => {
      removed ||= space === who.space;
      await given.left({ adapter: slack, space });
    };
    const { names } = directory;
    press = addListeners(app, {
      identity: who,
      names,
      deliver: (arrival) => deliver(way(arrival)),
      removed: leave,
      log,
    });
  };

  const open = async (given: Bot): Promise<void> => {
    identity ??= await identify(interactive);
    if (!press) createApp(identity, given);
    try {
      await socket?.receiver.start();
    } catch (error) {
      throw connectionError(error);
    }
    ready = true;
    await given.joined({ adapter: slack, space: identity.space });
    const mode = socket ? 'Socket Mode' : `HTTP at ${eventsPath}`;
    log.info({ adapter: slack, workspace: identity.workspace, mode }, `Slack: ${identity.workspace}, ${mode}`);
    const missing = without(scopes, identity.scopes);
    if (missing.length > 0)
      log.warn({ adapter: slack, missing }, `Slack: reinstall the app, it lacks ${missing.join(', ')}`);
  };

  const notOpen = (error: unknown, attempt: number): void => {
    const reason =
      error instanceof StudyhallError ? error.message : `Slack can't be reached (${readFailure(error).code})`;
    why = `Slack: not connected, attempt ${attempt}: ${reason}`;
    log.warn({ adapter: slack, attempt }, why);
  };
  const keepTrying = async (given: Bot): Promise<void> => {
    for (let failures = 1; !stopping && !ready; failures += 1) {
      await pause(backoff(failures), tools.stopping);
      if (!stopping) await open(given).catch((error: unknown) => notOpen(error, failures + 1));
    }
  };

  const health = (): Health => {
    if (stopping) return { ok: false, why: 'Slack: stopped' };
    if (!ready) return { ok: false, why };
    if (removed) return { ok: false, why: removedWhy };
    if (refusedToken !== undefined) return { ok: false, why: `Slack: the bot token is refused (${refusedToken})` };
    return socket?.health() ?? { ok: true };
  };

  return {
    name: slack,
    asks: new Set(questionKinds),
    admin: 'workspace admin',
    isDirect,
    // What comes from another organization ends at the listeners.
    owns: (own) => identity === undefined || identity.organization !== undefined || own === identity.space,
    sender: createSender(tools, postingAhead(lanes, createPoster(scheduled, tools, token)), space),
    directory,
    health,
    routes,
    idle: inFlight.idle,

    /**
     * Resolves when Slack delivers, or when it can't be reached just now: then the adapter goes on trying. Rejects with
     * a StudyhallError when a token is wrong.
     */
    async start(given) {
      checkTokens(options);
      try {
        await open(given);
      } catch (error) {
        if (error instanceof StudyhallError) throw error;
        notOpen(error, 1);
        void keepTrying(given);
      }
    },

    async stop() {
      stopping = true;
      await inFlight.drain(timing.drain);
      stop();
      // What still waits goes back to the outbox.
      await inFlight.drain(timing.close);
      await socket?.receiver.stop();
    },
  };
}
