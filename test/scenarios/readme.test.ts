import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTerminal } from '../../src/adapters/terminal/adapter.js';
import { cliCommands } from '../../src/cli/table.js';
import { commands, usageOf } from '../../src/core/commands/words.js';
import { loadKnowledge } from '../../src/folder/knowledge-folder.js';
import { openSqlite } from '../../src/store/sqlite/open.js';
import { compose, createIds } from '../support/compose.js';
import { generalWords } from '../support/library.js';
import { createTestLog } from '../support/stage.js';
import { tempDir } from '../support/temp.js';

const root = new URL('../../', import.meta.url);
const knowledge = new URL('../../knowledge', import.meta.url).pathname;

/** The whole core over the shipped notes in a terminal, on a fixed morning; returns what was typed and printed. */
async function transcript(typed: readonly string[], asks: string): Promise<string> {
  const said: string[] = [];
  let now = new Date('2026-11-25T09:30:00Z');
  const passSeconds = (seconds: number): void => {
    now = new Date(now.getTime() + 1_000 * seconds);
  };
  const store = await openSqlite(join(tempDir(), 'studyhall.db'), { now: () => now, mode: 'owner' });
  onTestFinished(() => store.close());
  const library = await loadKnowledge(knowledge, generalWords);
  const bank = library.bank.filter((question) => question.id === asks);
  const terminal = createTerminal({ out: (text) => said.push(text.trimEnd()), zone: 'Europe/London' });
  const studyhall = compose(
    { store, adapter: terminal, log: createTestLog(), library: () => ({ ...library, bank }), newId: createIds() },
    { random: () => 0.7 },
  );
  await terminal.start(studyhall.bot);
  await terminal.read(
    (async function* () {
      for (const line of typed) {
        said.push(line);
        yield line;
        passSeconds(2);
        await studyhall.tick(now);
        await studyhall.idle();
        // The card rests for a second after each edit.
        passSeconds(2);
      }
    })(),
  );
  await terminal.stop();
  // A reply follows its words at once; between two messages is a line.
  return said.join('\n\n').replace(/^(\w+: .*)\n\n/gm, '$1\n');
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const cell = (text: string): string => text.replaceAll('|', '\\|');

interface Generated {
  readonly file: string;
  make(): Promise<string> | string;
}

/** What the program says itself, by the marker above it. */
const generated: Readonly<Record<string, Generated>> = {
  'transcript: ask': {
    file: 'README.md',
    make: async () => fenced(await transcript(['ana: who does the bakups?'], '')),
  },
  'transcript: quiz': {
    file: 'docs/use.md',
    make: async () =>
      fenced(await transcript(['ana: /quiz now', 'ana: 2', 'bo: 1', 'ana: /quiz close'], 'restore-drill')),
  },
  'table: commands': {
    file: 'README.md',
    make: () =>
      table(
        ['command', 'who', 'does'],
        commands.map((command) => [`\`${cell(usageOf(command))}\``, command.who, command.help]),
      ),
  },
  'table: cli': {
    file: 'docs/operate.md',
    make: () =>
      table(
        ['command', 'does'],
        Object.entries(cliCommands).map(([name, command]) => [
          `\`${cell(`${name} ${command.usage}`.trim())}\``,
          cell(command.help),
        ]),
      ),
  },
};

const fenced = (text: string): string => `\`\`\`\n${text}\n\`\`\``;

/** What stands in a document after a marker, up to the end of its code block or table. */
const place = (text: string, marker: string): { start: number; end: number } => {
  const start = text.indexOf(`<!-- ${marker} -->\n`) + `<!-- ${marker} -->\n`.length;
  const rest = text.slice(start);
  const found = /^(```[\s\S]*?\n```|(?:\|.*\n)+)/.exec(rest)?.[0] ?? '';
  return { start, end: start + found.trimEnd().length };
};

describe('the documents', () => {
  it.each(Object.entries(generated))('hold what the program says: %s', async (marker, { file, make }) => {
    const fresh = await make();
    const document = new URL(file, root);
    const text = readFileSync(document, 'utf8');
    expect(text).toContain(`<!-- ${marker} -->\n`);
    const { start, end } = place(text, marker);
    if (process.env.UPDATE_README) writeFileSync(document, text.slice(0, start) + fresh + text.slice(end));
    else expect(text.slice(start, end)).toBe(fresh);
  });
});
