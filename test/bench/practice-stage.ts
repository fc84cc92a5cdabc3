import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { startPostgres } from '../support/postgres.js';

export const size = { people: 10_000, practised: 500, bank: 1_000, topics: 40, rounds: 1_000, voters: 100, months: 12 };
export const space = 'TBENCH';
export const base = Date.parse('2026-01-01T09:00:00Z');
export const personId = (n: number): string => `U${`${n}`.padStart(8, '0')}`;

/** How an engine counts up, and how it pads a number. */
interface Dialect {
  series(name: string, to: number): string;
  padded(number: string): string;
}

const sqliteDialect: Dialect = {
  series: (name, to) =>
    `(with recursive s(n) as (select 0 union all select n + 1 from s where n < ${to - 1}) select n as ${name} from s)`,
  padded: (number) => `printf('%08d', ${number})`,
};
const postgresDialect: Dialect = {
  series: (name, to) => `(select n as ${name} from generate_series(0::bigint, ${to - 1}) as n)`,
  padded: (number) => `lpad((${number})::text, 8, '0')`,
};

const day = 86_400_000;
const snapshot = JSON.stringify({
  question: 'q',
  kind: 'single',
  topic: 'topic 0',
  difficulty: 2,
  prompt: 'p',
  choices: [],
  accepts: [],
  explanation: 'e',
  source: { file: 'a.md', line: 1, text: 't' },
});

/** What 10,000 people have done in a year: their practice, the rounds of a room, and what is derived of these. */
const fillings = ({ series, padded }: Dialect): readonly string[] => [
  `insert into practised (adapter, space, person, question, started, at, "right")
   select 'slack', '${space}', 'U' || ${padded('p')}, 'q-' || ((q * 2 + p) % ${size.bank}),
     ${base} + q * ${day / 2}, ${base} + q * ${day / 2} + 60000, case when (p * 7 + q * 13) % 10 < 7 then 1 else 0 end
   from ${series('p', size.people)} as ps, ${series('q', size.practised)} as qs order by 3, 4`,
  `insert into round (id, adapter, space, room, question, topic, difficulty, month, snapshot, opens, closes, closed, final)
   select 'r' || r, 'slack', '${space}', 'C1', 'q-' || r, 'topic 0', 2, '2026-01', '${snapshot}',
     ${base} + r * 3600000, ${base} + r * 3600000 + 600000, ${base} + r * 3600000 + 600000, 1
   from ${series('r', size.rounds)} as rs`,
  `insert into vote (adapter, space, round, person, picks, "right", at)
   select 'slack', '${space}', 'r' || r, 'U' || ${padded('v')}, '[0]', (r + v) % 2, ${base} + r * 3600000 + 1000
   from ${series('r', size.rounds)} as rs, ${series('v', size.voters)} as vs`,
  `insert into member (adapter, space, room, person, since, history)
   select 'slack', '${space}', 'C1', 'U' || ${padded('p')}, ${base}, 'rrw-' from ${series('p', size.people)} as ps`,
  `insert into total (adapter, space, room, month, person, topic, difficulty, offered, answered, "right")
   select 'slack', '${space}', 'C1', '2026-' || substr(${padded('m + 1')}, 7), 'U' || ${padded('p')}, 'topic 0', 2, 20, 15, 10
   from ${series('p', size.people)} as ps, ${series('m', size.months)} as ms`,
  `insert into person (adapter, space, id, name, came)
   select 'slack', '${space}', 'U' || ${padded('p')}, 'Person ' || p, ${base} + p from ${series('p', size.people)} as ps`,
];

export interface Filled {
  readonly url: string;
  /** Writes all of it into the tables, which are there; gives the bytes that a practised answer takes. */
  fill(): Promise<number>;
  close(): Promise<void>;
}

const answers = size.people * size.practised;

export async function sqliteFilled(folder: string): Promise<Filled> {
  const file = join(folder, 'studyhall.db');
  return {
    url: `sqlite:${file}`,
    async fill() {
      const database = new Database(file);
      const bytes = (): number => {
        database.pragma('wal_checkpoint(TRUNCATE)');
        return statSync(file).size;
      };
      const before = bytes();
      const [practised = '', ...others] = fillings(sqliteDialect);
      database.exec(practised);
      const taken = bytes() - before;
      for (const filling of others) database.exec(filling);
      database.close();
      return taken / answers;
    },
    close: async () => undefined,
  };
}

/** `initdb` is what `needs` found. */
export const postgresFilled = (initdb: string) => async (): Promise<Filled> => {
  const server = await startPostgres(initdb);
  const url = await server.database();
  return {
    url,
    async fill() {
      for (const filling of fillings(postgresDialect)) await server.run(url, filling);
      await server.run(url, 'analyze');
      const [row] = await server.run(url, `select pg_total_relation_size('practised') as bytes`);
      return Number(row?.bytes) / answers;
    },
    close: () => server.stop(),
  };
};
