import type { Client } from 'discord.js';
import { questionKinds } from '../../core/knowledge/question.js';
import type { Adapter, Health } from '../../core/ports/adapter.js';
import type { Bot } from '../../core/ports/bot.js';
import type { Log } from '../../core/ports/services.js';
import type { StudyhallError } from '../../errors.js';
import { pause } from '../shared/pause.js';
import { createAnswers } from './answer.js';
import { createSession } from './client.js';
import { createConverse } from './converse.js';
import { createDirectory } from './directory.js';
import { failureOf } from './failure.js';
import { fatalClose, fatalStart, tokenFault } from './lifecycle.js';
import { createMemory } from './memory.js';
import type { InteractionPayload, MessagePayload } from './payloads.js';
import { inviteLink } from './permissions.js';
import { direct, discord, receiveInteraction, receiveMessage } from './receive.js';
import { createRegistrar } from './registrar.js';
import { createCalls } from './rest.js';
import { createSender } from './sender.js';
import { type DiscordTiming, defaultDiscordTiming, pauseAfter } from './timing.js';

export interface DiscordOptions {
  readonly token: string;
  /** The application's id; by default what Discord says at the sign-in. */
  readonly appId?: string;
  /** Ends in `/api`; Discord's own by default. */
  readonly apiUrl?: string;
  readonly log: Log;
  readonly timing?: Partial<DiscordTiming>;
  /** Called once when Discord has closed the gateway for good while the adapter was running. */
  onFatal(error: StudyhallError): void;
}

export interface DiscordAdapter extends Adapter {
  /** Resolves when everything that has come in is answered, and no call is on its way. */
  idle(): Promise<void>;
}

const mostSeen = 50_000;

/**
 * Discord: slash commands, mentions, direct messages and buttons of one bot in all of its servers. `start` waits an
 * outage out, and rejects with what an operator has to mend.
 */
export function createDiscord(options: DiscordOptions): DiscordAdapter {
  const { apiUrl, log, onFatal } = options;
  const timing: DiscordTiming = { ...defaultDiscordTiming, ...options.timing };
  const stopping = new AbortController();
  const { signal } = stopping;
  const calls = createCalls(options.token, apiUrl, timing);
  const seen = createMemory<true>(mostSeen, timing.seen);
  const working = new Set<Promise<unknown>>();
  let bot: Bot | undefined;
  let started = false;
  let fatal: StudyhallError | undefined;

  const client = (): Client => session.client;
  const application = (): string => options.appId ?? client().application?.id ?? '';
  const directory = createDirectory({ calls, log, timing, client });
  const sender = createSender({ calls, log, timing, client, isPerson: directory.isPerson });
  const answers = createAnswers({ calls, log, timing });
  const converse = createConverse({ sender, log, timing, stopping: signal });
  const registrar = createRegistrar({ calls, log, timing, stopping: signal, application });

  /** Keeps hold of work until it has ended, so that a stop can wait for it. Nothing that fails here is lost silently. */
  const work = (what: string, done: Promise<unknown>): void => {
    const kept = done
      .catch((error: unknown) => log.error({ words: failureOf(error).words }, `Discord: ${what}`))
      .finally(() => working.delete(kept));
    working.add(kept);
  };

  const onInteraction = (payload: InteractionPayload): void => {
    const incoming = receiveInteraction(payload);
    if (!bot || !incoming || signal.aborted || !seen.isNew(payload.id, true)) return;
    directory.learn(incoming.by, incoming.name, payload.member?.permissions);
    work('an interaction was not answered', answers.answer(payload, incoming, bot));
  };

  const onMessage = (payload: MessagePayload): void => {
    const me = client().user?.id;
    if (!bot || me === undefined || signal.aborted) return;
    if (payload.author.id === me) sender.echo(payload);
    const incoming = receiveMessage(payload, me);
    if (!incoming || !seen.isNew(payload.id, true)) return;
    directory.learn(incoming.by, incoming.name);
    work('a message was not answered', converse(payload, incoming, bot));
  };

  const idle = async (): Promise<void> => {
    while (working.size > 0) await Promise.all(working);
    await calls.idle();
  };

  const registerIn = (servers: readonly string[]): void =>
    work('commands were not registered', registrar.registerIn(servers, bot?.commands ?? []));

  const onEnd = (code: number): void => {
    fatal ??= fatalClose(code);
    if (started && fatal && !signal.aborted) onFatal(fatal);
  };

  const newSession = () =>
    createSession({
      calls,
      timing,
      stopping: signal,
      log,
      onInteraction,
      onMessage,
      onServer: (id) => registerIn([id]),
      onEnd,
    });
  let session = newSession();

  const signIn = async (): Promise<void> => {
    const fault = tokenFault(calls.token);
    if (fault) throw fault;
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        return await session.open(calls.token);
      } catch (error) {
        const mend = fatal ?? fatalStart(error, apiUrl);
        if (mend) throw mend;
        log.warn({ words: failureOf(error).words }, 'Discord is out of reach; trying again');
        await pause(pauseAfter(failures, timing), signal);
        session = newSession();
      }
    }
  };

  const trouble = (): string | undefined => {
    if (fatal) return fatal.message;
    if (signal.aborted) return 'stopped';
    if (!started) return 'not signed in yet';
    return session.trouble() ?? (calls.tokenRefused() ? 'the token was refused' : undefined);
  };

  return {
    name: discord,
    asks: new Set(questionKinds),
    direct,
    sender,
    directory,

    async start(given) {
      bot = given;
      await signIn();
      if (signal.aborted) return;
      started = true;
      const servers = [...client().guilds.cache.keys()];
      const invite = inviteLink(application());
      const name = client().user?.username ?? '';
      log.info(
        { bot: name, servers: servers.length, invite },
        `Discord: signed in as ${name}, in ${servers.length} ${servers.length === 1 ? 'server' : 'servers'}; invite it with ${invite}`,
      );
      registerIn(servers);
    },

    idle,

    async stop() {
      stopping.abort();
      const drained = new AbortController();
      void idle().then(() => drained.abort());
      await Promise.all([client().destroy(), pause(timing.drain, drained.signal)]);
      calls.stop();
    },

    health(): Health {
      const why = trouble();
      return why === undefined ? { ok: true } : { ok: false, why: `Discord: ${why}` };
    },
  };
}
