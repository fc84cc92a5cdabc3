import type { Room } from '../chat/address.js';
import type { Beat } from '../commands/feature.js';
import type { OutboxStores } from '../ports/outbox.js';
import type { Services } from '../ports/services.js';
import type { RoundKeeper } from '../quiz/round-keeper.js';
import type { RoundStores } from '../quiz/store.js';
import type { Cards } from './cards.js';
import type { Outbox } from './outbox.js';

export interface Heartbeat {
  /**
   * Does whatever has become due by `now`; harmless to call at any time, twice or late. Rejects when the store can't say
   * what is due.
   */
  tick(now: Date): Promise<void>;
  /** Resolves when everything that was started is sent or has failed for now. */
  idle(): Promise<void>;
}

export interface HeartbeatParts {
  readonly rounds: Pick<RoundKeeper, 'close'>;
  readonly cards: Pick<Cards, 'flush' | 'reconcile' | 'idle'>;
  readonly outbox: Outbox;
  /** In this order, after the rounds whose time is over are closed. */
  readonly beats: readonly Beat[];
}

/** What the program does of its own accord. */
export function createHeartbeat(
  { store, adapters, log }: Services<RoundStores & OutboxStores>,
  { rounds, cards, outbox, beats }: HeartbeatParts,
): Heartbeat {
  /** One room's trouble must not keep the others waiting. */
  const guarded = async (failed: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, failed);
    }
  };

  return {
    async tick(now) {
      const names = adapters();
      const here = ({ adapter }: Room): boolean => names.includes(adapter);
      for (const { id, room } of (await store.rounds.due(now)).filter((round) => here(round.room))) {
        await guarded('a round could not be closed', () => rounds.close(id, room));
      }
      for (const { failed, beat } of beats) await guarded(failed, () => beat(now));
      cards.flush(now);
      await guarded('could not look for out-of-date cards', () => cards.reconcile(now));
      for (const name of names) void outbox.deliver(name);
    },

    async idle() {
      await outbox.idle();
      await cards.idle();
    },
  };
}
