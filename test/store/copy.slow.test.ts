import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { runMigrateStore } from '../../src/cli/migrate-store.js';
import type { Store } from '../../src/core/bot/store.js';
import { line } from '../../src/core/chat/message.js';
import { defaultSettings } from '../../src/core/schedule/settings.js';
import { openPostgres } from '../../src/store/postgres/open.js';
import { tableKeys } from '../../src/store/schema.js';
import { openSqlite } from '../../src/store/sqlite/open.js';
import {
  exam,
  minutes,
  otherAdapter,
  otherSpace,
  room,
  round,
  schedule,
  slot,
  someone,
  start,
  typed,
  vote,
} from '../contracts/store-fixtures.js';
import { describeOnPostgres } from '../support/on-postgres.js';

/** A row or more in every table, with what is hard to carry over. */
async function fill(store: Store): Promise<void> {
  const { schedules, rounds, outbox, people, asked, proposals, drafts, clips, practised, exams } = store;
  const { transcripts, settings, gaps, leases, vectors, spaces } = store;
  await schedules.add(schedule('s', { paused: 'forever', room: { ...room, thread: 'th' } }));
  await schedules.skip([slot('s', minutes(-1))], 'late');
  await rounds.open(round('r1', { slot: slot('s', start) }), 'card:r1');
  await rounds.open(round('r2', { room: otherSpace, snapshot: typed('q') }), 'card:r2');
  for (let index = 0; index < 1_203; index += 1) {
    await vote(store, 'r1', someone(`p${index}`), index % 3, { name: `Zoë ${index} 😀 '";--` });
  }
  const ballot = { picks: [], text: 'nul \0 and \u202e and é' };
  await rounds.vote({ round: 'r2', person: someone('al', otherSpace), ballot, right: true, at: start });
  await rounds.close('r1', minutes(5), 'reveal:r1');
  await rounds.placed('r1', { room, id: 'm1' });
  await outbox.claim('slack', start, 1_000, 1);
  await people.remember(someone('dis', otherAdapter), 'Dis\0cord');
  await asked.add({ id: 'a1', space: 'T1', query: 'who?', passages: ['p1'], at: start, by: someone('alice') });
  const key = { right: [1], accepts: ['cloud\0trail', 'it’s "é"'] };
  await proposals.add({ id: 'p1', by: someone('al'), round: 'r1', from: '["AWS"]', key }, start);
  await drafts.judge({ question: 'q1', by: someone('al'), verdict: 'used', text: '## Who? ‮ 😀' }, start);
  await clips.add({ id: 'c1', kind: 'note', room, by: someone('al'), text: 'é ‮ “', url: 'https://a.example/1' }, start);
  await store.shown.keep({ person: someone('al'), room, control: 'c', at: minutes(1) });
  await practised.record({ person: someone('al'), question: 'q', right: true, started: start, at: minutes(1) });
  await exams.begin(exam('e1'));
  await exams.answer('e1', 0, { ballot: { picks: [], text: 'é ‮ “' }, right: true }, start);
  await transcripts.append({ room, at: start, by: someone('al'), key: 'k', message: line('hi \0') });
  await settings.set('slack', 'T1', { ...defaultSettings, daysOff: ['2026-12-25'] });
  await gaps.add('slack', 'T1', { id: 'g1', query: 'what', kind: 'nothing', at: start });
  await leases.take('gateway', 'me', start, 1_000);
  await leases.first('event', start);
  await spaces.left({ adapter: 'slack', space: 'T9' }, start);
  await vectors.write('model', new Map([['0'.repeat(32), Uint8Array.from([0, 255, 7])]]));
}

