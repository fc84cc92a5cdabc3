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
    .selectFrom('round')
    .select('id')
    .where('closed', 'is', null)
    .where((row) =>
      row(
        row.refTuple('adapter', 'space', 'room'),
        'in',
        row
          .selectFrom('round as own')
          .select(['own.adapter', 'own.space', 'own.room'])
          .where('own.id', '=', round)
          .where('own.closed', 'is', null)
          .$asTuple('adapter', 'space', 'room'),
      ),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
  return open.some(({ id }) => id === round);
}
