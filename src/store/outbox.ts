import type { Person } from '../core/chat/address.js';
import type { NewRow, OutboxStore, StoredRefusal } from '../core/ports/outbox.js';
import { hereOnly } from './away.js';
import { fingerprint } from './fingerprint.js';
import { attempt, toJson } from './json.js';
import { spaceColumns } from './rows.js';
import type { Db, Schema } from './schema.js';
import { readLetter, readPosted, readTo } from './shapes.js';
import { atomically } from './transaction.js';
import { holds } from './unname.js';

const rowOf = ({ key, to, letter, asker }: NewRow) => ({
  ...spaceColumns(to),
  key,
  to: toJson(to),
  letter: toJson(letter),
  asker: asker ? fingerprint(asker) : null,
});

/** Queues a row as a part of somebody's transaction; a key that is there already stays as it is. */
export async function enqueue(tx: Db, row: NewRow, notBefore: Date): Promise<void> {
  await tx
    .insertInto('outbox')
    .values({ ...rowOf(row), state: 'pending', due: notBefore.getTime() })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

const columnsOf = (refusal: StoredRefusal | undefined) =>
  refusal === undefined ? {} : { why: refusal.why, advice: refusal.advice ?? null };

/** How a row stands; a refusal is told of as long as nothing has been sent after it. */
export const letterState = ({ state, why, advice }: Pick<Schema['outbox'], 'state' | 'why' | 'advice'>) => ({
  state,
  ...(why === null || state === 'sent' ? {} : { refusal: { why, ...(advice === null ? {} : { advice }) } }),
});

/** What a person is sent, or was, in private or as an answer. */
export async function lettersTo(db: Db, person: Person) {
  const asker = fingerprint(person);
  const rows = await db
    .selectFrom('outbox')
    .select(['key', 'to', 'letter', 'state', 'due', 'asker'])
    .where((row) => row.and(spaceColumns(person)))
    .where((row) => row.or([holds('to', toJson(person.id))(), row('asker', '=', asker)]))
    .execute();
  return rows.filter((row) => row.asker === asker || readTo(row.to, row.key).id === person.id);
}

export function createOutbox(db: Db): OutboxStore {
  return {
    add: (row, notBefore) => enqueue(db, row, notBefore),

    async hold(row, until) {
      const held = await db
        .insertInto('outbox')
        .values({ ...rowOf(row), state: 'sending', due: until.getTime(), attempts: 1 })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .returning('key')
        .executeTakeFirst();
      return held !== undefined;
    },

    async renew(key, { before, after }) {
      const held = await db
        .updateTable('outbox')
        .set({ due: after.getTime() })
        .where('key', '=', key)
        .where('state', '=', 'sending')
        .where('due', '=', before.getTime())
        .returning('key')
        .executeTakeFirst();
      return held !== undefined;
    },

    claim: (adapter, now, lease, limit) =>
      atomically(db, async (tx) => {
        const due = await tx
          .selectFrom('outbox')
          .select(['key', 'to', 'letter', 'attempts', 'uncertain', 'since', 'state'])
          .where('adapter', '=', adapter)
          .where('state', 'in', ['pending', 'sending'])
          .where('due', '<=', now.getTime())
          .where(hereOnly('outbox'))
          .orderBy('due')
          .orderBy('key')
          .limit(limit)
          // What another process takes at this moment is its own.
          .forUpdate()
          .skipLocked()
          .execute();
        if (due.length === 0) return [];
        await tx
          .updateTable('outbox')
          .set((row) => ({
            uncertain: row.case().when('state', '=', 'sending').then(1).else(row.ref('uncertain')).end(),
            state: 'sending',
            due: now.getTime() + lease,
            attempts: row('attempts', '+', 1),
          }))
          .where(
            'key',
            'in',
            due.map((row) => row.key),
          )
          .execute();
        return due.map((row) => ({
          key: row.key,
          ...attempt(() => ({
            to: readTo(row.to, row.key),
            letter: readLetter(row.letter, row.key),
            attempts: row.attempts + 1,
            uncertain: row.uncertain === 1 || row.state === 'sending',
            ...(row.since === null || row.state === 'sending' ? {} : { since: new Date(row.since) }),
          })),
        }));
      }),

    async sent(key, posted) {
      await db
        .updateTable('outbox')
        .set({ state: 'sent', posted: toJson(posted) })
        .where('key', '=', key)
        .execute();
    },

    async later(key, at, refusal) {
      await db
        .updateTable('outbox')
        .set({ state: 'pending', due: at.getTime(), ...columnsOf(refusal) })
        .where('key', '=', key)
        .where('state', '=', 'sending')
        .execute();
    },

    async unsure(key, since, look) {
      await db
        .updateTable('outbox')
        .set({ state: 'pending', due: look.getTime(), uncertain: 1, since: since.getTime() })
        .where('key', '=', key)
        .where('state', '=', 'sending')
        .execute();
    },

    async refused(key, refusal) {
      await db
        .updateTable('outbox')
        .set({ state: 'refused', ...columnsOf(refusal) })
        .where('key', '=', key)
        .where('state', '=', 'sending')
        .execute();
    },

    async state(key) {
      const row = await db
        .selectFrom('outbox')
        .select(['state', 'why', 'advice'])
        .where('key', '=', key)
        .executeTakeFirst();
      return row && letterState(row);
    },

    async forget(before) {
      const { numDeletedRows } = await db
        .deleteFrom('outbox')
        .where('state', 'in', ['sent', 'refused'])
        .where('due', '<', before.getTime())
        .executeTakeFirst();
      return Number(numDeletedRows);
    },

    async posted(key) {
      const row = await db.selectFrom('outbox').select('posted').where('key', '=', key).executeTakeFirst();
      return row?.posted ? readPosted(row.posted, key) : undefined;
    },
  };
}
