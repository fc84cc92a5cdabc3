import type { Client } from 'discord.js';
import { questionKinds } from '../../core/knowledge/question.js';
import type { Adapter, Health } from '../../core/ports/adapter.js';
import type { Bot } from '../../core/ports/bot.js';
import type { OutboxStores } from '../../core/ports/outbox.js';
import type { Clock } from '../../core/ports/services.js';
import type { StudyhallError } from '../../errors.js';
import { createAnswers } from '../shared/answers.js';
import { createDeliver, type Deliver } from '../shared/deliver.js';
import { endsWithin } from '../shared/ends-within.js';
import { createInFlight } from '../shared/in-flight.js';
import { createLanes, postingAhead } from '../shared/lanes.js';
import { pause } from '../shared/pause.js';
import { createTools, type ToolOptions } from '../shared/tools.js';
import { createWays } from './deliver.js';
import { createDirectory } from './directory.js';
import { failureOf } from './failure.js';
import type { InteractionPayload, MessagePayload } from './payloads.js';
import { inviteLink } from './permissions.js';
import { direct, discord, receiveInteraction, receiveMessage } from './receive.js';
import { createRegister } from './register.js';
import { createSender } from './sender.js';
import { type DiscordTiming, defaultDiscordTiming } from './timing.js';
import type { DiscordTools } from './tools.js';
import { createAttempt } from './transport/attempt.js';
import { createSession } from './transport/client.js';
import { fatalClose, fatalStart, tokenFault } from './transport/lifecycle.js';
import { createPoster } from './transport/poster.js';
import { createCalls } from './transport/rest.js';
import { createTyping } from './transport/typing.js';

export interface DiscordOptions extends ToolOptions<DiscordTiming> {
  readonly token: string;
  /** The application's id; by default what Discord says at the sign-in. */
  readonly appId?: string;
  /** Ends in `/api`; Discord's own by default. */
  readonly apiUrl?: string;
  /** Keeps answers until they stand. */
  readonly store: Clock & OutboxStores;
  /** Called once when Discord has closed the gateway for good while the adapter was running. */
  onFatal(error: StudyhallError): void;
}

export interface DiscordAdapter extends Adapter {
  /** Resolves when everything that has come in is answered, and no call is on its way. */
  idle(): Promise<void>;
}

/**
 * Discord: slash commands, mentions, direct messages and buttons of one bot in all of its servers. `start` waits an
 * outage out, and rejects with what an operator has to mend.
 */
export function createDiscord(options: DiscordOptions): DiscordAdapter {
  const { apiUrl, log, onFatal } = options;
  const { stop, ...shared } = createTools(options, defaultDiscordTiming);
  const { timing, backoff, stopping } = shared;
  const calls = createCalls(options.token, apiUrl, timing);
  const client = (): Client => session.client;
  const tools: DiscordTools = { ...shared, calls, client };
  const inFlight = createInFlight((what, error) => log.error({ words: failureOf(error).words }, `Discord: ${what}`));
  let bot: Bot | undefined;
  let deliver: Deliver | undefined;
  let started = false;
  let fatal: StudyhallError | undefined;

  const application = (): string => options.appId ?? client().application?.id ?? '';
  const directory = createDirectory(tools);
  const attempt = createAttempt(tools);
  const poster = createPoster(tools, attempt);
  const lanes = createLanes(tools);
  const sender = createSender(tools, attempt, postingAhead(lanes, poster), directory.isPerson);
  const answer = createAnswers(tools, { platform: discord, lanes, poster, store: options.store });
  const ways = createWays(tools, { answer, typing: createTyping(tools), sender });
  const register = createRegister(tools, application);

  const onInteraction = (payload: InteractionPayload): void => {
    const incoming = receiveInteraction(payload, { shortcuts: bot?.shortcuts ?? [], places: directory.places });
    if (!incoming || stopping.aborted) return;
    directory.learn(incoming.by, incoming.name, payload.member?.permissions);
    void deliver?.(ways.ofInteraction(payload, incoming));
  };

  const onMessage = (payload: MessagePayload): void => {
    const me = client().user?.id;
    if (me === undefined || stopping.aborted) return;
    if (payload.author.id === me) poster.echo(payload);
    const incoming = receiveMessage(payload, me);
    if (!incoming) return;
    directory.learn(incoming.by, incoming.name);
    void deliver?.(ways.ofMessage(payload, incoming));
  };

  const idle = async (): Promise<void> => {
    await inFlight.idle();
    await calls.idle();
  };

  const registerIn = (servers: readonly string[]): void =>
    inFlight.keep('commands were not registered', register(servers, bot?.commands ?? [], bot?.shortcuts ?? []));

  const onServer = (id: string): void => {
    registerIn([id]);
    void bot?.joined({ adapter: discord, space: id });
  };
  const onServerGone = (id: string): void => void bot?.left({ adapter: discord, space: id });

  const onEnd = (code: number): void => {
    fatal ??= fatalClose(code);
    if (started && fatal && !stopping.aborted) onFatal(fatal);
  };

  const newSession = () => createSession(tools, { onInteraction, onMessage, onServer, onServerGone, onEnd });
  let session = newSession();

  const signIn = async (): Promise<void> => {
    const fault = tokenFault(calls.token);
    if (fault) throw fault;
    for (let failures = 1; !stopping.aborted; failures += 1) {
      try {
        return await session.open(calls.token);
      } catch (error) {
        const mend = fatal ?? fatalStart(error, apiUrl);
        if (mend) throw mend;
        log.warn({ words: failureOf(error).words }, 'Discord is out of reach; trying again');
        await pause(backoff(failures), stopping);
        session = newSession();
      }
    }
  };

  const trouble = (): string | undefined => {
    if (fatal) return fatal.message;
    if (stopping.aborted) return 'stopped';
    if (!started) return 'not signed in yet';
    return session.trouble() ?? (calls.tokenRefused() ? 'the token was refused' : undefined);
  };

  return {
    name: discord,
    asks: new Set(questionKinds),
    direct,
    admin: 'server admin',
    isDirect: ({ space }) => space === direct,
    sender,
    directory,

    async start(given) {
      bot = given;
      deliver = createDeliver(tools, { platform: discord, bot, inFlight });
      await signIn();
      if (stopping.aborted) return;
      started = true;
      const servers = [...client().guilds.cache.keys()];
      const invite = inviteLink(application());
      const name = client().user?.username ?? '';
      log.info(
        { bot: name, servers: servers.length, invite },
        `Discord: signed in as ${name}, in ${servers.length} ${servers.length === 1 ? 'server' : 'servers'}; invite it with ${invite}`,
      );
      registerIn(servers);
      await given.present(discord, servers);
    },

    idle,

    async stop() {
      stop();
      await Promise.all([client().destroy(), endsWithin(idle(), timing.drain)]);
      calls.stop();
      // What still waits goes back to the outbox.
      await inFlight.drain(timing.goodbye);
    },

    health(): Health {
      const why = trouble();
      return why === undefined ? { ok: true } : { ok: false, why: `Discord: ${why}` };
    },
  };
}
