import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../src');

/**
 * What each room of the house may import, from the ground up: a room may import what stands above it in this list (that
 * is, below it in the house) and is named here. Names are folders or files below src; a file belongs to the folder that
 * it lies in, unless the list names the file itself; `npm:` packages and Node's own modules are listed where a room may
 * use them.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'core/chat': [],
  'core/knowledge/markdown/scan': ['npm:markdown-it'],
  'core/language': ['npm:@orama/stemmers', 'npm:@orama/stopwords', 'npm:fuse.js'],
  'errors.ts': [],
  'adapters/playground/page': ['core/chat'],
  'config.ts': ['errors.ts', 'node:', 'npm:zod'],
  'core/commands': ['core/chat', 'core/language'],
  'core/knowledge/markdown/dialects': ['core/knowledge/markdown/scan', 'npm:markdown-it'],
  'core/time': ['core/language'],
  'core/knowledge': ['core/chat', 'core/language', 'core/time'],
  build: ['core/knowledge', 'core/language', 'node:'],
  'core/knowledge/markdown': [
    'core/chat',
    'core/knowledge',
    'core/knowledge/markdown/dialects',
    'core/knowledge/markdown/scan',
    'npm:htmlparser2',
    'npm:markdown-it',
    'npm:markdown-it-deflist',
    'npm:markdown-it-footnote',
    'npm:markdown-it-mark',
  ],
  'core/ports': ['core/chat', 'core/knowledge'],
  'core/knowledge/reader': [
    'core/chat',
    'core/knowledge',
    'core/knowledge/markdown',
    'core/language',
    'npm:smol-toml',
    'npm:yaml',
  ],
  'core/schedule': [
    'core/chat',
    'core/commands',
    'core/knowledge',
    'core/ports',
    'core/time',
    'npm:chrono-node',
    'npm:croner',
  ],
  http: ['core/ports', 'errors.ts', 'node:', 'npm:@hono/node-server', 'npm:hono'],
  'printable.ts': [],
  'give-way.ts': ['node:'],
  'log.ts': ['config.ts', 'core/ports', 'npm:pino', 'printable.ts'],
  'ticker.ts': ['core/ports', 'npm:node-cron'],
  'core/ask/index': ['core/knowledge', 'core/knowledge/reader', 'core/language', 'core/ports', 'npm:fuse.js'],
  'core/heartbeat/plans': ['core/schedule', 'core/time'],
  'core/quiz/typed': ['core/language'],
  'core/quiz': [
    'core/chat',
    'core/commands',
    'core/knowledge',
    'core/language',
    'core/ports',
    'core/quiz/typed',
    'core/schedule',
    'npm:ts-fsrs',
  ],
  'meaning/fetch': ['errors.ts', 'node:'],
  meaning: [
    'config.ts',
    'core/ports',
    'errors.ts',
    'meaning/fetch',
    'node:',
    'npm:@huggingface/tokenizers',
    'npm:onnxruntime-node',
    'npm:zod',
  ],
  'core/ask/query': ['core/ask/index', 'core/language'],
  'core/draft/rules': ['core/chat', 'core/knowledge', 'core/language'],
  'core/draft': ['core/chat', 'core/commands', 'core/draft/rules', 'core/knowledge', 'core/language', 'core/ports'],
  'core/quiz/corrections': ['core/chat', 'core/commands', 'core/knowledge', 'core/ports', 'core/quiz', 'core/schedule'],
  'core/standing': ['core/chat', 'core/commands', 'core/ports', 'core/quiz', 'core/schedule', 'core/time'],
  'core/study': [
    'core/ask/index',
    'core/chat',
    'core/commands',
    'core/knowledge',
    'core/language',
    'core/ports',
    'core/quiz',
    'core/schedule',
    'core/standing',
    'core/time',
  ],
  'core/exam': [
    'core/chat',
    'core/commands',
    'core/heartbeat/plans',
    'core/knowledge',
    'core/ports',
    'core/quiz',
    'core/study',
  ],
  folder: ['core/ask/index', 'core/knowledge', 'core/ports', 'errors.ts', 'give-way.ts', 'node:', 'npm:chokidar'],
  'core/ask/rank': ['core/ask/index', 'core/ask/query', 'core/knowledge', 'core/language', 'core/ports'],
  'core/ask/show': [
    'core/ask/index',
    'core/ask/query',
    'core/ask/rank',
    'core/chat',
    'core/commands',
    'core/knowledge',
    'core/language',
  ],
  'core/ask': [
    'core/ask/index',
    'core/ask/query',
    'core/ask/rank',
    'core/ask/show',
    'core/chat',
    'core/commands',
    'core/knowledge',
    'core/language',
    'core/ports',
    'npm:fuse.js',
  ],
  'core/gaps': [
    'core/ask',
    'core/ask/index',
    'core/ask/query',
    'core/chat',
    'core/commands',
    'core/knowledge',
    'core/language',
    'core/ports',
    'core/schedule',
    'core/standing',
  ],
  'core/heartbeat': [
    'core/ask',
    'core/ask/index',
    'core/chat',
    'core/commands',
    'core/draft',
    'core/exam',
    'core/gaps',
    'core/heartbeat/plans',
    'core/knowledge',
    'core/ports',
    'core/quiz',
    'core/quiz/corrections',
    'core/schedule',
    'core/standing',
    'core/study',
  ],
  'core/people': ['core/chat', 'core/commands', 'core/ports'],
  'core/bot': [
    'core/ask',
    'core/ask/index',
    'core/chat',
    'core/commands',
    'core/draft',
    'core/exam',
    'core/gaps',
    'core/heartbeat',
    'core/people',
    'core/ports',
    'core/quiz',
    'core/quiz/corrections',
    'core/schedule',
    'core/standing',
    'core/study',
  ],
  'adapters/shared': ['core/bot', 'core/chat', 'core/ports', 'errors.ts', 'node:'],
  store: [
    'core/ask',
    'core/bot',
    'core/chat',
    'core/draft',
    'core/exam',
    'core/gaps',
    'core/knowledge',
    'core/ports',
    'core/quiz',
    'core/quiz/corrections',
    'core/schedule',
    'core/standing',
    'core/study',
    'errors.ts',
    'node:',
    'npm:kysely',
    'npm:zod',
  ],
  'adapters/discord': [
    'adapters/shared',
    'core/chat',
    'core/knowledge',
    'core/ports',
    'errors.ts',
    'node:',
    'npm:discord.js',
  ],
  'adapters/playground': [
    'adapters/playground/page',
    'adapters/shared',
    'core/chat',
    'core/knowledge',
    'core/language',
    'core/ports',
    'errors.ts',
    'node:',
    'npm:@hono/node-server',
    'npm:hono',
    'npm:zod',
  ],
  'adapters/slack': [
    'adapters/shared',
    'core/chat',
    'core/commands',
    'core/knowledge',
    'core/ports',
    'errors.ts',
    'node:',
    'npm:@hono/node-server',
    'npm:@slack/bolt',
    'npm:@slack/socket-mode',
    'npm:hono',
  ],
  'adapters/terminal': ['adapters/shared', 'core/chat', 'core/knowledge', 'core/ports', 'printable.ts'],
  'store/sqlite': ['errors.ts', 'node:', 'npm:better-sqlite3', 'npm:kysely', 'store'],
  'store/postgres': ['errors.ts', 'node:', 'npm:kysely', 'npm:pg', 'store', 'store/sqlite'],
  'store/open-store.ts': ['errors.ts', 'store', 'store/postgres', 'store/sqlite'],
  cli: [
    'adapters/discord',
    'adapters/playground',
    'adapters/shared',
    'adapters/slack',
    'adapters/terminal',
    'config.ts',
    'core/ask',
    'core/ask/index',
    'core/ask/rank',
    'core/ask/show',
    'core/bot',
    'core/chat',
    'core/draft/rules',
    'core/knowledge',
    'core/language',
    'core/ports',
    'core/quiz',
    'core/schedule',
    'core/standing',
    'core/time',
    'errors.ts',
    'folder',
    'give-way.ts',
    'http',
    'log.ts',
    'meaning',
    'meaning/fetch',
    'node:',
    'printable.ts',
    'store',
    'store/open-store.ts',
    'ticker.ts',
  ],
  'main.ts': ['cli', 'errors.ts', 'node:', 'printable.ts'],
};

/** The one place where adapters, but for the page in a browser, take the time and chance that they are not given. */
const clockOfAdapters = 'adapters/shared/tools.ts';

