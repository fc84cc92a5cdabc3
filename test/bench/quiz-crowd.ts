import { loadavg } from 'node:os';
import { displayed } from '../support/slack/blocks.js';
import type { Envelope } from '../support/slack/delivery.js';
import { createPeople } from '../support/slack/people.js';
import type { StoredMessage } from '../support/slack/state.js';
import { type MakePlace, openStage, type StageOptions, until } from './quiz-stage.js';

export interface Crowd {
  readonly votes: number;
  /** How long it took to send them all, in seconds. */
  readonly seconds: number;
  /** Waits for the acknowledgement, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  readonly errors: number;
  /** Waits for the answers to what was asked meanwhile, in milliseconds, the shortest first. */
  readonly asked: readonly number[];
  /** What the closed card says, and how many votes the store holds. */
  readonly shown: number;
  readonly stored: number;
  /** Votes for each choice, as the store and as the card have them. */
  readonly right: boolean;
  readonly edits: number;
  readonly receipts: number;
  readonly calls: number;
  /** What the program took for a vote and all that belongs to it, in milliseconds of CPU. */
  readonly cpu: number;
  /** What else the machine had to do meanwhile: the load average of the last minute. */
  readonly load: number;
}

interface Pick {
  readonly type: string;
  readonly action_id: string;
  readonly value?: string;
}

const picksOf = (message: StoredMessage): Pick[] =>
  (message.blocks as { elements?: Pick[] }[])
    .flatMap(({ elements = [] }) => elements)
    .filter(({ action_id = '' }) => /^pick-\d+:vote:/.test(action_id));

export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;

export interface CrowdOptions extends StageOptions {
  /** What is asked meanwhile, spread over the same time. */
  readonly queries?: readonly string[];
  /** What has to be before the first vote, once the program has started. */
  readonly begun?: () => boolean;
  /** So often a second one more person changes their vote or asks something, beside them all. */
  readonly flood?: number;
}

/**
 * That many people vote on one question within that time, at even distances. A wait is counted from the instant at
 * which the press was due, so that a slow answer does not slow down those who come after it.
 */
export async function crowd(
  make: MakePlace,
  votes: number,
  seconds: number,
  { queries = [], begun, flood = 0, ...options }: CrowdOptions = {},
): Promise<Crowd> {
  const stage = await openStage(make, { limits: false, ...options });
  const { standIn, deliver } = stage;
  try {
    await stage.start();
    if (begun) await until('what the votes wait for', 300_000, begun);
    const people = createPeople(standIn);
    const { messages } = people.channelOf('CGENERAL');
    const card = () => messages.find(({ user, only }) => user === 'UBOT' && only === undefined);
    await people.command('ana', '/quiz now close after 1h');
    await until('the card', 10_000, () => card() !== undefined);
    const message = card();
    const picks = message ? picksOf(message) : [];
    const envelopes = Array.from({ length: votes }, (_, i): Envelope => {
      const pick = picks[i % picks.length];
      if (!message || !pick) throw new Error('the card has no choices');
      return people.acting(`v${i}`, message, pick, {});
    });
    // The first answers of a process come from code that nobody has run yet.
    const warm = 200;
    for (const envelope of envelopes.slice(0, warm)) await deliver(envelope);
    standIn.calls.length = 0;

    const waits: number[] = [];
    const idle = stage.cpu();
    const rate = votes / (seconds * 1_000);
    const start = performance.now();
    let sent = warm;
    const flying = new Set<Promise<void>>();
    const keep = (sending: Promise<unknown>): void => {
      const one = sending
        .catch(() => undefined)
        .then(() => {
          flying.delete(one);
        });
      flying.add(one);
    };
    let flooded = 0;
    const pour = (): void => {
      for (; flooded < (flood * (performance.now() - start)) / 1_000; flooded += 1) {
        const pick = picks[flooded % picks.length];
        if (flooded % 2 === 0) keep(people.mention('zed', `what is zorblax number ${flooded}?`));
        else if (message && pick) keep(deliver(people.acting('zed', message, pick, {})));
      }
    };
    const asked: number[] = [];
    const asking = queries.map(async (query, i) => {
      const due = start + ((i + 0.5) / queries.length) * seconds * 1_000;
      await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
      const ended = await people.command('ana', `/ask ${query}`);
      if (ended.kind === 'acked') asked.push(performance.now() - due);
    });
    while (sent < votes) {
      pour();
      const due = start + (sent - warm) / rate;
      if (due > performance.now()) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        continue;
      }
      const envelope = envelopes[sent++];
      if (!envelope) break;
      keep(
        deliver(envelope).then((ended) => {
          if (ended.kind === 'acked') waits.push(performance.now() - due);
        }),
      );
    }
    const took = (performance.now() - start) / 1_000;
    await Promise.all([...flying, ...asking]);
    const reads = (): string => displayed(card() ?? { text: '', blocks: [] });
    // A press that got no answer may be counted all the same.
    const least = warm + waits.length;
    const on = (): number => Number(/(\d+) answered/.exec(reads())?.[1]);
    await until(`${least} votes on the card`, 60_000, () => on() >= least);
    const cpu = stage.cpu() - idle;
    const edits = standIn.count('chat.update');
    await people.command('ana', '/quiz close');
    await until('the closed card', 30_000, () => reads().includes('answered · closed'));

    const rows = await stage.place.rows().read();
    const counts = picks.map((_, i) => rows.votes.filter((vote) => vote.picks[0] === i).length);
    const shown = [...reads().matchAll(/ (\d+) · \d+%/g)].map(([, count]) => Number(count));
    waits.sort((a, b) => a - b);
    asked.sort((a, b) => a - b);
    return {
      votes,
      seconds: took,
      p50: quantile(waits, 0.5),
      p99: quantile(waits, 0.99),
      most: waits.at(-1) ?? Number.NaN,
      errors: votes - warm - waits.length,
      asked,
      shown: on(),
      stored: rows.votes.length,
      right: JSON.stringify(counts) === JSON.stringify(shown),
      edits,
      receipts: standIn.count('response_url'),
      calls: standIn.calls.length,
      cpu: cpu / Math.max(1, sent - warm),
      load: loadavg()[0] ?? Number.NaN,
    };
  } finally {
    await stage.end();
  }
}
