import type { Posted, Room } from '../chat/address.js';
import { line, type Message } from '../chat/message.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { RefusedWhy } from '../ports/adapter.js';
import type { Letter, LetterState, OutboxStores } from '../ports/outbox.js';
import type { PeopleStores } from '../ports/people.js';
import type { Services } from '../ports/services.js';
import { cardMessage, revealMessage } from '../quiz/card.js';
import type { KeyChanges } from '../quiz/corrections/key-changes.js';
import { createDeck } from '../quiz/deck.js';
import { pick, remembered } from '../quiz/pick.js';
import type { Opened, OpenOrder, RoundKeeper } from '../quiz/round-keeper.js';
import { snapshotOf } from '../quiz/snapshot.js';
import type { DueRound, RoundStores } from '../quiz/store.js';
import { createManagerNotices } from '../schedule/manager-notices.js';
import type { Schedule } from '../schedule/schedule.js';
import type { ScheduleStores } from '../schedule/store.js';
import { boardTable } from '../standing/board.js';
import type { Boards } from '../standing/boards.js';
import type { Cards } from './cards.js';
import { createOutbox, type Refusal } from './outbox.js';
import { createSlotKeeper } from './slot-keeper.js';

const boardOnReveal = 5;
/** What somebody can change while the question waits. */
const mendable: ReadonlySet<RefusedWhy> = new Set(['not-in-room', 'archived', 'no-permission']);
const cardKey = (round: string): string => `card:${round}`;

export interface QuizMaster extends RoundKeeper {
  /** The heartbeat: does whatever has become due by `now`; harmless to call at any time, twice or late. */
  tick(now: Date): Promise<void>;
  /** Resolves when everything that was started is sent or has failed for now. */
  idle(): Promise<void>;
}

type Kept = RoundStores & ScheduleStores & PeopleStores & OutboxStores;

/** Opens and closes rounds, at the heartbeat or when somebody asks for it, and sees that rooms are told. */
export function createQuizMaster(
  services: Services<Kept, Knowledge>,
  cards: Cards,
  boards: Boards,
  keyChanges: KeyChanges,
): QuizMaster {
  const { store, timing, log } = services;

  const render = async (letter: Letter): Promise<Message | undefined> => {
    if (letter.kind === 'message') return letter.message;
    const round = await store.rounds.get(letter.round);
    if (!round) return undefined;
    const tally = await store.rounds.tally(round.id);
    const over = round.closed !== undefined || round.closes <= (await store.now());
    // It ended before anybody can have seen it: there is no more to it.
    if (over && !round.card && tally.voters === 0) return undefined;
    if (letter.kind === 'card') return cardMessage(round, tally);
    return revealMessage(round, tally, boardTable(await boards.rows(round.room, 'week'), undefined, boardOnReveal));
  };

  const delivered = async (letter: Letter, posted: Posted): Promise<void> => {
    if (letter.kind !== 'card') return;
    await store.rounds.placed(letter.round, posted);
    // The round may have been voted on or closed between the rendering of its card and now.
    const round = await store.rounds.get(letter.round);
    const moved = round?.closed !== undefined || (await store.rounds.tally(letter.round)).voters > 0;
    if (moved) cards.touch(letter.round, await store.now());
  };

  /** A question waits for whoever can mend it, who is told once; a room that is gone gets no more of them. */
  const refused = async (letter: Letter, refusal: Refusal): Promise<Date | undefined> => {
    const round = letter.kind === 'card' ? await store.rounds.get(letter.round) : undefined;
    if (!round || round.closed) return undefined;
    const now = await store.now();
    const asking = round.slot && (await store.schedules.get(round.room, round.slot.schedule));
    if (asking) await tell(asking.schedule, refusal, now);
    if (mendable.has(refusal.why)) return new Date(now.getTime() + timing.refused);
    if (refusal.why === 'gone') await store.schedules.pause(round.room, 'forever', now);
    return undefined;
  };

  const tell = async ({ id, by, phrase }: Schedule, { why, advice }: Refusal, now: Date): Promise<void> => {
    const help =
      why === 'gone' ? 'The room is gone, so its schedules rest.' : (advice ?? 'Look at what I may do in that room.');
    const message = line(`I could not post the question of “${phrase}”. ${help}`, 'refused');
    await store.outbox.add({ key: `told:${id}:${why}`, to: by, letter: { kind: 'message', message } }, now);
  };

  const cardIs = async (round: string, ...states: readonly LetterState[]): Promise<boolean> => {
    const card = await store.outbox.state(cardKey(round));
    return card !== undefined && states.includes(card.state);
  };

  /** A reveal comes after its card, whoever sends that. */
  const ready = async (letter: Letter): Promise<boolean> =>
    letter.kind !== 'reveal' || !(await cardIs(letter.round, 'pending', 'sending'));

  const stands = async (letter: Letter): Promise<Posted | undefined> =>
    letter.kind === 'card' ? (await store.rounds.get(letter.round))?.card : undefined;

  const outbox = createOutbox(services, { ready, stands, render, delivered, refused });
  const deliver = (adapter: string): void => void outbox.deliver(adapter);
  const deck = createDeck(services, createManagerNotices(services));

  const open = async (order: OpenOrder): Promise<Opened> => {
    const adapter = services.adapter(order.room.adapter);
    const fit = { asks: adapter?.asks ?? new Set(), about: order.about, difficulty: order.difficulty };
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

  /** What is being sent may stand there already: such a round is closed, or withdrawn, as soon as that is known. */
  const end = async ({ id, room, placed }: DueRound): Promise<void> => {
    if (placed || !(await cardIs(id, 'sending'))) await close(id, room);
  };

  const slots = createSlotKeeper(services, { open });

  /** One room's trouble must not keep the others waiting. */
  const guarded = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.error({ err: error }, what);
    }
  };

  return {
    open,
    close,

    async posted(id, room) {
      await outbox.settled(room.adapter);
      return (await store.outbox.state(cardKey(id)))?.refusal;
    },

    async tick(now: Date): Promise<void> {
      const names = services.adapters();
      const here = ({ adapter }: Room): boolean => names.includes(adapter);
      for (const round of (await store.rounds.due(now)).filter(({ room }) => here(room))) {
        await guarded('a round could not be closed', () => end(round));
      }
      await guarded('slots could not be settled', () => slots.settle(now));
      await guarded('changed keys could not be looked for', () => keyChanges.check(now));
      await guarded('paused questions could not be told', () => deck.check(now));
      cards.flush(now);
      await guarded('out-of-date cards could not be looked for', () => cards.reconcile(now));
      for (const name of names) deliver(name);
    },

    async idle(): Promise<void> {
      await outbox.idle();
      await cards.idle();
    },
  };
}
