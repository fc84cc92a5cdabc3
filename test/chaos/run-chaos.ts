import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FaultKind } from '../support/discord/faults.js';
import type { Fault } from '../support/slack/faults.js';
import { appToken, botToken, signingSecret } from '../support/slack/stand-in.js';
import type { Seen } from '../support/watch.js';
import { type Span, slotsBetween, watchAttendance } from './attendance.js';
import { writeBank } from './bank.js';
import { type Account, audit, type Slots } from './books.js';
import { createChance } from './chance.js';
import { openDiscordSide } from './discord-side.js';
import type { Place } from './place.js';
import { play } from './players.js';
import { createReplica, type Replica, type SlackMode } from './replicas.js';
import type { Press, Side } from './side.js';
import { byKeptConnections, openSlackSide } from './slack-side.js';
import { createKiller, stepOf } from './steps.js';

export interface ChaosOptions {
  readonly root: string;
  readonly seed: number;
  readonly kills: number;
  /** How many steps pass at most between two kills. */
  readonly lives: number;
  /** One process, or two on one store. */
  readonly replicas: 1 | 2;
  readonly rooms: { readonly slack: number; readonly discord: number };
  readonly people: number;
  /** Seconds between two slots of a room: a divisor of 60. */
  readonly every: number;
  /** The program's own waits made short. */
  readonly quick: boolean;
  /** How long everything may take to come to its end once nothing goes wrong any more. */
  readonly settle: number;
  /** How long the store is away, once, in the middle; not at all by default. */
  readonly away?: number;
  place(folder: string): Promise<Place>;
  say(line: string): void;
}

export interface ChaosReport {
  readonly accounts: readonly Account[];
  readonly wrongs: readonly string[];
  readonly kills: ReadonlyMap<string, number>;
  readonly rounds: number;
  readonly withdrawn: number;
  readonly calls: number;
  readonly faults: number;
  readonly seconds: number;
}

const faulty = 0.3;
const hostNames = ['127.0.0.1', 'localhost'] as const;
const rest = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const mostTroubles = 10;

/**
 * Plays quizzes on both platforms while calls fail and processes are killed, and then goes over the books. Rejects when
 * the program ends by itself again and again.
 */
export function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  let giveUp = (_why: Error): void => undefined;
  const hopeless = new Promise<never>((_resolve, reject) => {
    giveUp = reject;
  });
  return Promise.race([hopeless, playAndAudit(options, giveUp)]);
}

