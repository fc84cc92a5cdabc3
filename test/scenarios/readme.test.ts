import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTerminal } from '../../src/adapters/terminal/adapter.js';
import { cliCommands } from '../../src/cli/table.js';
import { commands, usageOf } from '../../src/core/commands/words.js';
import { loadKnowledge } from '../../src/folder/knowledge-folder.js';
import { openSqlite } from '../../src/store/sqlite.js';
import { compose, createIds } from '../support/compose.js';
import { generalWords } from '../support/library.js';
import { createTestLog } from '../support/stage.js';
import { tempDir } from '../support/temp.js';

const readme = new URL('../../README.md', import.meta.url);
const knowledge = new URL('../../knowledge', import.meta.url).pathname;

/** The whole core over the shipped notes in a terminal, on a fixed morning; returns what was typed and printed. */
async function transcript(typed: readonly string[], asks: string): Promise<string> {
  const printed: string[] = [];
  let now = new Date('2026-11-25T09:30:00Z');
  const store = await openSqlite(join(tempDir(), 'studyhall.db'), { now: () => now, mode: 'owner' });
  onTestFinished(() => store.close());
  const library = await loadKnowledge(knowledge, generalWords);
  const bank = library.bank.filter((question) => question.id === asks);
  const terminal = createTerminal({ out: (text) => printed.push(text.trimEnd()), zone: 'Europe/London' });
  const studyhall = compose(
    { store, adapter: terminal, log: createTestLog(), library: () => ({ ...library, bank }), newId: createIds() },
    { random: () => 0.7 },
  );
  await terminal.start(studyhall.bot);
  await terminal.read(
    (async function* () {
      for (const line of typed) {
        printed.push(line);
        yield line;
        now = new Date(now.getTime() + 2_000);
        await studyhall.tick(now);
        await studyhall.idle();
      }
    })(),
  );
  await terminal.stop();
  return printed.join('\n\n');
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const cell = (text: string): string => text.replaceAll('|', '\\|');

const generated: Readonly<Record<string, () => Promise<string> | string>> = {
  'transcript: ask': async () =>
    fenced(await transcript(['ana: who ownz patchng?', 'bo: how do I marinate zorblax quokkas?'], '')),
  'transcript: quiz': async () =>
    fenced(
      await transcript(
        ['ana: /quiz now', 'ana: 3', 'bo: 1', 'chen: 4', 'bo: 3', 'ana: /quiz close'],
        'ec2-kernel-flaw',
      ),
    ),
  'table: commands': () =>
    table(
      ['command', 'who', 'does'],
      commands.map((command) => [`\`${cell(usageOf(command))}\``, command.who, command.help]),
    ),
  'table: cli': () =>
    table(
      ['command', 'does'],
      Object.entries(cliCommands).map(([name, command]) => [
        `\`${cell(`${name} ${command.usage}`.trim())}\``,
        cell(command.help),
      ]),
    ),
};

const fenced = (text: string): string => `\`\`\`\n${text}\n\`\`\``;

/** What stands in the README after a marker, up to the end of its code block or table. */
const place = (text: string, marker: string): { start: number; end: number } => {
  const start = text.indexOf(`<!-- ${marker} -->\n`) + `<!-- ${marker} -->\n`.length;
  const rest = text.slice(start);
  const found = /^(```[\s\S]*?\n```|(?:\|.*\n)+)/.exec(rest)?.[0] ?? '';
  return { start, end: start + found.trimEnd().length };
};

describe('README.md', () => {
  it.each(Object.keys(generated))('holds what the program says: %s', async (marker) => {
    const fresh = await generated[marker]?.();
    const text = readFileSync(readme, 'utf8');
    const { start, end } = place(text, marker);
    if (process.env.UPDATE_README) writeFileSync(readme, text.slice(0, start) + fresh + text.slice(end));
    else expect(text.slice(start, end)).toBe(fresh);
  });

  it('names every setting once, with its default', () => {
    const config = readFileSync(new URL('../../src/config.ts', import.meta.url), 'utf8');
    const names = [...config.matchAll(/^ {2}([A-Z_]+): (?:z|list|address)\b/gm)].map(([, name]) => name ?? '');
    const rows = [...readFileSync(readme, 'utf8').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(5);
    expect([...rows].sort()).toEqual([...names].sort());
  });

  it('names only files that are there', () => {
    const text = readFileSync(readme, 'utf8');
    const files = [...text.matchAll(/`((?:src|test)\/[\w./-]+\.ts)`|\]\(([\w./-]+)\)/g)].map(
      ([, a, b]) => a ?? b ?? '',
    );
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) expect(readFileSync(new URL(`../../${file}`, import.meta.url)).length).toBeGreaterThan(0);
  });
});
