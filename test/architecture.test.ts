import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = resolve(import.meta.dirname, '../src');

/**
 * What each room of the house may import, the longest matching name deciding; a room may always import itself.
 * Names are folders or files below src; `npm:` packages are listed where a room may use any.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'core/chat': [],
  'core/knowledge': ['core/chat', 'core/local-time.ts', 'core/steps.ts', 'npm:markdown-it', 'npm:yaml', 'npm:fuse.js'],
  'core/ask': [
    'core/chat',
    'core/knowledge',
    ...['services', 'steps', 'store', 'settings', 'telling'].map((f) => `core/${f}.ts`),
    'npm:fuse.js',
  ],
  'core/quiz': [
    'core/library.ts',
    'core/chat',
    'core/knowledge',
    'core/local-time.ts',
    ...['services', 'ports', 'store', 'settings', 'telling'].map((f) => `core/${f}.ts`),
    'npm:ts-fsrs',
    'npm:croner',
    'npm:fuse.js',
  ],
  'core/standing': [
    'core/chat',
    'core/knowledge',
    'core/quiz',
    'core/local-time.ts',
    'core/services.ts',
    'core/store.ts',
    'npm:croner',
  ],
  'core/due': ['core/quiz', 'core/settings.ts', 'core/local-time.ts'],
  'core/local-time.ts': [],
  'core/ports.ts': ['core/chat', 'core/knowledge'],
  'core/store.ts': ['core/chat', 'core/quiz', 'core/settings.ts'],
  'core/errors.ts': [],
  'core/steps.ts': [],
  'core/settings.ts': [],
  'core/commands.ts': ['core/chat'],
  'core/help.ts': ['core/chat', 'core/commands.ts'],
  core: ['core'],
  'adapters/pause.ts': [],
  'adapters/held.ts': ['core/ports.ts', 'core/store.ts', 'core/errors.ts', 'adapters/pause.ts'],
  'adapters/playground/page': ['core/chat'],
  'adapters/playground': [
    'core/chat',
    'core/ports.ts',
    'core/store.ts',
    'core/errors.ts',
    'core/knowledge/question.ts',
    'npm:zod',
    'node:',
  ],
  'adapters/slack': [
    'core/chat',
    'core/ports.ts',
    'core/errors.ts',
    'core/store.ts',
    'core/commands.ts',
    'core/knowledge/question.ts',
    'npm:@slack/bolt',
    'adapters/pause.ts',
    'npm:@slack/socket-mode',
    'node:',
  ],
  'adapters/discord': [
    'core/chat',
    'core/ports.ts',
    'core/errors.ts',
    'core/store.ts',
    'core/commands.ts',
    'core/knowledge/question.ts',
    'adapters/pause.ts',
    'npm:discord.js',
    'node:',
  ],
  'adapters/terminal': ['core/chat', 'core/ports.ts', 'core/store.ts', 'core/knowledge/question.ts', 'node:'],
  store: [
    'core/chat',
    'core/quiz',
    'core/settings.ts',
    'core/store.ts',
    'core/errors.ts',
    'node:',
    'npm:kysely',
    'npm:better-sqlite3',
    'npm:pg',
  ],
  'read-folder.ts': ['core/knowledge', 'core/errors.ts', 'node:'],
  'knowledge-folder.ts': [
    'core/errors.ts',
    'core/library.ts',
    'core/knowledge',
    'core/ports.ts',
    'core/steps.ts',
    'read-folder.ts',
    'npm:chokidar',
    'node:',
  ],
  'ticker.ts': ['core/ports.ts', 'npm:node-cron'],
  'http.ts': ['core/ports.ts', 'core/errors.ts', 'node:'],
  'log.ts': ['core/ports.ts', 'config.ts', 'npm:pino'],
  'config.ts': ['core/errors.ts', 'node:', 'npm:zod'],
  cli: [
    'core',
    'store',
    'adapters/held.ts',
    'adapters/playground/adapter.ts',
    'adapters/terminal/adapter.ts',
    ...['adapter', 'inspect'].map((f) => `adapters/slack/${f}.ts`),
    ...['adapter', 'probe'].map((f) => `adapters/discord/${f}.ts`),
    ...['config', 'log', 'ticker', 'http', 'knowledge-folder', 'read-folder'].map((f) => `${f}.ts`),
    'node:',
  ],
  'main.ts': ['cli', 'core/errors.ts', 'node:'],
};

const within = (path: string, room: string): boolean => path === room || path.startsWith(`${room}/`);

const roomOf = (path: string): string | undefined =>
  Object.keys(allowed)
    .filter((room) => within(path, room))
    .sort((a, b) => b.length - a.length)[0];

/** Every specifier that a source imports, exports from, or loads later. */
const specifiers = (text: string): string[] =>
  [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^']+)'/g)].map(([, specifier]) => specifier ?? '');

/** The name under which an import is looked up in the table. */
function target(path: string, specifier: string): string {
  if (specifier.startsWith('.')) {
    return relative(src, resolve(src, dirname(path), specifier)).replace(/\.js$/, '.ts');
  }
  return specifier.startsWith('node:') ? specifier : `npm:${specifier}`;
}

function leaks(path: string, text: string): string[] {
  const room = roomOf(path);
  if (!room) return [`${path} belongs to no room of the table`];
  const imports = specifiers(text)
    .map((specifier) => target(path, specifier))
    .filter((to) => !within(to, room))
    .filter(
      (to) => !(allowed[room] ?? []).some((each) => within(to, each) || (each === 'node:' && to.startsWith('node:'))),
    )
    .map((to) => `${path} imports ${to}`);
  const impure = path.startsWith('core/')
    ? [
        ...text.matchAll(
          /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\b(?:setTimeout|setInterval|setImmediate)\(/g,
        ),
      ].map(([call]) => `${path} calls ${call}`)
    : [];
  const platform = path.startsWith('core/')
    ? [...text.matchAll(/\b(?:channel|slack|discord)(?:_?id|Id)\b/g)].map(([word]) => `${path} says ${word}`)
    : [];
  return [...imports, ...impure, ...platform];
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
    ['core/bot.ts', "import { App } from '@slack/bolt';", 'core/bot.ts imports npm:@slack/bolt'],
    ['core/bot.ts', "const x = await import('../store/sqlite.js');", 'core/bot.ts imports store/sqlite.ts'],
    ['core/cards.ts', 'const at = Date.now();', 'core/cards.ts calls Date.now('],
    ['core/cards.ts', 'const at = new Date();', 'core/cards.ts calls new Date()'],
    ['core/quiz/pick.ts', 'Math.random()', 'core/quiz/pick.ts calls Math.random('],
    ['core/cards.ts', 'setTimeout(f, 1)', 'core/cards.ts calls setTimeout('],
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
    ['store/rounds.ts', "import { grade } from '../core/ask/rank.js';", 'store/rounds.ts imports core/ask/rank.ts'],
    ['attic/new.ts', '', 'attic/new.ts belongs to no room of the table'],
  ])('notices a leak planted in %s: %s', (path, text, leak) => {
    expect(leaks(path, text)).toEqual([leak]);
  });

  it('names no room that is gone', () => {
    const empty = Object.keys(allowed).filter((room) => !sources.some((path) => within(path, room)));
    expect(empty).toEqual([]);
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
        ...['LICENSE', 'CONTRIBUTING.md', 'package-lock.json', 'biome.json'],
        ...['.ci', '.dockerignore', '.gitignore'],
      ].sort(),
    );
  });
});
