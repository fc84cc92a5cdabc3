import { createTerminal } from '../../../src/adapters/terminal/adapter.js';
import type { Bot } from '../../../src/core/ports/bot.js';
import type { Surface } from '../../contracts/adapter.js';

/** The terminal as a script uses it: lines in, printed messages out. */
export async function openTerminalSurface(bot: Bot): Promise<Surface> {
  const printed: string[] = [];
  const adapter = createTerminal({ out: (text) => printed.push(text), zone: 'UTC' });
  await adapter.start(bot);
  const line = async (text: string): Promise<void> =>
    adapter.read(
      (async function* () {
        yield text;
      })(),
    );
  for (const name of ['ana', 'bo', 'chen']) await line(`${name}: = `);
  printed.length = 0;

  /** What a person sees on paper: everything public, and what is marked as theirs. */
  const paper = (name: string): string[] =>
    printed.filter((text) => !text.includes(' sees this)') || text.includes(`(only ${name} sees this)`));
  const numberOf = (name: string, label: string): number => {
    for (const text of paper(name).reverse()) {
      const found = text.split('\n').find((each) => /^\s*\[\d+\]/.test(each) && each.endsWith(label));
      if (found) return Number(/\[(\d+)\]/.exec(found)?.[1]);
    }
    throw new Error(`${name} sees no “${label}”`);
  };
  return {
    adapter,
    room: { adapter: 'terminal', space: 'terminal', id: 'terminal' },
    person: (id) => ({ adapter: 'terminal', space: 'terminal', id }),
    say: (name, text) => line(`${name}: ${text}`),
    press: (name, label) => line(`${name}: ${numberOf(name, label)}`),
    choose: (name, labels) => line(`${name}: ${labels.map((label) => numberOf(name, label)).join(',')}`),
    fill: (name, value) => line(`${name}: = ${value}`),
    keepsOldWords: true,
    seen: async (name) => paper(name),
    close: () => adapter.stop(),
  };
}
