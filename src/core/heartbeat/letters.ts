import type { Posted } from '../chat/address.js';
import { line, type Message } from '../chat/message.js';
import type { Examining } from '../exam/examining.js';
import type { RefusedWhy } from '../ports/adapter.js';
import type { Letter, OutboxStores } from '../ports/outbox.js';
import type { Services } from '../ports/services.js';
import { cardMessage, revealMessage } from '../quiz/card.js';
import type { RoundStores } from '../quiz/store.js';
import type { Schedule } from '../schedule/schedule.js';
import type { ScheduleStores } from '../schedule/store.js';
import { boardTable, weekNote } from '../standing/board.js';
import type { Boards } from '../standing/boards.js';
import type { Cards } from './cards.js';
import type { Mail, Refusal } from './outbox.js';

const boardOnReveal = 5;
/** What somebody can change while the question waits. */
const mendable: ReadonlySet<RefusedWhy> = new Set(['not-in-room', 'archived', 'no-permission']);

/** The key of a round's card in the outbox. */
export const cardKey = (round: string): string => `card:${round}`;

/** What cards and reveals say when they are sent, and what follows from how that ended. */
export function createLetters(
  { store, timing, knowledgeUrl }: Services<RoundStores & ScheduleStores & OutboxStores>,
  cards: Cards,
  boards: Pick<Boards, 'rows'>,
  exams: Pick<Examining, 'result'>,
): Mail {
  const render = async (letter: Letter): Promise<Message | undefined> => {
    if (letter.kind === 'message') return letter.message;
    if (letter.kind === 'exam') return exams.result(letter.exam);
    const round = await store.rounds.get(letter.round);
    if (!round) return undefined;
    const tally = await store.rounds.tally(round.id);
    const over = round.closed !== undefined || round.closes <= (await store.now());
    // It ended before anybody can have seen it: there is no more to it.
    if (over && !round.card && tally.voters === 0) return undefined;
    if (letter.kind === 'card') return cardMessage(round, tally, knowledgeUrl);
    const week = await boards.rows(round.room, 'week');
    return revealMessage(round, tally, boardTable(week, undefined, boardOnReveal), weekNote(week, boardOnReveal));
  };

  const delivered = async (letter: Letter, posted: Posted): Promise<void> => {
    if (letter.kind === 'reveal') await store.rounds.revealed(letter.round, posted);
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
    if (!by) return;
    const help =
      why === 'gone'
        ? 'That channel is gone, so I’ve paused its schedules.'
        : (advice ?? 'Check my permissions in that channel.');
    const message = line(`I couldn’t post the question for “${phrase}”. ${help}`, 'refused');
    await store.outbox.add({ key: `told:${id}:${why}`, to: by, letter: { kind: 'message', message } }, now);
  };

  /** A reveal comes after its card, whoever sends that. */
  const ready = async (letter: Letter): Promise<boolean> => {
    if (letter.kind !== 'reveal') return true;
    const card = await store.outbox.state(cardKey(letter.round));
    return card?.state !== 'pending' && card?.state !== 'sending';
  };

  const stands = async (letter: Letter): Promise<Posted | undefined> =>
    letter.kind === 'card' ? (await store.rounds.get(letter.round))?.card : undefined;

  return { ready, stands, render, delivered, refused };
}
