import Database from 'better-sqlite3';

export interface RoundRow {
  readonly id: string;
  readonly adapter: string;
  readonly room: string;
  readonly schedule: string | null;
  readonly opens: number;
  readonly closes: number;
  readonly closed: number | null;
  readonly choices: readonly { readonly text: string; readonly right: boolean }[];
}

export interface VoteRow {
  readonly round: string;
  readonly person: string;
  readonly picks: readonly number[];
  readonly right: number;
}

/** What the store holds, read past the program. */
export interface Rows {
  readonly rounds: readonly RoundRow[];
  readonly votes: readonly VoteRow[];
  readonly slots: readonly { readonly schedule: string; readonly opens: number; readonly round: string | null }[];
  readonly schedules: readonly { readonly id: string; readonly adapter: string; readonly room: string }[];
  readonly totals: readonly {
    readonly adapter: string;
    readonly room: string;
    readonly person: string;
    readonly answered: number;
    readonly right: number;
  }[];
  /** Questions that were taken back, since they could not be posted before their end. */
  readonly withdrawn: readonly { readonly adapter: string; readonly room: string }[];
  /** Messages that are neither sent nor given up. */
  readonly waiting: number;
}

export interface RowReader {
  read(): Promise<Rows>;
  /** How many slots have a round. */
  settled(): Promise<number>;
  close(): Promise<void>;
}

type Select = (sql: string) => Promise<readonly Record<string, unknown>[]>;

/** Reads by SQL; numbers may come as text. */
async function readRows(select: Select): Promise<Rows> {
  const number = (value: unknown): number => Number(value);
  const maybe = (value: unknown): string | null => (value === null ? null : String(value));
  const rounds = await select('select id, adapter, room, schedule, opens, closes, closed, snapshot from round');
  const votes = await select('select round, person, picks, "right" from vote');
  const slots = await select('select schedule, opens, round from slot');
  const schedules = await select('select id, adapter, room from schedule');
  const totals = await select(
    'select adapter, room, person, sum(answered) as answered, sum("right") as correct from total group by 1, 2, 3',
  );
  const withdrawn = await select(`select adapter, "to" as room from outbox where why = 'withdrawn'`);
  const [waiting] = await select(`select count(*) as n from outbox where state in ('pending', 'sending')`);
  return {
    rounds: rounds.map((row) => ({
      id: String(row.id),
      adapter: String(row.adapter),
      room: String(row.room),
      schedule: maybe(row.schedule),
      opens: number(row.opens),
      closes: number(row.closes),
      closed: row.closed === null ? null : number(row.closed),
      choices: (JSON.parse(String(row.snapshot)) as { choices: RoundRow['choices'] }).choices,
    })),
    votes: votes.map((row) => ({
      round: String(row.round),
      person: String(row.person),
      picks: JSON.parse(String(row.picks)) as number[],
      right: number(row.right),
    })),
    slots: slots.map((row) => ({
      schedule: String(row.schedule),
      opens: number(row.opens),
      round: maybe(row.round),
    })),
    schedules: schedules.map((row) => ({
      id: String(row.id),
      adapter: String(row.adapter),
      room: String(row.room),
    })),
    totals: totals.map((row) => ({
      adapter: String(row.adapter),
      room: String(row.room),
      person: String(row.person),
      answered: number(row.answered),
      right: number(row.correct),
    })),
    withdrawn: withdrawn.map((row) => ({
      adapter: String(row.adapter),
      room: (JSON.parse(String(row.room)) as { id: string }).id,
    })),
    waiting: number(waiting?.n),
  };
}

export const rowReader = (select: Select, close: () => Promise<void> = async () => undefined): RowReader => ({
  read: () => readRows(select),
  async settled() {
    const [row] = await select('select count(*) as n from slot where round is not null');
    return Number(row?.n);
  },
  close,
});

/** Reads a SQLite file beside the program that owns it. */
export function sqliteRows(file: string): RowReader {
  const database = new Database(file, { readonly: true, timeout: 5_000 });
  return rowReader(
    async (sql) => database.prepare(sql).all() as Record<string, unknown>[],
    async () => void database.close(),
  );
}
