import type { Room } from '../core/chat/address.js';
import { roomColumns } from './rows.js';
import type { Db } from './schema.js';

/**
 * What is derived from the votes of a room is read, changed and written back: one transaction at a time may do so. The
 * rows of the room's rounds are the lock. Whoever closes a round takes the open ones, whoever counts anew takes all;
 * they wait for votes that are being written there, and later votes wait for them.
 */
export async function lockRoom(tx: Db, room: Room): Promise<void> {
  await tx
    .selectFrom('round')
    .select('id')
    .where((row) => row.and(roomColumns(room)))
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** The same for one that closes a round; false, with nothing to close, when that is not open. */
export async function lockOpen(tx: Db, round: string): Promise<boolean> {
  const open = await tx
    .selectFrom('round as own')
    .innerJoin('round as open', (join) =>
      join
        .onRef('open.adapter', '=', 'own.adapter')
        .onRef('open.space', '=', 'own.space')
        .onRef('open.room', '=', 'own.room'),
    )
    .select('open.id')
    .where('own.id', '=', round)
    .where('own.closed', 'is', null)
    .where('open.closed', 'is', null)
    .orderBy('open.id')
    .forUpdate('open')
    .execute();
  return open.some(({ id }) => id === round);
}
