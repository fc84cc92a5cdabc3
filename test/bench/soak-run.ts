import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sqlitePlace } from '../chaos/place.js';
import { displayed } from '../support/slack/blocks.js';
import { createPeople } from '../support/slack/people.js';
import { paced } from './paced.js';
import { quantile } from './quiz-crowd.js';
import { openStage, pageToken, type Stage } from './quiz-stage.js';
import { openPageCrowd, type PageCount } from './soak-page.js';
import { again, type Knock, slowly, unsigned } from './soak-strangers.js';
import { type Sent, votes } from './soak-votes.js';

/** How much of everything: milliseconds between two of a kind, and how many of them at once. */
export interface SoakLoad {
  /** Votes, and for how long people vote on one question. */
  readonly vote: number;
  readonly round: number;
  /** Requests of a megabyte that nobody signed. */
  readonly unsigned: number;
  /** Connections that send one byte or one header at a time, and how far apart. */
  readonly slow: { readonly count: number; readonly each: number };
  readonly page: {
    readonly browsers: number;
    /** Streams that each browser wants, and when one that was refused or cut off is tried again. */
    readonly streams: number;
    readonly retry: number;
    /** Between two messages of 2 kB, and between two of 63 kB. */
    readonly long: number;
    readonly tooLong: number;
  };
  /** Notes that are meant to hurt: how often one is written, how many of them there are, and their letters. */
  readonly note: { readonly each: number; readonly files: number; readonly size: number };
  /** Queries of one person. */
  readonly query: number;
  readonly health: number;
}

/** What was agreed on: 100 votes a second beside more of everything else than anybody should see at once. */
const soakLoad: SoakLoad = {
  vote: 10,
  round: 20_000,
  unsigned: 50,
  slow: { count: 100, each: 1_000 },
  page: { browsers: 60, streams: 8, retry: 5_000, long: 500, tooLong: 100 },
  note: { each: 2_000, files: 5, size: 200_000 },
  query: 10,
  health: 1_000,
};

export interface SoakOptions {
  /** How long, and how often the memory is looked at, in milliseconds. */
  readonly total: number;
  readonly sample: number;
  readonly load?: SoakLoad;
  /** Notes that are meant to hurt: each makes one of about that many characters. */
  readonly shapes: readonly ((size: number) => string)[];
  /** Told of the program's memory, with the milliseconds since the votes began. */
  readonly sampled?: (at: number, mebibytes: number) => void;
}

export interface Soak {
  readonly sent: number;
  readonly acknowledged: number;
  readonly stored: number;
  /** What all boards together count. */
  readonly counted: number;
  /** Acknowledged votes that the store has not, or has otherwise. */
  readonly lost: number;
  /** Rounds whose closed card says something else than the store. */
  readonly wrongCards: number;
  /** Waits for the acknowledgement of a vote, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  /** Strangers who were sent away, by what they heard, and how long the slow ones could stay, in milliseconds. */
  readonly strangers: Readonly<Record<'unsigned' | 'headers' | 'body', ReadonlyMap<string, number>>>;
  readonly held: number;
  readonly page: PageCount;
  /** How often notes were written, and how often the program has read them. */
  readonly written: number;
  readonly read: number;
  readonly queries: number;
  /** How often the program was asked whether it lives and can work, and how long it took to say yes; in milliseconds. */
  readonly asked: number;
  readonly healthy: readonly number[];
  /** Of the program, in MiB, at even distances from the first vote to the last. */
  readonly memory: readonly number[];
}

const plus = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

const isWell = (url: string): Promise<boolean> =>
  fetch(url).then(
    async (answer) => (await answer.text()) !== '' && answer.ok,
    () => false,
  );

