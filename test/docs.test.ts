import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliCommands } from '../src/cli/table.js';
import { readConfig } from '../src/config.js';
import { slugger } from '../src/core/knowledge/slug.js';
import { rates } from '../src/core/ports/rates.js';
import { defaultTiming } from '../src/core/ports/timing.js';
import { defaultSettings } from '../src/core/schedule/settings.js';
import { tableKeys } from '../src/store/schema.js';
import { openMemory } from './support/memory.js';
import { toldTables } from './support/privacy.js';

const root = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
];

/** Every match of a pattern's first group in a text. */
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, group]) => group ?? '');

/** A document without what stands in its code blocks. */
const prose = (path: string): string => read(path).replace(/^```[\s\S]*?^```$/gm, '');

/** The anchors of a document's headings. */
const anchors = (path: string): string[] => {
  const slug = slugger();
  return found(prose(path), /^#{1,6} (.+)$/gm).map((heading) => slug(heading));
};

/** The cells of every row of the tables in a document, without the marks of code. */
const rows = (path: string): string[][] =>
  found(prose(path), /^\|(.*)\|$/gm).map((row) =>
    row.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('`', '').trim()),
  );

/** Every folder below `src` that holds a source. */
const rooms = new Set(
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && dirname(path) !== '.')
    .map((path) => `src/${dirname(path)}/`),
);

