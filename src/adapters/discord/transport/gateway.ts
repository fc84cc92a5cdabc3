import {
  type IShardingStrategy,
  SimpleShardingStrategy,
  type WebSocketOptions,
  WebSocketShardStatus,
} from 'discord.js';
import { pause } from '../../shared/pause.js';
import type { DiscordTools } from '../tools.js';

type Manager = Parameters<NonNullable<WebSocketOptions['buildStrategy']>>[0];

interface Socket {
  terminate(): void;
  on(event: 'error', listener: () => void): void;
}

const isSocket = (value: unknown): value is Socket =>
  typeof value === 'object' && value !== null && 'terminate' in value && 'on' in value;

/**
 * discord.js's connection to the gateway with patience and an end. By itself it connects again every 500 ms for as
 * long as an outage lasts, also after it was told to stop, and waits half a minute for a goodbye that nobody answers.
 */
export function patientStrategy({ timing, backoff, now, stopping }: DiscordTools) {
  return (manager: Manager): IShardingStrategy => {
    const { options } = manager;
    const retrieve = options.retrieveSessionInfo;
    let failures = 0;
    let readySince = 0;
    options.handshakeTimeout = timing.handshake;

    // Asked before every attempt to connect, then while the connection lives: the one place where discord.js waits.
    options.retrieveSessionInfo = async (shard) => {
      const status = (await strategy.fetchStatus()).get(shard);
      if (status === WebSocketShardStatus.Ready) readySince ||= now();
      if (status === WebSocketShardStatus.Idle) {
        if (readySince > 0 && now() - readySince > timing.backoffMost) failures = 0;
        readySince = 0;
        // The first attempt and the first after a lost connection are made at once.
        if (failures > 1) await pause(backoff(failures - 1), stopping);
        failures += 1;
      }
      // Never answered: it is the only end that the loop inside discord.js has.
      if (stopping.aborted) await new Promise(() => undefined);
      return retrieve(shard);
    };

    const strategy = new EndingStrategy(manager, timing.goodbye);
    return strategy;
  };
}

class EndingStrategy extends SimpleShardingStrategy {
  private readonly goodbye: number;

  constructor(manager: Manager, goodbye: number) {
    super(manager);
    this.goodbye = goodbye;
  }

  /** Says goodbye with the code 1000 and cuts what does not answer in time, or was only being opened. */
  override async destroy(options?: Parameters<IShardingStrategy['destroy']>[0]): Promise<void> {
    const sockets = this.sockets();
    const cut = (): void => {
      for (const socket of sockets) {
        socket.on('error', () => undefined);
        socket.terminate();
      }
    };
    const timer = setTimeout(cut, this.goodbye);
    try {
      await super.destroy(options);
    } finally {
      clearTimeout(timer);
      cut();
    }
  }

  /** discord.js has no public way to its sockets. */
  private sockets(): Socket[] {
    const shards: unknown = Reflect.get(this, 'shards');
    if (!(shards instanceof Map)) return [];
    return [...shards.values()].map((shard: object) => Reflect.get(shard, 'connection') as unknown).filter(isSocket);
  }
}
