import { Client, Events, GatewayDispatchEvents, GatewayIntentBits, Options, Status } from 'discord.js';
import type { InteractionPayload, MessagePayload } from '../payloads.js';
import type { DiscordTools } from '../tools.js';
import { patientStrategy } from './gateway.js';

/** What is heard of Discord. */
export interface Hearing {
  onInteraction(payload: InteractionPayload): void;
  onMessage(payload: MessagePayload): void;
  /** A server that the bot has joined, or that is back. */
  onServer(id: string): void;
  /** A server that the bot has left, or was removed from. */
  onServerGone(id: string): void;
  /** Discord has closed the gateway with a code after which discord.js gives up. */
  onEnd(code: number): void;
}

export interface Session {
  readonly client: Client;
  /** Resolves when the gateway delivers, or at a stop; rejects when it could not be reached or refused. */
  open(token: string): Promise<void>;
  /** Why nothing can be expected to arrive; undefined when all is well. */
  trouble(): string | undefined;
}

/** One client of discord.js: a failed sign-in uses it up. */
export function createSession(tools: DiscordTools, hearing: Hearing): Session {
  const { calls, timing, now, stopping, log } = tools;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    allowedMentions: { parse: [], repliedUser: false },
    rest: calls.options,
    waitGuildTimeout: timing.servers,
    ws: { buildStrategy: patientStrategy(tools) },
    // Nothing depends on what was said earlier.
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0, ReactionManager: 0 }),
  });
  let aliveSince = 0;
  const alive = (): void => {
    aliveSince = now();
  };

  // Payloads as they are: data in, data out, and none is lost because something is not in a cache.
  client.ws.on(GatewayDispatchEvents.InteractionCreate, hearing.onInteraction);
  client.ws.on(GatewayDispatchEvents.MessageCreate, hearing.onMessage);
  client.on(Events.GuildCreate, ({ id }) => hearing.onServer(id));
  // An outage of a server comes as another event.
  client.on(Events.GuildDelete, ({ id }) => hearing.onServerGone(id));
  client.on(Events.ShardReady, alive);
  client.on(Events.ShardResume, alive);
  client.on(Events.ShardReconnecting, () => log.warn({}, 'Discord: the gateway is unavailable; reconnecting'));
  client.on(Events.ShardError, (error) => log.warn({ words: error.message }, 'Discord: the gateway failed'));
  client.on(Events.Error, (error) => log.error({ words: error.message }, 'Discord: discord.js failed'));
  client.on(Events.ShardDisconnect, ({ code }) => hearing.onEnd(code));

  return {
    client,
    async open(token) {
      const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
      const stopped = new Promise((resolve) => stopping.addEventListener('abort', resolve));
      const refused = new Promise<never>((_resolve, reject) => {
        client.once(Events.ShardDisconnect, ({ code }) => reject(new Error(`closed with ${code}`)));
      });
      await Promise.race([client.login(token).then(() => ready), stopped, refused]);
    },
    // `isReady()` stays true through an outage.
    trouble() {
      const shard = client.ws.shards.first();
      if (shard?.status !== Status.Ready) return 'the gateway is unavailable';
      const heard = Math.max(aliveSince, shard.lastPingTimestamp);
      return now() - heard > timing.silence ? 'the gateway is silent' : undefined;
    },
  };
}
