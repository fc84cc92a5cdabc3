import type { DraftStore } from '../core/draft/store.js';
import { spaceColumns } from './rows.js';
import type { Db } from './schema.js';

export function createDrafts(db: Db): DraftStore {
  return {
    async judge({ question, by, verdict, text, path }, at) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('judgement')
        .values({
          ...spaceColumns(by),
          question,
          verdict,
          by: by.id,
          at: at.getTime(),
          kept: text ?? null,
          path: path ?? null,
        })
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
        .select(['question', 'kept', 'path'])
        .where('kept', 'is not', null)
        .orderBy('at')
        .orderBy('question')
        .execute();
      const first = new Map<string, { question: string; text: string; path?: string }>();
      for (const { question, kept, path } of rows) {
        if (kept === null || first.has(question)) continue;
        first.set(question, { question, text: kept, ...(path === null ? {} : { path }) });
      }
      return [...first.values()];
    },
  };
}