describe.each(documents)('%s', (path) => {
  it('has only links that lead somewhere', () => {
    const targets = found(prose(path), /\]\(([^)\s]+)\)/g).filter((target) => !target.startsWith('https:'));
    const broken = targets.filter((target) => {
      const [file = '', anchor] = target.split('#');
      const to = file === '' ? path : join(dirname(path), file);
      return !existsSync(join(root, to)) || (anchor !== undefined && !anchors(to).includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  it('names only files, scripts and commands that are there', () => {
    const text = read(path);
    const files = found(text, /`((?:src|test|docs|knowledge|\.ci)\/[\w./-]*)`/g);
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(found(text, /npm run ([\w:-]+)/g).filter((name) => !(name in scripts))).toEqual([]);
    expect(found(text, /node dist\/main\.js ([a-z][\w-]*)/g).filter((name) => !(name in cliCommands))).toEqual([]);
  });
});

describe('README.md', () => {
  it('is short, and leads to every other document', () => {
    expect(read('README.md').split('\n').length).toBeLessThan(170);
    const links = found(read('README.md'), /\]\(([^)#\s]+)/g);
    expect(documents.filter((path) => path !== 'README.md' && !links.includes(path))).toEqual([]);
  });
});

describe('the figures of the README', () => {
  it('are those that were measured', () => {
    const measures = read('docs/measures.md');
    const [[near], [far]] = ['in the notes’ words', 'in other words'].map((words) => {
      const row = measures.indexOf(`| ${words.replace('’', "'")} (114)`);
      return found(measures.slice(row), /\| with the model of meaning \| (\d+) \|/g);
    }) as [string[], string[]];
    const answered = /with the\s+model it was (\d+)%/.exec(measures)?.[1];
    const told = found(read('README.md').replace(/\s+/g, ' '), /(\d+)% of (?:the questions|those) /g);
    expect(told).toEqual([near, far, answered]);
  });
});

describe('docs/operate.md', () => {
  const settings = rows('docs/operate.md').filter(([name = '']) => /^[A-Z_]+$/.test(name));

  it('names every setting that is read, once, and no other', () => {
    const source = read('src/config.ts');
    const schema = source.slice(source.indexOf('z.object({'), source.indexOf('\n});'));
    const names = found(schema, /^ {2}([A-Z][A-Z_]+):/gm);
    expect(names.length).toBeGreaterThan(10);
    expect(settings.map(([name]) => name).sort()).toEqual(names.sort());
  });

  it('states the defaults that are taken', () => {
    const { databaseUrl, host, port, logLevel } = readConfig({});
    const defaults = Object.fromEntries(settings.map(([name, value]) => [name, value]));
    expect(defaults).toMatchObject({ DATABASE_URL: databaseUrl, HOST: host, PORT: `${port}`, LOG_LEVEL: logLevel });
  });

  it('leaves out no variable that is read elsewhere', () => {
    const readers = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => found(read(`src/${path}`), /process\.env(\b.{0,20})/g).map((use) => `${path}${use}`));
    expect(readers).toEqual(['main.ts, io });']);
  });
});

describe('docs/notes.md', () => {
  it('names every rule of lint, and whether it keeps something out of use', () => {
    const shown = [...read('test/scenarios/lint-output.txt').matchAll(/^\S+:\d+:\d+ {2}(\w+) {2}(\S+)/gm)];
    // These have tests of their own, with a folder of their own.
    const known = new Map([
      ['no-notes', 'error'],
      ['site-broken', 'warning'],
      ['unreadable', 'error'],
      ...shown.map(([, severity = '', rule = '']): [string, string] => [rule, severity]),
    ]);
    const written = rows('docs/notes.md').filter(([, severity = '']) => /^(?:error|warning)$/.test(severity));
    expect(written.map(([rule, severity]) => `${rule} ${severity}`).sort()).toEqual(
      [...known].map(([rule, severity]) => `${rule} ${severity}`).sort(),
    );
  });
});

describe('docs/privacy.md', () => {
  it('tells of every table of the store, and of no column that is not there', async () => {
    const { database, store } = await openMemory(() => new Date());
    const columns = (table: string) => database.pragma(`table_info("${table}")`) as { name: string }[];
    const told = toldTables();
    expect([...told.keys()].sort()).toEqual(Object.keys(tableKeys).sort());
    const unknown = [...told].flatMap(([table, names]) =>
      names.filter((name) => !columns(table).some((column) => column.name === name)).map((name) => `${table}.${name}`),
    );
    expect(unknown).toEqual([]);
    await store.close();
  });

  it('says how long, as the program keeps it', () => {
    const days = (milliseconds: number): number => Math.round(milliseconds / 86_400_000);
    const { asked, entries, sent, exams, idle, away, clipped, waiting } = defaultTiming;
    const text = read('docs/privacy.md');
    const times = new Map(rows('docs/privacy.md').map(([table = '', , kept = '']) => [table, kept]));
    expect(times.get('asked')).toContain(`${days(asked) * 24} hours`);
    expect(times.get('entry')).toContain(`${days(entries)} days`);
    expect(times.get('clip')).toContain(`${days(clipped) * 24} hours`);
    expect(times.get('clip')).toContain(`${days(waiting)} days`);
    expect(times.get('exam')).toContain(`${days(exams)} days`);
    expect(times.get('outbox')).toContain(`${days(sent)} days`);
    expect(times.get('person')).toContain(`${Math.round(days(idle) / 30.44)} months`);
    expect(times.get('gap')).toContain(`${defaultSettings.keep} days`);
    expect(times.get('gap')).toContain(`${rates.gaps} a day`);
    expect(text).toContain(`after ${days(away)} days all of its data`);
  });
});

describe('docs/use.md', () => {
  it('states the limits that hold for one person', () => {
    const { queries, commands, presses, steps, gaps } = rates;
    const text = read('docs/use.md').replace(/\s+/g, ' ');
    expect(text).toContain(`In practice and exams it's ${steps} presses a minute.`);
    expect(text).toContain(
      `${queries} questions, ${commands} commands and ${presses} presses a minute, and ${gaps} gaps a day`,
    );
  });
});

describe('docs/architecture.md', () => {
  it('says what every room of the code is for', () => {
    const told = new Set(found(read('docs/architecture.md'), /`(src\/[\w/-]+\/)`/g));
    expect([...rooms].filter((room) => !told.has(room))).toEqual([]);
  });
});
