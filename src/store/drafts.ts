import type { DraftStore } from '../core/draft/store.js';
import { spaceColumns } from './rows.js';
import type { Db } from './schema.js';

export function createDrafts(db: Db): DraftStore {
  return {
    async judge({ question, by, verdict, text }, at) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('judgement')
        .values({ ...spaceColumns(by), question, verdict, by: by.id, at: at.getTime(), kept: text ?? null })
        .onConflict((conflict) => conflict.columns(['adapter', 'space', 'question']).doNothing())
        .executeTakeFirst();
      return Number(numInsertedOrUpdatedRows ?? 0) > 0;
    },

    async judged(adapter, space) {
      const rows = await db
        .selectFrom('judgement')
        .select('question')
        .where('adapter', '=', adapter)
        .where('space', '=', space)
        .execute();
      return new Set(rows.map(({ question }) => question));
    },

    async filed(question, by) {
      await db
        .updateTable('judgement')
        .set({ kept: null })
        .where((judgement) => judgement.and({ ...spaceColumns(by), question }))
        .execute();
    },

    async kept() {
      const rows = await db
        .selectFrom('judgement')
        .select(['question', 'kept'])
        .where('kept', 'is not', null)
        .orderBy('at')
        .orderBy('question')
        .execute();
      const texts = new Map<string, string>();
      for (const { question, kept } of rows) if (kept !== null && !texts.has(question)) texts.set(question, kept);
      return [...texts].map(([question, text]) => ({ question, text }));
    },
  };
}
