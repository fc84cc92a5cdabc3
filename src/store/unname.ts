import { type Expression, type SqlBool, sql } from 'kysely';
import type { Person } from '../core/chat/address.js';
import { mapSpans } from '../core/chat/map-spans.js';
import type { Message, Span } from '../core/chat/message.js';
import { attempt, toJson } from './json.js';
import { spaceColumns } from './rows.js';
import type { Db } from './schema.js';
import { readLetter, readMessage } from './shapes.js';

/** Whether a column holds a text; engines differ in what escapes a pattern unless they are told. */
export const holds = (column: 'message' | 'letter' | 'to', text: string) => (): Expression<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} like ${`%${text.replace(/[!%_]/g, '!$&')}%`} escape '!'`;

const someone = 'somebody';

/** How a line on a board's leaders ends: `Ana, Bo and Chen lead this week in this channel.` */
const leads = /^(.*?)( leads? (?:this (?:week|month)|overall)\b.*)$/su;
const between = /(, | and )/u;

/** `text` without a name that is all of it, or among the leaders that it begins with. */
function unnamed(text: string, name: string): string {
  if (text === name) return someone;
  const [, leaders = '', rest = ''] = leads.exec(text) ?? [];
  // A name may have an “and” of its own: the parts of the list are looked at together, from every one on.
  const parts = leaders.split(between);
  for (let from = 0; from < parts.length; from += 2)
    for (let to = parts.length; to > from; to -= 2)
      if (parts.slice(from, to).join('') === name) {
        parts.splice(from, to - from, from === 0 ? 'Somebody' : someone);
        return parts.join('') + rest;
      }
  return text;
}

/**
 * Boards that were shown stand in kept messages, each name a text of its own; the leaders' stand at the head of a line,
 * too. There alone a name is replaced: elsewhere the same letters may be a word.
 */
function withoutName({ summary, blocks, ...rest }: Message, name: string): Message {
  const span = (each: Span): Span => {
    if (typeof each === 'string') return unnamed(each, name);
    if ('text' in each) return { ...each, text: unnamed(each.text, name) };
    return each;
  };
  return {
    ...rest,
    summary: unnamed(summary, name),
    blocks: blocks.map((block) => mapSpans(block, (spans) => spans.map(span))),
  };
}

/** Takes a name out of the messages of a space that are kept. */
export async function forgetName(tx: Db, person: Person, name: string): Promise<void> {
  const written = toJson(name).slice(1, -1);
  const entries = await tx
    .selectFrom('entry')
    .select(['room', 'seq', 'message'])
    .where((row) => row.and(spaceColumns(person)))
    .where(holds('message', written))
    .execute();
  for (const { room, seq, message: json } of entries) {
    // What can't be read is shown to nobody, and keeps nobody from being forgotten.
    const message = attempt(() => readMessage(json, room, seq));
    if ('unreadable' in message) continue;
    await tx
      .updateTable('entry')
      .set({ message: toJson(withoutName(message, name)) })
      .where((row) => row.and({ ...spaceColumns(person), room, seq }))
      .execute();
  }
  const letters = await tx
    .selectFrom('outbox')
    .select(['key', 'letter'])
    .where((row) => row.and(spaceColumns(person)))
    .where(holds('letter', written))
    .execute();
  for (const { key, letter: json } of letters) {
    const letter = attempt(() => readLetter(json, key));
    if ('unreadable' in letter || letter.kind !== 'message') continue;
    await tx
      .updateTable('outbox')
      .set({ letter: toJson({ ...letter, message: withoutName(letter.message, name) }) })
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
