import type { Press, Side } from './side.js';
import type { RoundRow, Rows, VoteRow } from './store-rows.js';

/** What was wanted of one kind, and what became of it. */
export interface Account {
  readonly what: string;
  readonly wanted: number;
  readonly lost: number;
  readonly doubled: number;
  readonly miscounted: number;
}

export interface Audit {
  /** Questions that were taken back, since they could not be posted before their end. */
  readonly withdrawn: number;
  readonly accounts: readonly Account[];
  /** Each wrong thing in words, with what is needed to look for it. */
  readonly wrongs: readonly string[];
}

export interface Slots {
  readonly adapter: string;
  readonly room: string;
  /** When slots stand, epoch milliseconds, for which somebody was there. */
  readonly wanted: readonly number[];
}

export interface AuditOptions {
  readonly rows: Rows;
  readonly sides: readonly Side[];
  readonly presses: ReadonlyMap<string, readonly Press[]>;
  readonly asked: readonly { readonly adapter: string; readonly room: string; readonly told: boolean }[];
  readonly slots: readonly Slots[];
  /** Whether the store was away at any time between. */
  away(from: number, to: number): boolean;
}

const grouped = <T>(all: readonly T[], keyOf: (each: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const each of all) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
};

type Kind = 'lost' | 'doubled' | 'miscounted';

const counted = /^(?:Your answer is|Changed\. Your answer is now)/;
const notCounted = /not counted|wasn’t counted|isn’t here any more|went wrong/i;
const nobody = -1;

/** The ballots that may stand in the store after those presses, given what people were told. */
function allowed(round: RoundRow, presses: readonly Press[], away: AuditOptions['away']): ReadonlySet<number> {
  const end = Math.min(round.closes, round.closed ?? Number.POSITIVE_INFINITY);
  let may: ReadonlySet<number> = new Set([nobody]);
  for (const { pick, receipt, acknowledged, from, to = from } of presses) {
    if (receipt !== undefined && counted.test(receipt)) may = new Set([pick]);
    else if (receipt !== undefined && notCounted.test(receipt)) continue;
    else if (acknowledged && to < end && !away(from, to)) may = new Set([pick]);
    else may = new Set([...may, pick]);
  }
  return may;
}

