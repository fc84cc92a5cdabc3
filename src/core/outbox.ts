import type { Posted } from './chat/address.js';
import type { Message } from './chat/message.js';
import type { Adapter, Outcome } from './ports.js';
import type { Services } from './services.js';
import type { Letter, OutboxRow } from './store.js';

const claimedAtOnce = 20;

export type Refusal = Extract<Outcome, { kind: 'refused' }>;

export interface Mail {
  /** Makes the message at the moment of sending; undefined when there is nothing to say any more. */
  render(letter: Letter): Promise<Message | undefined>;
  /** Called when the platform refused it: when to try again, or undefined to give it up. */
  refused(letter: Letter, refusal: Refusal): Promise<Date | undefined>;
  /** Called once the platform took it, before the row counts as sent; may be called twice for one row. */
  delivered(letter: Letter, posted: Posted): Promise<void>;
}

/**
 * Sends what the outbox holds. A row whose earlier attempt may have reached the platform is looked for before it is
 * sent again. One delivery an adapter runs at a time; different adapters don't wait for one another.
 */
export function createOutbox({ store, timing, log }: Services, mail: Mail) {
  const running = new Map<string, { again: boolean; done: Promise<void> }>();

  const pause = (attempts: number): number => Math.min(timing.backoffMost, timing.backoff * 2 ** (attempts - 1));

  const attempt = async (adapter: Adapter, row: OutboxRow): Promise<Outcome | 'nothing'> => {
    if (row.uncertain) {
      const posted = await adapter.sender.find(row.to, row.key);
      if (posted) return { kind: 'sent', posted };
    }
    const message = await mail.render(row.letter);
    return message ? adapter.sender.send(row.to, message, row.key) : 'nothing';
  };

  const settle = async (row: OutboxRow, outcome: Outcome | 'nothing'): Promise<void> => {
    if (outcome === 'nothing') return store.outbox.refused(row.key, { why: 'nothing to say' });
    const now = await store.now();
    const again = new Date(now.getTime() + pause(row.attempts));
    switch (outcome.kind) {
      case 'sent':
        await mail.delivered(row.letter, outcome.posted);
        return store.outbox.sent(row.key, outcome.posted);
      case 'later':
        return store.outbox.later(row.key, outcome.at > now ? outcome.at : again, false);
      case 'unsure':
        return store.outbox.later(row.key, again, true);
      case 'refused': {
        log.warn({ why: outcome.why, detail: outcome.detail, adapter: row.to.adapter, key: row.key }, 'not delivered');
        const retry = await mail.refused(row.letter, outcome);
        const refusal = { why: outcome.why, advice: outcome.advice };
        return retry ? store.outbox.later(row.key, retry, false, refusal) : store.outbox.refused(row.key, refusal);
      }
    }
  };

  const deliverAll = async (adapter: Adapter): Promise<void> => {
    for (;;) {
      const rows = await store.outbox.claim(adapter.name, await store.now(), timing.lease, claimedAtOnce);
      if (rows.length === 0) return;
      // What goes to one place goes in order; one place that hangs holds up no other.
      const places = new Map<string, OutboxRow[]>();
      for (const row of rows) {
        const place = JSON.stringify([row.to.space, row.to.id]);
        places.set(place, [...(places.get(place) ?? []), row]);
      }
      const ends = await Promise.allSettled(
        [...places.values()].map(async (queue) => {
          for (const row of queue) await settle(row, await attempt(adapter, row));
        }),
      );
      const failed = ends.find((end) => end.status === 'rejected');
      if (failed) throw failed.reason;
    }
  };

  const run = async (adapter: Adapter, state: { again: boolean }): Promise<void> => {
    try {
      do {
        state.again = false;
        await deliverAll(adapter);
      } while (state.again);
    } catch (error) {
      log.error({ err: error, adapter: adapter.name }, 'delivery broke off; it goes on when the lease has ended');
    }
    running.delete(adapter.name);
  };

  return {
    /** Sends what is due for an adapter. Never rejects: what fails stays claimed until its lease ends. */
    deliver(adapter: Adapter): Promise<void> {
      const busy = running.get(adapter.name);
      if (busy) {
        // A row may have come after the last claim of the running delivery.
        busy.again = true;
        return busy.done;
      }
      const state = { again: false, done: Promise.resolve() };
      running.set(adapter.name, state);
      state.done = run(adapter, state);
      return state.done;
    },
    /** Resolves when the delivery that is under way for an adapter has ended. */
    async settled(adapterName: string): Promise<void> {
      await running.get(adapterName)?.done;
    },
    /** Resolves when nothing is being delivered. */
    async idle(): Promise<void> {
      while (running.size > 0) await Promise.all([...running.values()].map((state) => state.done));
    },
  };
}

export type Outbox = ReturnType<typeof createOutbox>;
