import type { Room } from '../chat/address.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { OutboxStores } from '../ports/outbox.js';
import type { Services } from '../ports/services.js';
import type { Deck } from '../quiz/deck.js';
import { pick, remembered } from '../quiz/pick.js';
import type { Opened, OpenOrder, RoundKeeper } from '../quiz/round-keeper.js';
import { snapshotOf } from '../quiz/snapshot.js';
import type { RoundStores } from '../quiz/store.js';
import type { ManagerNotices } from '../schedule/manager-notices.js';
import { notPostedMessage } from '../schedule/missed-slots.js';
import type { Slot } from '../schedule/schedule.js';
import type { ScheduleStores } from '../schedule/store.js';
import type { Cards } from './cards.js';
import { cardKey } from './letters.js';
import type { Outbox } from './outbox.js';

export interface Keeping {
  readonly cards: Pick<Cards, 'touch'>;
  readonly outbox: Pick<Outbox, 'deliver' | 'settled'>;
  readonly deck: Pick<Deck, 'drawn'>;
  readonly notices: Pick<ManagerNotices, 'room'>;
}

/** Opens and closes rounds, and sees that rooms are told. */
export function createRoundKeeper(
  services: Services<RoundStores & OutboxStores & ScheduleStores, Knowledge>,
  { cards, outbox, deck, notices }: Keeping,
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

  /** Once a day for a schedule: a platform may be in trouble for as many slots as it likes. */
  const tell = async (room: Room, slot: Slot, now: Date): Promise<void> => {
    const asking = await store.schedules.get(room, slot.schedule);
    if (!asking) return;
    const key = `not-posted:${slot.schedule}:${slot.key.slice(0, '2026-11-25'.length)}`;
    await notices.room(room, key, notPostedMessage(asking.schedule.phrase, slot), now);
  };

  const close = async (id: string, room: Room): Promise<boolean> => {
    const now = await store.now();
    const before = await store.outbox.state(cardKey(id));
    const end = await store.rounds.withdraw(id, cardKey(id));
    if (end.kind === 'withdrawn') {
      log.warn({ round: id, adapter: room.adapter, room: room.id }, 'question withdrawn: it could not be posted');
      // What a platform refused has been told of, with what to do.
      if (end.slot && !before?.refusal) await tell(room, end.slot, now);
      return true;
    }
    if (end.kind === 'unsure') {
      // It is over, and closed or withdrawn by a heartbeat as soon as it is known whether its card stands there.
      await store.rounds.end(id, now);
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
