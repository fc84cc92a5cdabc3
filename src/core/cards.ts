import { type Posted, sameRoom } from './chat/address.js';
import { cardMessage, copyMessage } from './quiz/card.js';
import type { Round } from './quiz/round.js';
import type { Services } from './services.js';

interface Dirty {
  /** No edit before this instant (epoch milliseconds). */
  notBefore: number;
  failures: number;
  inFlight?: Promise<void>;
  /** Something changed since the edit in flight was rendered. */
  again: boolean;
}

const closedState = 'closed';

/**
 * Keeps the public messages of rounds equal to the rounds. A card is rendered from the store at the moment of sending;
 * one edit in flight a card, at least `timing.redraw` apart, and never an open card after a closed one. What is lost
 * in a crash is found again by `recover`.
 */
export function createCards({ store, adapter, timing, log }: Services) {
  const dirty = new Map<string, Dirty>();

  /** Whether the card is settled for good. */
  const draw = async (id: string): Promise<'drawn' | 'final' | 'failed' | { at: Date }> => {
    const round = await store.rounds.get(id);
    if (!round?.card) return 'final';
    const sender = adapter(round.room.adapter)?.sender;
    if (!sender) return 'final';
    const tally = await store.rounds.tally(id);
    const outcome = await sender.edit(round.card, cardMessage(round, tally));
    if (outcome.kind === 'later') return { at: outcome.at };
    if (outcome.kind === 'unsure') return 'failed';
    if (outcome.kind === 'refused') {
      log.warn({ round: id, why: outcome.why, detail: outcome.detail }, 'card can not be edited');
    }
    if (round.closed) {
      await store.rounds.drawn(id, closedState);
      return 'final';
    }
    return 'drawn';
  };

  const edit = async (id: string, entry: Dirty): Promise<void> => {
    entry.again = false;
    let ended: Awaited<ReturnType<typeof draw>> = 'failed';
    try {
      ended = await draw(id);
    } catch (error) {
      log.error({ err: error, round: id }, 'card not drawn');
    }
    const now = (await store.now()).getTime();
    const failed = ended === 'failed' || typeof ended === 'object';
    entry.failures = failed ? entry.failures + 1 : 0;
    const pause = failed ? Math.min(timing.backoffMost, timing.backoff * 2 ** entry.failures) : timing.redraw;
    entry.notBefore = typeof ended === 'object' ? Math.max(ended.at.getTime(), now + timing.redraw) : now + pause;
    entry.again ||= failed;
    delete entry.inFlight;
    if (ended === 'final' && !entry.again) dirty.delete(id);
  };

  const start = (id: string, entry: Dirty, now: number): void => {
    if (entry.inFlight || entry.notBefore > now) return;
    entry.inFlight = edit(id, entry).catch((error: unknown) => {
      delete entry.inFlight;
      log.error({ err: error, round: id }, 'card not drawn');
    });
  };

  const touch = (id: string, now: Date): void => {
    const entry = dirty.get(id) ?? { notBefore: 0, failures: 0, again: true };
    entry.again = true;
    dirty.set(id, entry);
    start(id, entry, now.getTime());
  };

  return {
    /** The round changed: its card is redrawn at once, or at the `flush` that follows its pause. */
    touch,

    /**
     * A press came from `on`. When that is not the card that is recorded but a copy of it (a post whose fate was
     * unknown was made again), the copy is closed, so that there is one card to look at.
     */
    heal(round: Round, on: Posted | undefined): void {
      if (!on || !round.card || on.id === round.card.id || !sameRoom(on.room, round.card.room)) return;
      const sender = adapter(round.room.adapter)?.sender;
      sender
        ?.edit(on, copyMessage(round))
        .catch((error: unknown) => log.error({ err: error, round: round.id }, 'a copy of a card was not closed'));
    },

    /** Starts every edit that has become due; forgets cards that have been quiet since their last edit. */
    flush(now: Date): void {
      for (const [id, entry] of dirty) {
        if (entry.again) start(id, entry, now.getTime());
        else if (!entry.inFlight && entry.notBefore <= now.getTime()) dirty.delete(id);
      }
    },

    /** After a start: every card that does not show its end yet may be out of date. */
    async recover(): Promise<void> {
      const now = await store.now();
      for (const { round } of await store.rounds.undrawn()) touch(round.id, now);
    },

    /** Resolves when no edit is in flight. */
    async idle(): Promise<void> {
      const flights = () => [...dirty.values()].flatMap((entry) => entry.inFlight ?? []);
      while (flights().length > 0) await Promise.all(flights());
    },
  };
}

export type Cards = ReturnType<typeof createCards>;
