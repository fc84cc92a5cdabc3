import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { buildLibrary as BuildLibrary } from '../../src/core/ask/index/library.js';
import type { createStudyhall as CreateStudyhall } from '../../src/core/bot/studyhall.js';
import type { Incoming } from '../../src/core/chat/incoming.js';
import type { Reply } from '../../src/core/chat/reply.js';
import type { Adapter } from '../../src/core/ports/adapter.js';
import type { defaultTiming as DefaultTiming } from '../../src/core/ports/timing.js';
import type { readWords as ReadWords } from '../../src/folder/read-words.js';
import type { openStore as OpenStore } from '../../src/store/open-store.js';
import { needs } from '../support/needs.js';
import { base, type Filled, personId, postgresFilled, size, space, sqliteFilled } from './practice-stage.js';
import { whereStoresAre } from './quiz-stage.js';

const built = <T>(path: string): Promise<T> => import(pathToFileURL(join(process.cwd(), 'dist', path)).href);
const row = (...cells: readonly (string | number)[]): void => void process.stdout.write(`| ${cells.join(' | ')} |\n`);

/** A thousand questions on forty topics. */
const files = [
  {
    path: 'jobs.md',
    text: Array.from({ length: size.bank }, (_, i) => `## job ${i}\n- Number ${i} is done by worker${i}.`).join('\n'),
  },
  {
    path: 'jobs.quiz.md',
    text: Array.from({ length: size.bank }, (_, i) =>
      [
        `## Who does number ${i}? {#q-${i}}`,
        `- [x] worker${i}`,
        '- [ ] Nobody — somebody has to',
        '- [ ] Everybody — not so',
        '> It says so.',
        `Source: jobs.md#job-${i} "is done by worker${i}"`,
        `Topic: topic ${i % size.topics}`,
      ].join('\n'),
    ).join('\n\n'),
  },
];

/** Reaches nobody: what is measured is what the bot replies. */
const adapter: Adapter = {
  name: 'slack',
  asks: new Set(['single']),
  sender: {
    send: async (to) => ({ kind: 'sent', posted: { room: to, id: 'm' } }),
    edit: async (posted) => ({ kind: 'sent', posted }),
    find: async () => undefined,
  },
  directory: { profile: async ({ id }) => ({ name: id, zone: 'Europe/London' }), mayManage: async () => true },
  start: async () => undefined,
  stop: async () => undefined,
  health: () => ({ ok: true }),
};

async function openBot(url: string) {
  const [{ openStore }, { createStudyhall }, { buildLibrary }, { readWords }, { defaultTiming }] = await Promise.all([
    built<{ openStore: typeof OpenStore }>('store/open-store.js'),
    built<{ createStudyhall: typeof CreateStudyhall }>('core/bot/studyhall.js'),
    built<{ buildLibrary: typeof BuildLibrary }>('core/ask/index/library.js'),
    built<{ readWords: typeof ReadWords }>('folder/read-words.js'),
    built<{ defaultTiming: typeof DefaultTiming }>('core/ports/timing.js'),
  ]);
  const failures: object[] = [];
  let now = base + 250 * 86_400_000;
  const store = await openStore(url, { now: () => new Date(now), mode: 'owner' });
  const library = buildLibrary(files, await readWords());
  const { bot } = createStudyhall({
    store: { ...store, now: async () => new Date(now) },
    library: () => library,
    meaning: () => undefined,
    replica: 'alone',
    adapter: (name) => (name === adapter.name ? adapter : undefined),
    adapters: () => [adapter.name],
    elapsed: () => now,
    random: Math.random,
    newId: () => `id${Math.random()}`,
    breathe: async () => undefined,
    shelf: { write: async () => false, use: async () => undefined },
    timing: defaultTiming,
    log: { info: () => undefined, warn: () => undefined, error: (fields) => failures.push(fields) },
    serves: () => true,
    unlimited: new Set([adapter.name]),
    managers: new Set(),
  });
  return {
    close: () => store.close(),
    /** How long an answer takes, in milliseconds. */
    async timed(incoming: Incoming): Promise<{ readonly took: number; readonly reply: Reply }> {
      now += 1_000;
      const from = performance.now();
      const reply = await bot.handle(incoming);
      if (failures.length > 0) throw new Error('the bot failed', { cause: failures[0] });
      return { took: performance.now() - from, reply };
    },
  };
}

const looked = 200;
/** The engine and the compiler warm up on these. */
const warming = 20;

const quantile = (times: readonly number[], share: number): string =>
  `${([...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN).toFixed(1)} ms`;

/** The id of the first choice or button of a reply. */
function idOf(reply: Reply): string {
  const blocks = reply.kind === 'say' ? ((reply.replace ?? reply.private)?.blocks ?? []) : [];
  const [id] = blocks.flatMap((block) => {
    if (block.kind === 'choose') return [block.id];
    return block.kind === 'buttons' ? block.buttons.map((button) => button.id) : [];
  });
  if (id === undefined) throw new Error(`nothing to press: ${JSON.stringify(reply)}`);
  return id;
}

async function measured({ url }: Filled) {
  const { timed, close } = await openBot(url);
  const times = { me: [] as number[], first: [] as number[], verdict: [] as number[], next: [] as number[] };
  for (let i = 0; i < looked + warming; i += 1) {
    const by = { adapter: 'slack', space, id: personId((i * 37) % size.people) };
    const from = { room: { adapter: 'slack', space, id: 'C1' }, by };
    const me = await timed({ ...from, kind: 'said', text: '/studyhall me', via: 'command' });
    const first = await timed({ ...from, kind: 'said', text: '/quiz practice', via: 'command' });
    const verdict = await timed({ ...from, kind: 'chose', id: idOf(first.reply), picks: [0], alone: true });
    const next = await timed({ ...from, kind: 'pressed', id: idOf(verdict.reply), alone: true });
    if (i < warming) continue;
    times.me.push(me.took);
    times.first.push(first.took);
    times.verdict.push(verdict.took);
    times.next.push(next.took);
  }
  await close();
  return times;
}

/** Prints what one person's progress and next question cost among many, and how large the store grows. */
export async function practiceBench(asked: readonly string[] = []): Promise<void> {
  const initdb = needs('postgresql');
  const places = [
    ['SQLite', sqliteFilled],
    ...(initdb === undefined ? [] : [['PostgreSQL', postgresFilled(initdb)] as const]),
  ] as const;
  const where = whereStoresAre();
  process.stdout.write(`${size.people} people, ${size.practised} questions each; stores in ${where}\n\n`);
  row(
    '',
    '`me`: median',
    '99 of 100',
    'first question',
    '99 of 100',
    'verdict',
    '99 of 100',
    'next question',
    '99 of 100',
    'bytes an answer',
  );
  row(...Array.from({ length: 10 }, () => '---'));
  const results = join(process.cwd(), 'test/results');
  mkdirSync(results, { recursive: true });
  const wanted = places.filter(([name]) => asked.length === 0 || asked.includes(name.toLowerCase()));
  for (const [name, make] of wanted) {
    const folder = mkdtempSync(join(results, 'bench-'));
    const place = await make(folder);
    try {
      await (await openBot(place.url)).close();
      const bytes = await place.fill();
      const { me, first, verdict, next } = await measured(place);
      const both = (all: readonly number[]): string[] => [quantile(all, 0.5), quantile(all, 0.99)];
      row(name, ...both(me), ...both(first), ...both(verdict), ...both(next), Math.round(bytes));
    } finally {
      await place.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
