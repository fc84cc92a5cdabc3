import type { ProposalStore } from '../core/quiz/corrections/store.js';
import { toJson } from './json.js';
import { spaceColumns } from './rows.js';
import type { Db } from './schema.js';
import { readAccepts, readRight } from './shapes.js';
import { atomically } from './transaction.js';

const keptAtMost = 1_000;

export function createProposals(db: Db): ProposalStore {
  return {
    async add({ id, by, round, from, key }, at) {
      await db
        .insertInto('proposal')
        .values({
          ...spaceColumns(by),
          id,
          round,
          against: from,
          picks: toJson(key.right),
          accepts: toJson(key.accepts),
          at: at.getTime(),
        })
        .execute();
    },

    async get(id, by) {
      const row = await db
        .selectFrom('proposal')
        .select(['round', 'against', 'picks', 'accepts'])
        .where((proposal) => proposal.and({ ...spaceColumns(by), id }))
        .executeTakeFirst();
      return (
        row && {
          id,
          round: row.round,
          from: row.against,
          key: { right: readRight(row.picks, id), accepts: readAccepts(row.accepts, id) },
        }
      );
    },

    forget: (before) =>
      atomically(db, async (tx) => {
        const old = await tx.deleteFrom('proposal').where('at', '<', before.getTime()).executeTakeFirst();
        const surplus = await tx
          .deleteFrom('proposal')
          .where('id', 'not in', (row) =>
            row.selectFrom('proposal').select('id').orderBy('at', 'desc').orderBy('id', 'desc').limit(keptAtMost),
          )
          .executeTakeFirst();
        return Number(old.numDeletedRows + surplus.numDeletedRows);
      }),
  };
}
