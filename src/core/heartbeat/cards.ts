import { type Posted, sameRoom } from '../chat/address.js';
import type { LeaseStores } from '../ports/leases.js';
import type { OutboxStores } from '../ports/outbox.js';
import type { Services } from '../ports/services.js';
import { cardMessage, copyMessage, correctedReveal } from '../quiz/card.js';
import type { Round, Tally } from '../quiz/round.js';
import type { RoundStores } from '../quiz/store.js';

interface Dirty {
  /** No edit before this instant (epoch milliseconds). */
  notBefore: number;
  failures: number;
  inFlight?: Promise<void>;
  /** Something changed since the edit in flight was rendered. */
  again: boolean;
}

/** `busy`: another process is at this card; `final`: nothing is left to draw here. */
type End = 'drawn' | 'final' | 'failed' | 'busy' | { readonly at: Date };

const closedState = 'closed';
const leaseOf = (id: string): string => `card:${id}`;

/**
 * Keeps the public messages of rounds equal to the rounds. A card is rendered from the store at the moment of sending;
 * one edit in flight a card, of all processes, at least `timing.redraw` apart, and never an open card after a closed
 * one. What a process leaves undone is noticed by a look at what the cards show.
 */
export function createCards({
  store,
  adapter,
  timing,
  replica,
  log,
  knowledgeUrl,
}: Pick<
  Services<RoundStores & OutboxStores & LeaseStores>,
  'store' | 'adapter' | 'timing' | 'replica' | 'log' | 'knowledgeUrl'
>) {
  const dirty = new Map<string, Dirty>();
  let looked = 0;

  /** What of a round has to stand where. A reveal changes only when the key was corrected. */
  const faces = async (round: Round, card: Posted, tally: Tally) => {
    const faces = [{ at: card, message: cardMessage(round, tally, knowledgeUrl) }];
    const reveal = round.snapshot.corrected && (round.reveal ?? (await store.outbox.posted(`reveal:${round.id}`)));
    return reveal ? [...faces, { at: reveal, message: correctedReveal(round, tally) }] : faces;
  };

  const draw = async (id: string): Promise<End> => {
    const round = await store.rounds.get(id);
    const sender = round && adapter(round.room.adapter)?.sender;
    if (!round?.card || !sender) return 'final';
    const tally = await store.rounds.tally(id);
    for (const { at, message } of await faces(round, round.card, tally)) {
      const outcome = await sender.edit(at, message);
      if (outcome.kind === 'later') return { at: outcome.at };
      if (outcome.kind === 'unsure') return 'failed';
      if (outcome.kind === 'refused') {
        log.warn({ round: id, why: outcome.why, detail: outcome.detail }, "a card can't be edited");
      }
    }
    await store.rounds.drawn(id, round.closed ? closedState : `${tally.voters}`);
    return round.closed ? 'final' : 'drawn';
  };

  const attempt = async (id: string): Promise<End> => {
    try {
      const begun = await store.now();
      if (!(await store.leases.take(leaseOf(id), replica, begun, timing.lease))) return 'busy';
      const end = await draw(id);
      // After the lease somebody else may have drawn in between, and this may stand over it.
      const overran = (await store.now()).getTime() - begun.getTime() >= timing.lease;
      return overran ? 'failed' : end;
    } catch (error) {
      log.error({ err: error, round: id }, 'a card was not redrawn');
      return 'failed';
    }
  };

  /** How long the card rests after an edit that ended so. */
  const restOf = (end: End, failures: number, now: Date): number => {
    const asked = typeof end === 'object' ? end.at.getTime() - now.getTime() : 0;
    const rest = end === 'failed' ? timing.backoff * 2 ** failures : Math.max(asked, timing.redraw);
    return Math.min(rest, timing.backoffMost);
  };

  const edit = async (id: string, entry: Dirty): Promise<void> => {
    entry.again = false;
    const end = await attempt(id);
    const now = await store.now();
    const failed = end === 'failed' || typeof end === 'object';
    entry.failures = failed ? entry.failures + 1 : 0;
    const rest = restOf(end, entry.failures, now);
    entry.notBefore = now.getTime() + rest;
    entry.again ||= failed || end === 'busy';
    if (end === 'final') await store.leases.release(leaseOf(id), replica);
    // The others keep the pause too.
    else if (end !== 'busy') await store.leases.take(leaseOf(id), replica, now, Math.min(rest, timing.lease));
    if (end === 'final' && !entry.again) dirty.delete(id);
  };

  const start = (id: string, entry: Dirty, now: number): void => {
    const wait = entry.notBefore - now;
    // A longer one than there is comes from a clock that was set back.
    if (entry.inFlight || (wait > 0 && wait <= timing.backoffMost)) return;
    entry.inFlight = edit(id, entry)
      .catch((error: unknown) => {
        entry.again = true;
        log.error({ err: error, round: id }, 'a card was not redrawn');
      })
      .finally(() => delete entry.inFlight);
  };

  const touch = (id: string, now: Date): void => {
    const entry = dirty.get(id) ?? { notBefore: 0, failures: 0, again: true };
    entry.again = true;
    dirty.set(id, entry);
    start(id, entry, now.getTime());
  };

  const look = async (now: Date): Promise<void> => {
    for (const { id, room, closed, drawn = '0', voters } of await store.rounds.undrawn()) {
      const stale = closed || drawn !== `${voters}`;
      const known = dirty.get(id);
      const minded = known !== undefined && (known.again || known.inFlight !== undefined);
      if (stale && !minded && adapter(room.adapter)) touch(id, now);
    }
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

    /** Every `timing.reconcile`, the first time at once: redraws the cards that do not show how their round stands. */
    async reconcile(now: Date): Promise<void> {
      if (Math.abs(now.getTime() - looked) < timing.reconcile) return;
      looked = now.getTime();
      await look(now);
    },

    /** Resolves when no edit is in flight. */
    async idle(): Promise<void> {
      const flights = () => [...dirty.values()].flatMap((entry) => entry.inFlight ?? []);
      while (flights().length > 0) await Promise.all(flights());
    },
  };
}

export type Cards = ReturnType<typeof createCards>;
