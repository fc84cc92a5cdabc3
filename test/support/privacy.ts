import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const page = join(resolve(import.meta.dirname, '../..'), 'docs/privacy.md');

/** What `docs/privacy.md` tells of every table: the columns that hold something of a person. */
export function toldTables(): ReadonlyMap<string, readonly string[]> {
  const rows = [...readFileSync(page, 'utf8').matchAll(/^\| `(\w+)` \| (.*?) \|/gm)];
  return new Map(
    rows.map(([, table = '', held = '']) => [table, [...held.matchAll(/`(\w+)`/g)].map(([, column = '']) => column)]),
  );
}
