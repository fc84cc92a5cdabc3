import type { Store } from '../../core/bot/store.js';
import type { Adapter } from '../../core/ports/adapter.js';
import type { Bot } from '../../core/ports/bot.js';
import type { Log } from '../../core/ports/services.js';
import type { StudyhallError } from '../../errors.js';
import { pause } from './pause.js';

export interface SingleOwnerOptions {
  /** Makes the adapter, which says by `fatal` when it has ended for good. Called again for every duty but the first. */
  make(fatal: (error: StudyhallError) => void): Adapter;
  readonly store: Pick<Store, 'now' | 'leases'>;
  /** Who this process is among those that share the store. */
  readonly replica: string;
  /** How long a duty lasts after its last renewal, in milliseconds. */
  readonly length: number;
  readonly log: Log;
  /** Told when the adapter has ended for good, or could not be started when its turn came. */
  failed(error: unknown): void;
}

/**
 * An adapter for a platform that tells every connection everything, so that one process alone may be connected: the one
 * that holds a lease in the store, renewed at a third of its length. The others stand by and take over when it ends. A
 * holder that can not renew it is gone from the platform before that. `start` resolves for those who stand by too.
 */
export function singleOwner({ make, store, replica, length, log, failed }: SingleOwnerOptions): Adapter {
  const stopping = new AbortController();
  let state: 'standing by' | 'on duty' | 'ended' = 'standing by';
  /** Until when the lease is this process's for certain, by its own clock. */
  let until = 0;
  let current = make(end);
  const { name, asks, direct, admin, isDirect } = current;
  const lease = `gateway:${name}`;
  const active = (): boolean => state === 'on duty' && performance.now() < until;
  const release = (): Promise<void> =>
    store.leases
      .release(lease, replica)
      .catch((error: unknown) => log.warn({ err: error, adapter: name }, 'a lease was not released; it will expire'));

  function end(error: unknown): void {
    state = 'ended';
    // Another process may have a better token.
    void release();
    failed(error);
  }

  /** Takes or renews the lease; undefined when the store does not say within that time. */
  const ask = async (within: number): Promise<boolean | undefined> => {
    const asked = performance.now();
    const answered = new AbortController();
    const answer = await Promise.race([
      store
        .now()
        .then((now) => store.leases.take(lease, replica, now, length))
        .catch(() => undefined),
      pause(within, AbortSignal.any([answered.signal, stopping.signal])).then(() => undefined),
    ]);
    answered.abort();
    if (answer) until = asked + length;
    return answer;
  };

  const standDown = async (): Promise<void> => {
    state = 'standing by';
    log.warn({ adapter: name }, `${name}: the lease is lost; another process may serve it`);
    const old = current;
    current = make(end);
    await old.stop();
  };

  const takeOver = (bot: Bot): void => {
    state = 'on duty';
    log.info({ adapter: name }, `${name}: this process serves it from now on`);
    const own = current;
    own.start(bot).catch((error: unknown) => own === current && end(error));
  };

  /** The last third of a duty is there for the goodbye. */
  const keep = async (): Promise<void> => {
    const last = until - length / 3;
    const kept = await ask(last - performance.now());
    if (kept === false || (!kept && performance.now() >= last)) await standDown();
  };

  const tend = async (bot: Bot): Promise<void> => {
    while (state !== 'ended') {
      const rest = state === 'on duty' ? until - (length * 2) / 3 - performance.now() : 0;
      await pause(Math.max(rest, length / 10), stopping.signal);
      if (stopping.signal.aborted) return;
      if (state === 'on duty') await keep();
      else if (state === 'standing by' && (await ask(length)) && !stopping.signal.aborted) takeOver(bot);
    }
  };

  return {
    name,
    asks,
    ...(direct === undefined ? {} : { direct }),
    ...(admin === undefined ? {} : { admin }),
    ...(isDirect ? { isDirect } : {}),
    get sender() {
      return current.sender;
    },
    get directory() {
      return current.directory;
    },
    active,
    health: () => (state === 'standing by' ? { ok: true } : current.health()),

    async start(given) {
      // A process that slept through the end of its duty hears what the next one answers.
      const bot: Bot = {
        ...given,
        handle: async (incoming) => (active() ? given.handle(incoming) : { kind: 'nothing' }),
      };
      const first = await ask(length);
      if (stopping.signal.aborted) return;
      if (first) state = 'on duty';
      else log.info({ adapter: name }, `${name}: another process serves it; this one stands by`);
      tend(bot).catch((error: unknown) => log.error({ err: error, adapter: name }, 'a lease is no longer renewed'));
      if (first) await current.start(bot);
    },

    async stop() {
      stopping.abort();
      state = 'ended';
      await current.stop();
      await release();
    },
  };
}