describeOnPostgres('migrate-store', (server) => {
  let template: string;
  let folder: string;
  let file: string;
  let said: string[];
  beforeAll(async () => {
    template = mkdtempSync(join(tmpdir(), 'studyhall-migrate-'));
    const store = await openFile(join(template, 'studyhall.db'));
    await fill(store);
    await store.close();
  });
  afterAll(async () => {
    rmSync(template, { recursive: true });
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'studyhall-migrate-'));
    file = join(folder, 'studyhall.db');
    said = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const io = { out: (text: string) => said.push(text), err: (text: string) => said.push(`error: ${text}`) };
  const migrate = (to: string, from = `sqlite:${file}`) => runMigrateStore(from, to, io);
  const openFile = (path = file) => openSqlite(path, { now: () => start, mode: 'owner' });
  const filled = () => copyFileSync(join(template, 'studyhall.db'), file);

  test('copies every row of every table; what the store says is the same', async () => {
    filled();
    const url = (await server().database()).replace('//postgres@', '//postgres:s3cret@');
    await migrate(url);
    const lines = said.map((text) => text.split(/\s+/));
    expect(lines.slice(0, -2).map(([table]) => table)).toEqual(Object.keys(tableKeys));
    expect(lines.filter(([, rows]) => Number(rows) === 0)).toEqual([]);
    expect(lines.find(([table]) => table === 'vote')).toEqual(['vote', '1204']);
    expect(said.at(-2)).toMatch(
      /^copied \d+ rows from \S+ to PostgreSQL database t\d+ on \S+; each was read back and /,
    );
    expect(said.join('\n')).not.toContain('s3cret');

    const old = await openFile();
    const moved = await openPostgres(url, { mode: 'owner', now: () => start });
    for (const read of [
      (store: Store) => store.rounds.get('r1'),
      (store: Store) =>
        store.standings.totals(room, {}).then((rows) => new Map(rows.map((row) => [row.person.id, row]))),
      (store: Store) => store.rounds.latest(room, 9),
      (store: Store) => store.schedules.due(),
      (store: Store) => store.outbox.claim('slack', minutes(60), 1_000, 9),
      (store: Store) => store.people.in('slack', 'T1'),
      (store: Store) => store.settings.all(),
      (store: Store) => store.proposals.get('p1', someone('al')),
      (store: Store) => store.drafts.kept(),
      (store: Store) => store.clips.of(room, 'c1'),
      (store: Store) => store.practised.answers(someone('al')),
      (store: Store) => store.shown.last(someone('al'), room),
      (store: Store) => store.exams.get('e1'),
      (store: Store) =>
        store.vectors.read('model', ['0'.repeat(32)]).then((rows) => [...rows].map(([key, row]) => [key, [...row]])),
      (store: Store) => store.transcripts.latest(room, 9),
      (store: Store) => store.standings.rebuildTotals().then(() => store.standings.record(room, someone('p1'), 9)),
    ]) {
      expect(await read(moved)).toEqual(await read(old));
    }
    // The one character that PostgreSQL can't keep.
    expect(await moved.rounds.ballot('r2', someone('al', otherSpace))).toEqual({
      picks: [],
      text: 'nul \ufffd and \u202e and é',
    });
    await Promise.all([old.close(), moved.close()]);
  });

  test('a place that holds a store is left as it is', async () => {
    filled();
    const url = await server().database();
    const there = await openPostgres(url, { mode: 'owner' });
    await there.people.remember(someone('al'), 'Al');
    await expect(migrate(url)).rejects.toMatchObject({ code: 'store-not-empty', exit: 1 });
    expect(await there.people.in('slack', 'T1')).toHaveLength(1);
    await there.close();
    expect(await server().run(url, 'select count(*)::int from vote')).toEqual([{ count: 0 }]);
  });

  test('a copy that comes out otherwise is taken back', async () => {
    filled();
    const url = await server().database();
    await (await openPostgres(url, { mode: 'owner' })).close();
    await server().run(
      url,
      `create function spoil() returns trigger language plpgsql as $$ begin new.name := upper(new.name); return new; end $$;
       create trigger spoil before insert on person for each row when (new.id = 'p1100') execute function spoil()`,
    );
    await expect(migrate(url)).rejects.toMatchObject({
      code: 'store-copy',
      message: expect.stringContaining('row ["slack","T1","p1100"] of person was copied wrong'),
    });
    expect(await server().run(url, 'select count(*)::int from vote')).toEqual([{ count: 0 }]);
  });

  test('a file in use, one that is missing and one that is older are refused', async () => {
    const url = await server().database();
    await expect(migrate(url)).rejects.toMatchObject({ code: 'store-missing' });
    const owner = await openFile();
    await expect(migrate(url)).rejects.toMatchObject({ code: 'store-locked' });
    await owner.close();
    const older = new Database(file);
    older.exec("delete from kysely_migration where name > '0002'");
    older.close();
    await expect(migrate(url)).rejects.toMatchObject({ code: 'store-older' });
    expect(await server().run(url, "select 1 from pg_tables where schemaname = 'public'")).toEqual([]);
  });

  test('other ways are bad usage', async () => {
    const url = await server().database();
    for (const [from, to] of [
      [url, `sqlite:${file}`],
      [file, url],
      [`sqlite:${file}`, 'mysql://host/db'],
    ] as const) {
      await expect(migrate(to, from)).rejects.toMatchObject({ code: 'usage', exit: 2 });
    }
    await expect(migrate('postgres://me:s3cret@127.0.0.1:1/x')).rejects.toMatchObject({ code: 'store-missing' });
  });
});