async function playAndAudit(options: ChaosOptions, giveUp: (why: Error) => void): Promise<ChaosReport> {
  const { root, seed, replicas: count, rooms, every, quick, say } = options;
  const began = Date.now();
  const chance = createChance(seed);
  const folder = mkdtempSync(join(tmpdir(), 'studyhall-chaos-'));
  const cwd = join(folder, 'run');
  mkdirSync(cwd);
  const notes = writeBank(join(folder, 'notes'), 60);
  const place = await options.place(folder);
  const troubles: string[] = [];
  const names = Array.from({ length: options.people }, (_, i) => `p${i}`);
  const hosts = hostNames.slice(0, count);
  let mode: SlackMode = 'http';
  let faults = false;
  /** A process that was started before this instant may have found no store to begin with. */
  let storeIsBack = 0;
  let calls = 0;
  let faulted = 0;

  const replicas: Replica[] = [];
  const alive = (host: string): boolean => replicas.some((each) => each.host === host && each.url() !== undefined);
  const killer = createKiller({
    chance,
    wanted: options.kills,
    lives: options.lives,
    hosts,
    alive,
    kill: (host) => {
      // One process alone may come back with another way to Slack; two have to agree.
      if (count === 1) mode = chance() < 0.3 ? 'socket' : 'http';
      replicas.find((each) => each.host === host)?.kill();
    },
  });
  let turn = 0;
  const someUrl = (): string | undefined => {
    const urls = replicas.flatMap((each) => each.url() ?? []);
    return urls[turn++ % urls.length];
  };
  const slack = await openSlackSide({
    rooms: rooms.slack,
    people: names,
    at: (step) => void killer.at(step),
    deliver: (sent) => {
      const byHttp = byKeptConnections(someUrl, sent);
      return (envelope) => {
        if (mode === 'http') return byHttp(envelope);
        if (slack.standIn.sockets.open.size === 0) return Promise.reject(new Error('nobody is there'));
        const ended = slack.standIn.sockets.deliver(envelope);
        sent();
        return ended;
      };
    },
  });
  const discord = await openDiscordSide({ rooms: rooms.discord, people: names, at: (step) => void killer.at(step) });
  const sides: readonly Side[] = [slack.side, discord.side];

  const watch = (seen: Seen): boolean => {
    if (seen.moment === 'arrives') calls += 1;
    if (seen.call === 'response_url' && seen.moment === 'took effect') slack.replied(seen.body);
    const host = seen.call === 'response_url' ? undefined : seen.host.split(':')[0];
    return killer.at(stepOf(seen), host);
  };
  slack.standIn.watch(watch);
  discord.standIn.watch(watch);
  const fault = <T>(kinds: readonly T[]): T | undefined => {
    if (!faults || chance() >= faulty) return undefined;
    faulted += 1;
    return chance.of(kinds);
  };
  slack.standIn.breakByChance(() =>
    fault<Fault>([{ kind: 'limit', after: 1 }, { kind: 'status', status: 500 }, { kind: 'reset' }, { kind: 'lost' }]),
  );
  discord.standIn.faults.byChance(() =>
    fault<FaultKind>([{ status: 429, retryAfter: 0.3 }, { status: 500 }, 'reset', 'lost']),
  );

  const env = (host: string): Record<string, string> => ({
    SLACK_BOT_TOKEN: botToken,
    ...(mode === 'socket' ? { SLACK_APP_TOKEN: appToken } : { SLACK_SIGNING_SECRET: signingSecret }),
    SLACK_API_URL: slack.standIn.apiUrl.replace('127.0.0.1', host),
    DISCORD_TOKEN: 'a.good.token',
    DISCORD_API_URL: discord.standIn.apiUrl.replace('127.0.0.1', host),
    DATABASE_URL: place.url,
    KNOWLEDGE_DIR: notes,
    PLAYGROUND: 'on',
    PLAYGROUND_TOKEN: 'sixteen letters and more',
  });
  for (const host of hosts) {
    replicas.push(
      createReplica({
        host,
        root,
        cwd,
        quick,
        env,
        line: (message, from) =>
          void killer.at(message === 'question opened' ? 'slot committed' : 'close committed', from),
        crashed({ what, since, ready }) {
          if (!ready && since < storeIsBack) return;
          troubles.push(what);
          if (troubles.length <= mostTroubles) return;
          for (const each of replicas) void each.stop();
          giveUp(new Error(troubles.join('\n')));
        },
      }),
    );
  }
  for (const each of replicas) {
    each.start();
    await each.ready();
  }

  // Slots stand at different seconds in different rooms; every fourth room is asked by hand.
  await discord.standIn.until(() => discord.standIn.guild.commands.length > 0);
  const scheduled = new Map<string, { from: number; second: number }>();
  const byHand = new Set<string>();
  const insist = async (side: Side, room: string, command: string, wanted: RegExp): Promise<void> => {
    for (let tries = 0; tries < 40; tries += 1) {
      if (wanted.test((await side.say(room, command)) ?? '')) return;
      await rest(200);
    }
    throw new Error(`${side.name} never took ${command}`);
  };
  let number = 0;
  for (const side of sides) {
    for (const room of side.rooms) {
      number += 1;
      if (number % 4 === 0) {
        byHand.add(room);
        continue;
      }
      const second = (number * 7) % every;
      const seconds = Array.from({ length: 60 / every }, (_, i) => second + i * every).join(',');
      const phrase = `/quiz schedule cron ${seconds} * * * * * UTC, close after ${Math.round(every * 0.7)}s`;
      await insist(side, room, phrase, /Scheduled/);
      scheduled.set(`${side.name} ${room}`, { from: Date.now(), second });
    }
  }

  const presses = new Map<string, Press[]>(sides.map((side) => [side.name, []]));
  const asked: { adapter: string; room: string; told: boolean }[] = [];
  let going = true;
  const playing = Promise.all(
    sides.map((side) => {
      const own: { room: string; told: boolean }[] = [];
      return play({
        side,
        chance,
        presses: presses.get(side.name) ?? [],
        byHand,
        asked: own,
        going: () => going,
      }).then(() => void asked.push(...own.map((each) => ({ adapter: side.name, ...each }))));
    }),
  );
  faults = true;
  killer.switch(true);
  const aways: Span[] = [];
  const attendance = watchAttendance({
    served: () => discord.standIn.gateway.connections() > 0,
    up: () => replicas.map(({ up }) => up),
    aways,
  });
  let shown = 0;
  while (!killer.enough()) {
    await rest(100);
    if (killer.done() >= shown + 25) {
      shown = killer.done();
      say(`${shown} kills after ${Math.round((Date.now() - began) / 1_000)} s`);
    }
    if (options.away !== undefined && place.away && aways.length === 0 && killer.done() >= options.kills / 2) {
      const from = Date.now();
      storeIsBack = Number.POSITIVE_INFINITY;
      await place.away(options.away);
      storeIsBack = Date.now();
      say(`the store was away for ${options.away / 1_000} s`);
      // Until the program has found its way back.
      aways.push({ from, to: Date.now() + 10_000 });
    }
  }
  killer.switch(false);
  // What was begun under faults ends under faults; then the schedules rest, and everything has to come to its end.
  await Promise.all(replicas.map((each) => each.ready()));
  going = false;
  await playing;
  faults = false;
  const slots: Slots[] = [];
  for (const side of sides) {
    for (const room of side.rooms.filter((each) => !byHand.has(each))) {
      await insist(side, room, '/quiz pause', /Paused/);
      const { from, second } = scheduled.get(`${side.name} ${room}`) ?? { from: 0, second: 0 };
      const wanted = slotsBetween(from, Date.now(), every, second).filter((at) =>
        attendance.at(side.name, at, at + every * 700),
      );
      slots.push({ adapter: side.name, room, wanted });
    }
  }
  attendance.stop();
  const reader = place.rows();
  const look = async () =>
    audit({
      rows: await reader.read(),
      sides,
      presses,
      asked,
      slots,
      away: (from, to) => aways.some((each) => each.from < to && each.to > from),
    });
  const until = Date.now() + options.settle;
  let books = await look();
  while (books.wrongs.length > 0 && Date.now() < until && !onlyForGood(books.wrongs)) {
    await rest(1_000);
    books = await look();
  }
  const { rounds } = await reader.read();
  await reader.close();
  for (const each of replicas) await each.stop();
  for (const side of sides) troubles.push(...side.failures().map((each) => `${side.name}: ${each}`));
  for (const side of sides) await side.close();
  await place.close();
  if (books.wrongs.length + troubles.length === 0) rmSync(folder, { recursive: true, force: true });
  else say(`what the program kept: ${folder}`);
  return {
    accounts: books.accounts,
    wrongs: [...books.wrongs, ...troubles],
    kills: killer.kills,
    rounds: rounds.length,
    withdrawn: books.withdrawn,
    calls,
    faults: faulted,
    seconds: Math.round((Date.now() - began) / 1_000),
  };
}

/** Nothing that waiting could mend. */
const onlyForGood = (wrongs: readonly string[]): boolean => wrongs.every((each) => / doubled: /.test(each));
