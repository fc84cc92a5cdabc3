import type { Cards } from './cards.js';
import type { Posted, Room } from './chat/address.js';
import { line, type Message } from './chat/message.js';
import { createForesight } from './due/foresight.js';
import { type OpenJob, planOpen } from './due/open.js';
import { createOutbox, type Refusal } from './outbox.js';
import type { RefusedWhy } from './ports.js';
import { cardMessage, revealMessage } from './quiz/card.js';
import type { Correcting } from './quiz/correcting.js';
import type { Opened, OpenOrder, RoundKeeper } from './quiz/opening.js';
import { pick } from './quiz/pick.js';
import type { Schedule } from './quiz/round.js';
import { snapshotOf } from './quiz/snapshot.js';
import type { Services } from './services.js';
import { boardTable } from './standing/board.js';
import type { Boards } from './standing/boards.js';
import type { Letter } from './store.js';

const retentionEvery = 60_000;
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

/** Opens and closes rounds, at the heartbeat or when somebody asks for it, and sees that rooms are told. */
export function createQuizMaster(services: Services, cards: Cards, boards: Boards, correcting: Correcting): QuizMaster {
  const { store, timing, log } = services;
  const foresight = createForesight();
  /** Why the cards of open rounds could not be posted so far. */
  const refusals = new Map<string, Refusal>();
  let lastRetention = 0;

  const render = async (letter: Letter): Promise<Message | undefined> => {
    if (letter.kind === 'message') return letter.message;
    const round = await store.rounds.get(letter.round);
    if (!round) return undefined;
    const tally = await store.rounds.tally(round.id);
    if (letter.kind === 'card') return cardMessage(round, tally);
    return revealMessage(round, tally, boardTable(await boards.rows(round.room, 'week'), undefined, boardOnReveal));
  };

  const delivered = async (letter: Letter, posted: Posted): Promise<void> => {
    if (letter.kind !== 'card') return;
    refusals.delete(letter.round);
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
    refusals.set(round.id, refusal);
    const now = await store.now();
    const schedule = (await store.schedules.of(round.room)).find((each) => each.id === round.slot?.schedule);
    if (schedule) await tell(schedule, refusal, now);
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

  const outbox = createOutbox(services, { render, delivered, refused });

  const deliver = (adapterName: string): void => {
    const adapter = services.adapter(adapterName);
    if (adapter) void outbox.deliver(adapter);
  };

  const open = async (order: OpenOrder): Promise<Opened> => {
    const adapter = services.adapter(order.room.adapter);
    const lastAsked = await store.rounds.lastAsked(order.room);
    const question = pick(services.library().bank, {
      asks: adapter?.asks ?? new Set(),
      lastAsked,
      firstRound: lastAsked.size === 0,
      about: order.about,
      difficulty: order.difficulty,
      random: services.random,
    });
    if (!question) return { kind: 'no-question' };
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
    return { kind: 'opened', id };
  };

  const close = async (id: string, room: Room): Promise<boolean> => {
    const now = await store.now();
    refusals.delete(id);
    if (await store.rounds.withdraw(id, cardKey(id))) {
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

  const perform = async (job: OpenJob): Promise<void> => {
    const where = { schedule: job.schedule.id, slot: job.slot.key };
    if (job.kind === 'skip') {
      log.warn(where, 'slot skipped: it was missed for too long');
      await store.schedules.skip([job.slot], 'late');
      return;
    }
    const { schedule, slot, closes, phrase } = job;
    const opened = await open({
      room: schedule.room,
      slot,
      closes,
      about: phrase.about,
      difficulty: phrase.difficulty,
    });
    if (opened.kind === 'no-question') {
      log.warn(where, 'slot skipped: no question fits it');
      await store.schedules.skip([slot], 'no-question');
    }
  };

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
      return refusals.get(id);
    },

    async tick(now: Date): Promise<void> {
      for (const round of await store.rounds.due(now)) {
        await guarded('a round could not be closed', () => close(round.id, round.room));
      }
      for (const job of planOpen(now, foresight.due(now, await store.schedules.due()), timing.late)) {
        await guarded('a slot could not be opened', () => perform(job));
      }
      await guarded('changed keys could not be looked for', () => correcting.look(now));
      cards.flush(now);
      for (const name of services.adapters()) deliver(name);
      if (Math.abs(now.getTime() - lastRetention) >= retentionEvery) {
        lastRetention = now.getTime();
        await store.asked.forget(new Date(now.getTime() - timing.asked));
      }
    },

    async idle(): Promise<void> {
      await outbox.idle();
      await cards.idle();
    },
  };
}
