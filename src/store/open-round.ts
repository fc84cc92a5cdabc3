import type { NewRound, RoundStore } from '../core/quiz/store.js';
import { toJson } from './json.js';
import { enqueue } from './outbox.js';
import { monthOf, roomColumns, spaceColumns } from './rows.js';
import type { Db } from './schema.js';

/** Settles the slot of a new round; false when another round or nobody has it. */
async function settle(tx: Db, { id, room, slot }: NewRound): Promise<boolean> {
  if (!slot) return true;
  const settled = await tx
    .insertInto('slot')
    .values({
      ...spaceColumns(room),
      schedule: slot.schedule,
      key: slot.key,
      opens: slot.opens.getTime(),
      round: id,
    })
    .onConflict((conflict) => conflict.columns(['schedule', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  return settled !== undefined;
}

/** The end of an opening that was in doubt, such as one whose confirmation got lost, is asked for by opening again. */
async function opened(tx: Db, { id, room }: NewRound): Promise<boolean> {
  const row = await tx
    .selectFrom('round')
    .select('id')
    .where((round) => round.and({ ...roomColumns(room), id }))
    .executeTakeFirst();
  return row !== undefined;
}

async function write(tx: Db, { id, room, slot, snapshot, opens, closes }: NewRound): Promise<boolean> {
  const written = await tx
    .insertInto('round')
    .values({
      ...roomColumns(room),
      id,
      thread: room.thread ?? null,
      schedule: slot?.schedule ?? null,
      slot: slot?.key ?? null,
      slot_opens: slot?.opens.getTime() ?? null,
      question: snapshot.question,
      topic: snapshot.topic,
      difficulty: snapshot.difficulty,
      month: monthOf(opens),
      snapshot: toJson(snapshot),
      opens: opens.getTime(),
      closes: closes.getTime(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return written !== undefined;
}

/** Writes a round that opens, with its slot and its card. */
export async function openRound(tx: Db, round: NewRound, cardKey: string): ReturnType<RoundStore['open']> {
  const { id, room, slot, opens } = round;
  if (!(await settle(tx, round))) return (await opened(tx, round)) ? 'opened' : 'taken';
  const another = slot
    ? undefined
    : await tx
        .selectFrom('round')
        .select('id')
        .where((row) => row.and(roomColumns(room)))
        .where('closed', 'is', null)
        .limit(1)
        .executeTakeFirst();
  // Two processes may both have seen none: an index lets one of them through.
  if (another || !(await write(tx, round))) return (await opened(tx, round)) ? 'opened' : 'busy';
  await enqueue(tx, { key: cardKey, to: room, letter: { kind: 'card', round: id } }, opens);
  return 'opened';
}
