import type { HttpBindings } from '@hono/node-server';
import { App, HTTPReceiver } from '@slack/bolt';
import { Hono } from 'hono';
import { questionKinds } from '../../core/knowledge/question.js';
import type { Adapter, Health } from '../../core/ports/adapter.js';
import type { Bot } from '../../core/ports/bot.js';
import type { Log } from '../../core/ports/services.js';
import { StudyhallError } from '../../errors.js';
import { pause } from '../shared/pause.js';
import { type Answer, createAnswer } from './answer.js';
import { type ClientOptions, clientOptions, createClient } from './clients.js';
import { createDirectory } from './directory.js';
import { readFailure } from './failure.js';
import { checkTokens, connectionError, type Identity, identify } from './identity.js';
import { without } from './inspect.js';
import { addListeners, type Press } from './listeners.js';
import { scopes } from './manifest.js';
import { createPoster } from './poster.js';
import { createPresses } from './presses.js';
import { eventsPath, slack } from './receive.js';
import { createReplyPost } from './reply-post.js';
import { createRespond } from './respond.js';
import { sdkLogger } from './sdk-logger.js';
import { createSeen } from './seen.js';
import { createSender } from './sender.js';
import { createSocketReceiver } from './socket.js';
import { backoffOf, defaultSlackTiming, endsWithin, type SlackTiming } from './timing.js';

export interface SlackOptions {
  readonly botToken: string;
  /** With it events come by Socket Mode. */
  readonly appToken?: string;
  /** Without an app token: events come by HTTP, and this tells Slack's from others'. */
  readonly signingSecret?: string;
  /** Ends in `/api/`. */
  readonly apiUrl?: string;
  /** Whether this process is the first of several to have an event of that key; always by default. */
  readonly first?: (key: string) => Promise<boolean>;
  readonly log: Log;
  readonly timing?: Partial<SlackTiming>;
  /** Milliseconds since the epoch, and a number from 0 to 1. */
  readonly now?: () => number;
  readonly random?: () => number;
}

export interface SlackAdapter extends Adapter {
  /** Slack's requests in HTTP mode; none in Socket Mode. */
  readonly routes: Hono<{ Bindings: HttpBindings }>;
  /** Resolves when everything that came in is answered. */
  idle(): Promise<void>;
}

const mostBytes = 1024 * 1024;

/** Slack, by Socket Mode or by HTTP: one workspace, which the bot token belongs to. */
export function createSlack(options: SlackOptions): SlackAdapter {
  const { botToken, appToken, signingSecret, log } = options;
  const timing = { ...defaultSlackTiming, ...options.timing };
  const now = options.now ?? Date.now;
  const random = options.random ?? Math.random;
  // Where that can't be told, hearing twice that something is wrong is better than hearing nothing.
  const first = async (key: string): Promise<boolean> => (await options.first?.(key).catch(() => true)) ?? true;
  const stop = new AbortController();
  const base: ClientOptions = { apiUrl: options.apiUrl ?? 'https://slack.com/api/', timing, stopped: stop.signal, log };

  let identity: Identity | undefined;
  let answer: Answer | undefined;
  let press: Press | undefined;
  let ready = false;
  let stopping = false;
  let why = 'Slack: not started';
  let refusedToken: string | undefined;

  const space = (): string | undefined => identity?.space;
  const token = (code: string | undefined): void => {
    refusedToken = code;
  };
  // A rate limit or a slow call of scheduled posts never holds up an answer: each has a client of its own.
  const interactive = createClient(botToken, base);
  const scheduled = createClient(botToken, base);
  const posting = { timing, random, now, log, token };

  const socket =
    appToken === undefined
      ? undefined
      : createSocketReceiver({ ...base, appToken, random, now, accepts: () => !stopping });
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
    // Slack sends it again.
    routes.post(eventsPath, async (c) => (ready && !stopping ? requests(c) : c.body(null, 503)));
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
      clientOptions: clientOptions(base),
      ...(socket ? { receiver: socket.receiver } : {}),
      ...(http ? { receiver: http } : {}),
    });
    answer = createAnswer({
      bot: given,
      client: interactive,
      poster: createPoster(interactive, posting),
      respond: createRespond({ ...base, post: createReplyPost(timing.call, stop.signal), random }),
      now,
      ...base,
    });
    const seen = createSeen(timing.seen, now, first);
    press = addListeners(app, { bot: given, identity: who, answer, seen, log });
  };

  const open = async (given: Bot): Promise<void> => {
    identity ??= await identify(interactive);
    if (!answer) createApp(identity, given);
    try {
      await socket?.receiver.start();
    } catch (error) {
      throw connectionError(error);
    }
    ready = true;
    const mode = socket ? 'Socket Mode' : `HTTP at ${eventsPath}`;
    log.info({ adapter: slack, workspace: identity.workspace, mode }, `Slack: ${identity.workspace}, ${mode}`);
    const missing = without(scopes, identity.scopes);
    if (missing.length > 0)
      log.warn({ adapter: slack, missing }, `Slack: install the app again, it lacks ${missing.join(', ')}`);
  };

  const notOpen = (error: unknown, attempt: number): void => {
    const reason =
      error instanceof StudyhallError ? error.message : `Slack can't be reached (${readFailure(error).code})`;
    why = `Slack: not connected, attempt ${attempt}: ${reason}`;
    log.warn({ adapter: slack, attempt }, why);
  };
  const keepTrying = async (given: Bot): Promise<void> => {
    for (let failures = 1; !stopping && !ready; failures += 1) {
      await pause(backoffOf(timing, failures, random), stop.signal);
      if (!stopping) await open(given).catch((error: unknown) => notOpen(error, failures + 1));
    }
  };

  const health = (): Health => {
    if (stopping) return { ok: false, why: 'Slack: stopped' };
    if (!ready) return { ok: false, why };
    if (refusedToken !== undefined) return { ok: false, why: `Slack: the bot token is refused (${refusedToken})` };
    return socket?.health() ?? { ok: true };
  };

  const idle = async (): Promise<void> => answer?.idle();

  return {
    name: slack,
    asks: new Set(questionKinds),
    sender: createSender({ poster: createPoster(scheduled, posting), space, now, wait: timing.backoff }),
    directory: createDirectory(interactive, { keep: timing.profile, now, space, log, token }),
    health,
    routes,
    idle,

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
      await endsWithin(idle(), timing.drain);
      stop.abort();
      await socket?.receiver.stop();
    },
  };
}
