import { type Expression, type SqlBool, sql } from 'kysely';
import type { Person } from '../core/chat/address.js';
import { toJson } from './json.js';
import { spaceColumns } from './rows.js';
import type { Db } from './schema.js';

/** Whether a column holds a text; engines differ in what escapes a pattern unless they are told. */
export const holds = (column: 'message' | 'letter' | 'to', text: string) => (): Expression<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} like ${`%${text.replace(/[!%_]/g, '!$&')}%`} escape '!'`;

const someone = 'somebody';
/** The names at the head of a text in JSON: `Ana, Bo and Chen lead this week`. */
const leaders = /(?<=")(?:[^"\\]|\\.)+?(?= leads? (?:this|overall))/g;

/**
 * Boards that were shown stand in kept messages, each name a text of its own, those of the leaders also at the head of
 * others. There alone the name is replaced: elsewhere the same letters may be a word.
 */
const replaced = (json: string, name: string): string => {
  const text = toJson(name);
  const letters = text.slice(1, -1).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const leader = new RegExp(`(^|, | and )${letters}(?=$|, | and )`, 'g');
  return json
    .replaceAll(text, toJson(someone))
    .replace(leaders, (names) =>
      names.replace(leader, (_all, before: string) => (before === '' ? 'Somebody' : `${before}${someone}`)),
    );
};

/** Takes a name out of the messages of a space that are kept. */
export async function forgetName(tx: Db, person: Person, name: string): Promise<void> {
  const beginning = toJson(name).slice(0, -1);
  const entries = await tx
    .selectFrom('entry')
    .select(['room', 'seq', 'message'])
    .where((row) => row.and(spaceColumns(person)))
    .where(holds('message', beginning))
    .execute();
  for (const { room, seq, message } of entries) {
    await tx
      .updateTable('entry')
      .set({ message: replaced(message, name) })
      .where((row) => row.and({ ...spaceColumns(person), room, seq }))
      .execute();
  }
  const letters = await tx
    .selectFrom('outbox')
    .select(['key', 'letter'])
    .where((row) => row.and(spaceColumns(person)))
    .where(holds('letter', beginning))
    .execute();
  for (const { key, letter } of letters) {
    await tx
      .updateTable('outbox')
      .set({ letter: replaced(letter, name) })
      .where('key', '=', key)
      .execute();
  }
}

/** What became of a draft stays, without who judged it; the text of an approved one names them, too. */
export async function forgetJudge(tx: Db, person: Person): Promise<void> {
  const own = { ...spaceColumns(person), by: person.id };
  const rows = await tx
    .selectFrom('judgement')
    .select(['question', 'kept'])
    .where((row) => row.and(own))
    .execute();
  for (const { question, kept } of rows) {
    await tx
      .updateTable('judgement')
      .set({ by: '', kept: kept?.replace(/approved by .* on (?=\d{4}-)/u, `approved by ${someone} on `) ?? null })
      .where((row) => row.and({ ...own, question }))
      .execute();
  }
}