/** Strangers, a crowd on the page, hostile notes and one person's flood at once, beside votes that must not feel it. */
export async function runSoak({ total, sample, shapes, load = soakLoad, sampled }: SoakOptions): Promise<Soak> {
  let read = 0;
  const stage = await openStage(sqlitePlace, {
    limits: false,
    env: { LOG_LEVEL: 'info' },
    line: (line) => {
      read += line.includes('"msg":"notes read"') ? 1 : 0;
    },
  });
  try {
    await stage.start();
    const before = read;
    const strangers = { unsigned: new Map(), headers: new Map(), body: new Map() };
    const [memory, healthy]: [number[], number[]] = [[], []];
    const crowd = await openPageCrowd(stage.url(), pageToken, load.page.browsers);
    const people = createPeople(stage.standIn);
    let [held, written, queries, asked] = [0, 0, 0, 0];
    const start = performance.now();
    const end = start + total;
    const url = stage.url();

    const slow = (kind: 'headers' | 'body', after: number) =>
      again(
        after,
        end,
        () => slowly[kind](url, load.slow.each),
        (knock: Knock) => {
          plus(strangers[kind], knock.heard);
          held = Math.max(held, knock.held);
        },
      );
    const streams = crowd.read(load.page.streams, load.page.retry);
    const others = Promise.all([
      paced(load.unsigned, end, async () => plus(strangers.unsigned, (await unsigned(url)).heard)),
      ...Array.from({ length: load.slow.count }, (_, i) =>
        slow(i % 2 === 0 ? 'headers' : 'body', i * load.slow.each * 0.1),
      ),
      paced(load.page.long, end, (i) => crowd.say(i, 2_000)),
      paced(load.page.tooLong, end, (i) => crowd.say(i, 63_000)),
      paced(load.note.each, end, async (i) => {
        const shape = shapes[i % shapes.length];
        await writeFile(join(stage.notes, `hostile-${i % load.note.files}.md`), shape?.(load.note.size) ?? '');
        written += 1;
      }),
      paced(load.query, end, async (i) => {
        queries += 1;
        // A flood may break off; what has to come through is the votes.
        await people.mention('zed', `what is zorblax number ${i}?`).catch(() => undefined);
      }),
      paced(load.health, end, async (i, due) => {
        asked += 1;
        if (await isWell(`${url}/${i % 2 === 0 ? 'healthz' : 'readyz'}`)) healthy.push(performance.now() - due);
      }),
      paced(sample, end, async (_, due) => {
        memory.push(stage.memory());
        sampled?.(due - start, stage.memory());
      }),
    ]);
    const voting = votes({ ...stage, people, every: load.vote, round: load.round, total });
    const [voted] = await Promise.all([voting, others]);
    memory.push(stage.memory());
    sampled?.(performance.now() - start, stage.memory());
    crowd.end();
    await streams;
    return {
      ...(await compare(stage, voted)),
      p50: quantile(voted.waits, 0.5),
      p99: quantile(voted.waits, 0.99),
      most: voted.waits.at(-1) ?? Number.NaN,
      strangers,
      held,
      page: crowd.count,
      written,
      read: read - before,
      queries,
      asked,
      healthy,
      memory,
    };
  } finally {
    await stage.end();
  }
}

type Voted = Awaited<ReturnType<typeof votes>>;

/** Goes over the books: what people sent, what the store holds, what the boards count and what the cards say. */
async function compare({ place }: Stage, { sent, cards }: Voted) {
  const reader = place.rows();
  const { votes: stored, totals } = await reader.read();
  await reader.close();
  const keyOf = ({ round, person, pick }: Omit<Sent, 'acknowledged'>): string => `${round} ${person} ${pick}`;
  const kept = new Set(stored.map(({ picks, ...vote }) => keyOf({ ...vote, pick: picks[0] ?? Number.NaN })));
  const acknowledged = sent.filter((vote) => vote.acknowledged);
  const wrong = cards.filter(({ round, card }) => {
    const shown = [...displayed(card).matchAll(/ (\d+) · \d+%/g)].map(([, count]) => Number(count));
    const of = stored.filter((vote) => vote.round === round);
    return shown.some((count, pick) => of.filter(({ picks }) => picks[0] === pick).length !== count);
  });
  return {
    sent: sent.length,
    acknowledged: acknowledged.length,
    stored: stored.length,
    counted: totals.reduce((sum, { answered }) => sum + answered, 0),
    lost: acknowledged.filter((vote) => !kept.has(keyOf(vote))).length,
    wrongCards: wrong.length,
  };
}
