import type { Room } from '../chat/address.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { OutboxStores } from '../ports/outbox.js';
import type { Services } from '../ports/services.js';
import type { Deck } from '../quiz/deck.js';
import { pick, remembered } from '../quiz/pick.js';
import type { Opened, OpenOrder, RoundKeeper } from '../quiz/round-keeper.js';
import { snapshotOf } from '../quiz/snapshot.js';
import type { RoundStores } from '../quiz/store.js';
import type { Cards } from './cards.js';
import { cardKey, type Letters } from './letters.js';
import type { Outbox } from './outbox.js';

export interface Keeping {
  readonly cards: Pick<Cards, 'touch'>;
  readonly letters: Pick<Letters, 'cardIs'>;
  readonly outbox: Pick<Outbox, 'deliver' | 'settled'>;
  readonly deck: Pick<Deck, 'drawn'>;
}

/** Opens and closes rounds, and sees that rooms are told. */
export function createRoundKeeper(
  services: Services<RoundStores & OutboxStores, Knowledge>,
  { cards, letters: { cardIs }, outbox, deck }: Keeping,
): RoundKeeper {
  const { store, log } = services;
  const deliver = (adapter: string): void => void outbox.deliver(adapter);

  const open = async (order: OpenOrder): Promise<Opened> => {
    const adapter = services.adapter(order.room.adapter);
    const { about, difficulty, among } = order;
    const fit = { asks: adapter?.asks ?? new Set(), about, difficulty, among };
    const now = await store.now();
    const [lastAsked, past] = await Promise.all([
      store.rounds.lastAsked(order.room),
      store.rounds.lessons(order.room, remembered),
    ]);
    const picked = pick(services.library().bank, { ...fit, lastAsked, past, now, random: services.random });
    if (!picked) return { kind: 'no-question' };
    const { question, why } = picked;
    const id = services.newId();
    const outcome = await store.rounds.open(
      {
        id,
        room: order.room,
        slot: order.slot,
        snapshot: snapshotOf(question, services.random),
        opens: await store.now(),
        closes: order.closes,
      },
      cardKey(id),
    );
    if (outcome !== 'opened') return { kind: outcome };
    log.info({ round: id, question: question.id, adapter: order.room.adapter, room: order.room.id }, 'question opened');
    deliver(order.room.adapter);
    if (order.slot) await deck.drawn({ room: order.room, slot: order.slot, fit, why }, now);
    return { kind: 'opened', id };
  };

  const close = async (id: string, room: Room): Promise<boolean> => {
    const now = await store.now();
    // What is being sent may stand there already.
    if (!(await cardIs(id, 'sending')) && (await store.rounds.withdraw(id, cardKey(id)))) {
      log.warn({ round: id, adapter: room.adapter, room: room.id }, 'question withdrawn: it could not be posted');
      return true;
    }
    const closed = await store.rounds.close(id, now, `reveal:${id}`);
    if (!closed) return false;
    log.info({ round: id, adapter: room.adapter, room: room.id }, 'question closed');
    cards.touch(id, now);
    deliver(room.adapter);
    return true;
  };

  return {
    open,
    close,
    async posted(id, room) {
      await outbox.settled(room.adapter);
      return (await store.outbox.state(cardKey(id)))?.refusal;
    },
  };
}
