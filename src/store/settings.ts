import { defaultSettings, type Settings } from '../core/schedule/settings.js';
import type { SettingsStore } from '../core/schedule/store.js';
import { attempt, toJson } from './json.js';
import type { Db } from './schema.js';
import { readSettings } from './shapes.js';

/** What an older version wrote lacks what came later. */
const complete = (text: string, adapter: string, space: string): Settings => ({
  ...defaultSettings,
  ...readSettings(text, adapter, space),
});

export function createSettings(db: Db): SettingsStore {
  return {
    async of(adapter, space) {
      const row = await db
        .selectFrom('settings')
        .select('settings')
        .where('adapter', '=', adapter)
        .where('space', '=', space)
        .executeTakeFirst();
      return row ? complete(row.settings, adapter, space) : defaultSettings;
    },

    async all() {
      const rows = await db.selectFrom('settings').selectAll().orderBy('adapter').orderBy('space').execute();
      return rows.map(({ adapter, space, settings }) => ({
        adapter,
        space,
        ...attempt(() => ({ settings: complete(settings, adapter, space) })),
      }));
    },

    async set(adapter, space, settings) {
      const text = toJson(settings);
      await db
        .insertInto('settings')
        .values({ adapter, space, settings: text })
        .onConflict((conflict) => conflict.columns(['adapter', 'space']).doUpdateSet({ settings: text }))
        .execute();
    },
  };
}
