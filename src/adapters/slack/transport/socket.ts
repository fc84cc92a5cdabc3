import type { App, Receiver } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import type { Health } from '../../../core/ports/adapter.js';
import type { Log } from '../../../core/ports/services.js';
import { endsWithin } from '../../shared/ends-within.js';
import { pause } from '../../shared/pause.js';
import { readFailure } from '../failure.js';
import type { SlackTools } from '../tools.js';
import { clientOptions } from './clients.js';
import { sdkLogger } from './sdk-logger.js';

export interface SocketOptions {
  readonly appToken: string;
  /** False when the program is about to end: what comes then is left to Slack to send again. */
  readonly accepts: () => boolean;
}

interface Delivery {
  readonly ack: (response?: unknown) => Promise<void>;
  readonly body: Record<string, unknown>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

/** The SDK's client ends a connection when Slack asks for a new one, and is deaf until that stands; this one waits. */
class Connection extends SocketModeClient {
  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    try {
      const envelope: unknown = typeof data === 'string' ? JSON.parse(data) : undefined;
      if (typeof envelope === 'object' && envelope !== null && 'type' in envelope && envelope.type === 'disconnect') {
        this.emit('refresh');
        return;
      }
      await super.onWebSocketMessage(data, isBinary);
    } catch (error) {
      this.emit('error', error);
    }
  }
}

interface Link {
  readonly client: Connection;
  readonly since: number;
  /** Acknowledgements that it still owes. */
  owes: number;
  stale: boolean;
  retired: boolean;
}

const closing = 2;

/**
 * Receives over Slack's sockets. One connection is always wanted: a new one is opened before an old one is closed, a
 * lost one is replaced, and what fails is tried again after a pause, for as long as the program runs.
 */
export function createSocketReceiver(tools: SlackTools, { appToken, accepts }: SocketOptions) {
  const { timing, backoff, now, stopping, log } = tools;
  let app: App | undefined;
  let current: Link | undefined;
  let renewing = false;
  let ended = false;
  let failures = 0;
  let why = 'Slack: not connected yet';
  const links = new Set<Link>();

  const receive = (link: Link, { ack, body, retry_num, retry_reason }: Delivery): void => {
    if (!accepts()) return;
    link.owes += 1;
    let owed = true;
    const settle = (): void => {
      if (owed) link.owes -= 1;
      owed = false;
    };
    const answer = async (response?: unknown): Promise<void> => {
      if (!owed) return;
      await ack(response).finally(settle);
    };
    const event = {
      body,
      ack: answer,
      retryNum: retry_num,
      retryReason: retry_reason,
    };
    app
      ?.processEvent(event)
      .catch((error: unknown) => log.error({ err: error, adapter: 'slack' }, 'slack: an event was not processed'))
      .finally(settle);
  };

  /** Ends a connection: politely, and by force when the other side does not answer. */
  const close = async (link: Link): Promise<void> => {
    link.retired = true;
    const gone = new Promise<void>((resolve) => link.client.once('disconnected', () => resolve()));
    const end = (): void => void link.client.disconnect().catch(() => undefined);
    end();
    if (!(await endsWithin(gone, timing.close))) end();
    links.delete(link);
  };

  /**
   * Slack ends the connection that it asked to replace. Until then events may still come over it, and its
   * acknowledgements can go over no other.
   */
  const retire = async (link: Link): Promise<void> => {
    const until = now() + timing.overlap;
    const waiting = (): boolean => links.has(link) && !stopping.aborted;
    while (waiting() && now() < until) await pause(timing.overlap / 50, stopping);
    while (waiting() && link.owes > 0 && now() < until + timing.overlap) await pause(timing.overlap / 50, stopping);
    if (links.has(link)) await close(link);
  };

  const open = async (): Promise<Link> => {
    let talking = false;
    // Why a connection could not be opened is said once, by whoever asked for it.
    const warn: Log['warn'] = (fields, message) => {
      if (talking) log.warn(fields, message);
    };
    const client = new Connection({
      appToken,
      autoReconnectEnabled: false,
      clientPingTimeout: timing.ping,
      logger: sdkLogger({ warn }),
      clientOptions: clientOptions(tools),
    });
    const link: Link = { client, since: now(), owes: 0, stale: false, retired: false };
    links.add(link);
    let problem: unknown;
    client.on('error', (error: unknown) => {
      problem = error;
    });
    client.on('slack_event', (delivery: Delivery) => receive(link, delivery));
    client.on('refresh', () => {
      link.stale = true;
      renew(link);
    });
    client.on('disconnected', () => lost(link));
    const greeted = client.start().then(
      () => {
        talking = true;
        return true;
      },
      (error: unknown) => {
        problem = error ?? problem;
        return false;
      },
    );
    if ((await endsWithin(greeted, timing.connect)) && (await greeted) && !ended) return link;
    // The SDK may still be on its way to a connection when it was told to end it.
    void greeted.then(() => close(link));
    await close(link);
    throw problem ?? new Error('no greeting');
  };

  const lost = (link: Link): void => {
    links.delete(link);
    if (link !== current) return;
    current = undefined;
    if (ended) return;
    why = 'Slack: the connection was lost';
    log.warn({ adapter: 'slack' }, 'slack: the connection was lost');
    renew(link);
  };

  const replace = async (): Promise<void> => {
    while (!ended && (!current || current.stale)) {
      if (failures > 0) await pause(backoff(failures), stopping);
      if (ended) return;
      try {
        const next = await open();
        const old = current;
        current = next;
        if (old) void retire(old);
      } catch (error) {
        failures += 1;
        const { code } = readFailure(error);
        if (!current) why = `Slack: not connected (${code}), attempt ${failures}`;
        log.warn({ adapter: 'slack', code, attempt: failures }, 'slack: a connection was refused');
      }
    }
  };

  const renew = (link?: Link): void => {
    // A connection that ends at once counts as a failure, so that two of them don't chase one another.
    if (link) failures = now() - link.since < timing.backoff ? failures + 1 : 0;
    if (renewing || ended) return;
    renewing = true;
    void replace().finally(() => {
      renewing = false;
      if (!ended && (!current || current.stale)) renew();
    });
  };

  /** A dead peer does not answer the SDK's close either, for which it would wait 30 s. */
  const watch = setInterval(() => {
    for (const { client, retired } of links) {
      if (!retired && client.websocket?.readyState === closing) void client.disconnect().catch(() => undefined);
    }
  }, timing.ping / 4);
  watch.unref();

  const receiver: Receiver = {
    init(given) {
      app = given;
    },
    /** Resolves when Slack delivers; rejects with the SDK's error when the first attempt fails. */
    async start() {
      current = await open();
    },
    async stop() {
      ended = true;
      clearInterval(watch);
      await Promise.all([...links].map(close));
    },
  };

  return {
    receiver,
    health: (): Health => (current ? { ok: true } : { ok: false, why }),
  };
}