/**
 * The folder of a file, or the file itself where it lies loose in src or has permissions of its own; a `transport` is a
 * drawer of its adapter's.
 */
const roomOf = (path: string): string =>
  dirname(path) === '.' || allowed[path] ? path : dirname(path).replace(/^(adapters\/\w+)\/transport$/, '$1');

/** Every specifier that a source imports, exports from, or loads later. */
const specifiers = (text: string): string[] =>
  [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^']+)'/g)].map(([, specifier]) => specifier ?? '');

/** The name under which an import is looked up in the table: a package's is the same for all its entrances. */
function target(path: string, specifier: string): string {
  if (specifier.startsWith('.')) {
    return relative(src, resolve(src, dirname(path), specifier)).replace(/\.js$/, '.ts');
  }
  return specifier.startsWith('node:') ? specifier : `npm:${/^(?:@[^/]+\/)?[^/]+/.exec(specifier)}`;
}

/** What a file imports from outside its room, as the table names it. */
const taken = (path: string, text: string): { room: string; to: string }[] =>
  specifiers(text)
    .map((specifier) => target(path, specifier))
    .map((to) => ({ to, room: /^(?:npm:|node:)/.test(to) ? to.replace(/^node:.*/, 'node:') : roomOf(to) }))
    .filter(({ room }) => room !== roomOf(path));