/** Compares what stands in the rooms and in the store with what was wanted. */
export function audit({ rows, sides, presses, asked, slots, away }: AuditOptions): Audit {
  const wrongs: string[] = [];
  const accounts: Account[] = [];
  const account = (what: string, work: (wrong: (kind: Kind, words: string) => void) => number): void => {
    const counts = { lost: 0, doubled: 0, miscounted: 0 };
    const wanted = work((kind, words) => {
      counts[kind] += 1;
      wrongs.push(`${what} ${kind}: ${words}`);
    });
    accounts.push({ what, wanted, ...counts });
  };
  const votesOf = grouped(rows.votes, (vote) => vote.round);
  const sideOf = (round: RoundRow): Side | undefined => sides.find(({ name }) => name === round.adapter);
  const roundsIn = (side: Side, room: string) =>
    rows.rounds.filter((round) => round.adapter === side.name && round.room === room);

  for (const kind of ['card', 'reveal'] as const) {
    account(`${kind}s`, (wrong) => {
      for (const side of sides) {
        for (const room of side.rooms) {
          const rounds = roundsIn(side, room);
          const known = new Map(rounds.map((round) => [side.keyOf(kind, round.id), round]));
          const reveals = new Set(rounds.map((round) => side.keyOf('reveal', round.id)));
          const standing = side
            .standing(room)
            .filter(({ key }) => (kind === 'card' ? !reveals.has(key) : reveals.has(key)));
          const found = grouped(standing, ({ key }) => key);
          for (const [key, messages] of found) {
            const where = `${side.name} ${room} ${known.get(key)?.id ?? key}`;
            if (!known.has(key)) wrong('doubled', `${where} belongs to no round: ${messages[0]?.reads.slice(0, 80)}`);
            else if (messages.length > 1) wrong('doubled', `${where} stands ${messages.length} times`);
          }
          for (const [key, round] of known) {
            if (!found.has(key)) wrong('lost', `${side.name} ${room} ${round.id}`);
          }
        }
      }
      return rows.rounds.length;
    });
  }

  account('slots', (wrong) => {
    let wanted = 0;
    for (const { adapter, room, wanted: instants } of slots) {
      const own = new Set(
        rows.schedules.filter((each) => each.adapter === adapter && each.room === room).map(({ id }) => id),
      );
      const settled = rows.slots.filter(({ schedule, round }) => own.has(schedule) && round !== null);
      wanted += instants.length;
      for (const at of instants) {
        const there = settled.filter(({ opens }) => opens === at).length;
        const where = `${adapter} ${room} ${new Date(at).toISOString()}`;
        if (there === 0) wrong('lost', where);
        if (there > 1) wrong('doubled', where);
      }
    }
    return wanted;
  });

  account('asked by hand', (wrong) => {
    const told = asked.filter((each) => each.told);
    for (const [where, own] of grouped(asked, ({ adapter, room }) => `${adapter} ${room}`)) {
      const here = ({ adapter, room }: { adapter: string; room: string }) => `${adapter} ${room}` === where;
      const rounds = rows.rounds.filter(here).length + rows.withdrawn.filter(here).length;
      const least = own.filter((each) => each.told).length;
      if (rounds < least) wrong('lost', `${where}: ${rounds} of ${least}`);
      if (rounds > own.length) wrong('doubled', `${where}: ${rounds} of ${own.length}`);
    }
    return told.length;
  });

  account('votes told as counted', (wrong) => {
    let wanted = 0;
    for (const round of rows.rounds) {
      const own = (presses.get(round.adapter) ?? []).filter((press) => press.round === round.id);
      const votes = new Map((votesOf.get(round.id) ?? []).map((vote) => [vote.person, vote]));
      for (const [person, all] of grouped(own, (press) => press.person)) {
        const may = allowed(round, all, away);
        const vote = votes.get(person);
        const pick = vote?.picks[0] ?? nobody;
        if (!may.has(nobody)) wanted += 1;
        if (may.has(pick)) continue;
        wrong(
          pick === nobody ? 'lost' : 'miscounted',
          `${round.adapter} ${round.id} ${person}: ${JSON.stringify(all)}, stored ${pick}`,
        );
      }
      for (const [person] of votes) {
        if (!own.some((press) => press.person === person)) wrong('miscounted', `${round.id} ${person} never voted`);
      }
    }
    return wanted;
  });

  account('tallies shown', (wrong) => {
    for (const round of rows.rounds) {
      const side = sideOf(round);
      if (!side) continue;
      const votes = votesOf.get(round.id) ?? [];
      const at = (kind: 'card' | 'reveal') =>
        side.standing(round.room).find(({ key }) => key === side.keyOf(kind, round.id))?.reads ?? '';
      const complaint = cardWrong(round, votes, at('card')) ?? revealWrong(votes, at('reveal'));
      if (complaint) wrong('miscounted', `${round.adapter} ${round.room} ${round.id}: ${complaint}`);
    }
    return rows.rounds.length;
  });

  account('points', (wrong) => {
    const key = (adapter: string, room: string, person: string) => `${adapter} ${room} ${person}`;
    const sums = new Map<string, { answered: number; right: number }>();
    for (const round of rows.rounds.filter(({ closed }) => closed !== null)) {
      for (const { person, picks } of votesOf.get(round.id) ?? []) {
        const at = key(round.adapter, round.room, person);
        const { answered, right } = sums.get(at) ?? { answered: 0, right: 0 };
        const fine = round.choices[picks[0] ?? nobody]?.right === true;
        sums.set(at, { answered: answered + 1, right: right + (fine ? 1 : 0) });
      }
    }
    const shown = new Map(rows.totals.map((row) => [key(row.adapter, row.room, row.person), row]));
    for (const [at, { answered, right }] of sums) {
      const total = shown.get(at);
      if (total?.answered !== answered || total.right !== right) {
        wrong('miscounted', `${at}: ${answered} answered, ${right} right; stored ${total?.answered}, ${total?.right}`);
      }
    }
    for (const [at, { answered }] of shown) if (answered > 0 && !sums.has(at)) wrong('miscounted', `${at} has points`);
    return sums.size;
  });

  account('rounds ended', (wrong) => {
    for (const round of rows.rounds) if (round.closed === null) wrong('lost', `${round.adapter} ${round.id} is open`);
    if (rows.waiting > 0) wrong('lost', `${rows.waiting} messages wait`);
    return rows.rounds.length;
  });
  return { accounts, wrongs, withdrawn: rows.withdrawn.length };
}

function cardWrong(round: RoundRow, votes: readonly VoteRow[], reads: string): string | undefined {
  if (reads === '') return undefined;
  if (!reads.includes(`${votes.length} answered · closed`)) {
    return `${votes.length} votes, and the card says “${/\d+ answered[^\n]*/.exec(reads)?.[0]}”`;
  }
  for (const [i, { text }] of round.choices.entries()) {
    const count = votes.filter(({ picks }) => picks.includes(i)).length;
    const share = votes.length === 0 ? 0 : Math.round((100 * count) / votes.length);
    const line = reads.split('\n').find((each) => each.includes(text) && / · \d+%/.test(each)) ?? '';
    const after = reads.slice(reads.indexOf(text));
    const said = / (\d+) · (\d+)%/.exec(line === '' ? after : line);
    if (said?.[1] !== `${count}`) return `${count} (${share}%) for ${text}, and the card says ${said?.[0]}`;
  }
  return undefined;
}

function revealWrong(votes: readonly VoteRow[], reads: string): string | undefined {
  if (reads === '') return undefined;
  const right = votes.filter((vote) => vote.right === 1).length;
  const wanted = votes.length === 0 ? 'Nobody answered this time' : `${right} of ${votes.length} right`;
  return reads.includes(wanted) ? undefined : `the reveal lacks “${wanted}”: ${reads.slice(0, 120)}`;
}