function leaks(path: string, text: string): string[] {
  const room = roomOf(path);
  const permissions = allowed[room];
  if (!permissions) return [`${path} belongs to no room of the table`];
  const imports = taken(path, text)
    .filter((each) => !permissions.includes(each.room))
    .map(({ to }) => `${path} imports ${to}`);
  const impure = path.startsWith('core/')
    ? [
        ...text.matchAll(
          /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\b(?:setTimeout|setInterval|setImmediate)\(/g,
        ),
      ].map(([call]) => `${path} calls ${call}`)
    : [];
  const ownClock =
    path.startsWith('adapters/') && !path.startsWith('adapters/playground/page/') && path !== clockOfAdapters
      ? [...text.matchAll(/\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b/g)].map(([call]) => `${path} uses ${call}`)
      : [];
  const platform = path.startsWith('core/')
    ? [...text.matchAll(/\b(?:channel|slack|discord)(?:_?id|Id)\b/g)].map(([word]) => `${path} says ${word}`)
    : [];
  return [...imports, ...impure, ...ownClock, ...platform];
}

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'));

describe('the rooms of the house', () => {
  it('imports nothing that the table does not allow, and keeps the core free of clocks and chance', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap((path) => leaks(path, readFileSync(join(src, path), 'utf8')))).toEqual([]);
  });

  it.each([
    ['core/chat/message.ts', "import { ask } from '../ask/ask.js';", 'core/chat/message.ts imports core/ask/ask.ts'],
    ['core/quiz/round.ts', "import { readFileSync } from 'node:fs';", 'core/quiz/round.ts imports node:fs'],
    ['core/bot/bot.ts', "import { App } from '@slack/bolt';", 'core/bot/bot.ts imports npm:@slack/bolt'],
    [
      'core/bot/bot.ts',
      "const x = await import('../../store/sqlite/open.js');",
      'core/bot/bot.ts imports store/sqlite/open.ts',
    ],
    ['core/heartbeat/cards.ts', 'const at = Date.now();', 'core/heartbeat/cards.ts calls Date.now('],
    ['core/heartbeat/cards.ts', 'const at = new Date();', 'core/heartbeat/cards.ts calls new Date()'],
    ['core/quiz/pick.ts', 'Math.random()', 'core/quiz/pick.ts calls Math.random('],
    ['core/heartbeat/cards.ts', 'setTimeout(f, 1)', 'core/heartbeat/cards.ts calls setTimeout('],
    ['adapters/discord/transport/rest.ts', 'Date.now()', 'adapters/discord/transport/rest.ts uses Date.now'],
    ['adapters/slack/adapter.ts', 'now = Math.random;', 'adapters/slack/adapter.ts uses Math.random'],
    ['core/quiz/round.ts', 'const channelId = 1;', 'core/quiz/round.ts says channelId'],
    [
      'adapters/playground/adapter.ts',
      "import { createTerminal } from '../terminal/adapter.js';",
      'adapters/playground/adapter.ts imports adapters/terminal/adapter.ts',
    ],
    [
      'adapters/playground/adapter.ts',
      "export { vote } from '../../core/quiz/voting.js';",
      'adapters/playground/adapter.ts imports core/quiz/voting.ts',
    ],
    [
      'store/rounds.ts',
      "import { rank } from '../core/ask/rank/rank.js';",
      'store/rounds.ts imports core/ask/rank/rank.ts',
    ],
    ['attic/new.ts', '', 'attic/new.ts belongs to no room of the table'],
  ])('notices a leak planted in %s: %s', (path, text, leak) => {
    expect(leaks(path, text)).toEqual([leak]);
  });

  it('holds no permission that nobody uses, and no room that is gone', () => {
    const used = new Map<string, Set<string>>();
    for (const path of sources) {
      const rooms = used.get(roomOf(path)) ?? new Set();
      for (const { room } of taken(path, readFileSync(join(src, path), 'utf8'))) rooms.add(room);
      used.set(roomOf(path), rooms);
    }
    const unused = Object.entries(allowed).flatMap(([room, permissions]) =>
      permissions.filter((each) => !used.get(room)?.has(each)).map((each) => `${room} -> ${each}`),
    );
    expect(unused).toEqual([]);
    expect(Object.keys(allowed).filter((room) => !used.has(room))).toEqual([]);
  });

  it('has arrows that lead down only, and so no circle', () => {
    const order = Object.keys(allowed);
    const upward = Object.entries(allowed).flatMap(([room, permissions], floor) =>
      permissions.filter((each) => order.indexOf(each) >= floor).map((each) => `${room} -> ${each}`),
    );
    expect(upward).toEqual([]);
  });

  it('keeps nothing loose in the core', () => {
    expect(sources.filter((path) => dirname(path) === 'core')).toEqual([]);
  });
});

describe('the top level', () => {
  it('holds the seven names of the design and what tools force', () => {
    const root = resolve(src, '..');
    const ignored = new Set(['.git', 'node_modules', 'dist', 'data']);
    const names = readdirSync(root).filter((name) => !ignored.has(name) && !name.endsWith('.tsbuildinfo'));
    expect(names.sort()).toEqual(
      [
        ...['package.json', 'tsconfig.json', 'src', 'knowledge', 'test', 'Dockerfile', 'README.md'],
        ...['docs', 'LICENSE', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'package-lock.json', 'biome.json'],
        ...['.ci', '.github', 'compose.yaml', '.dockerignore', '.gitignore', '.npmrc'],
      ].sort(),
    );
  });
});
