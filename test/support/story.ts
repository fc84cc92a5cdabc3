import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Studyhall } from '../../src/core/bot/studyhall.js';
import type { SourceFile } from '../../src/core/knowledge/source-file.js';
import type { Bot } from '../../src/core/ports/bot.js';
import { openSqlite } from '../../src/store/sqlite/open.js';
import type { Surface } from '../contracts/adapter.js';
import { compose, createIds } from './compose.js';
import { libraryOf } from './library.js';
import { noPresence } from './presence.js';
import { createTestLog } from './stage.js';
import { openDiscordSurface } from './surfaces/discord.js';
import { openPlaygroundSurface } from './surfaces/playground.js';
import { openSlackSurface } from './surfaces/slack.js';
import { openTerminalSurface } from './surfaces/terminal.js';
import { tempDir } from './temp.js';

/** Every platform, by the name of its transcript. */
export const surfaces = [
  ['terminal', openTerminalSurface],
  ['playground', openPlaygroundSurface],
  ['slack', openSlackSurface('socket')],
  ['slack-http', openSlackSurface('http')],
  ['discord', openDiscordSurface],
] as const;

/** A platform opens before the core, which needs its adapter; what comes in goes to whatever core there is then. */
export async function openAhead(
  open: (bot: Bot) => Promise<Surface>,
  now: () => Studyhall | undefined,
): Promise<Surface> {
  const core = (): Bot => {
    const studyhall = now();
    if (!studyhall) throw new Error('not open yet');
    return studyhall.bot;
  };
  const surface = await open({
    commands: [],
    shortcuts: [],
    ...noPresence,
    handle: (incoming) => core().handle(incoming),
    manner: (incoming) => core().manner(incoming),
    promise: (incoming) => core().promise(incoming),
  });
  onTestFinished(() => surface.close());
  return surface;
}

export interface StoryOptions {
  readonly files: readonly SourceFile[];
  readonly at: string;
}

/** The whole core over a store in a file and one platform, told as what ana, who manages the room, sees that is new. */
export async function openStory(open: (bot: Bot) => Promise<Surface>, { files, at }: StoryOptions) {
  let studyhall: Studyhall | undefined;
  const surface = await openAhead(open, () => studyhall);
  let now = new Date(at);
  const path = join(tempDir(), 'studyhall.db');
  let store = await openSqlite(path, { now: () => now, mode: 'owner' });
  onTestFinished(() => store.close());
  const { adapter } = surface;
  const library = libraryOf(files);
  const newId = createIds();
  const build = (): Studyhall =>
    compose(
      { store, adapter, log: createTestLog(), library: () => library, newId },
      { managers: new Set([surface.person('ana').id]) },
    );
  studyhall = build();

  const beat = async (): Promise<void> => {
    await studyhall?.tick(now);
    await studyhall?.idle();
  };
  const told: string[] = [];
  let shown: readonly string[] = [];

  return {
    surface,
    library,
    get store() {
      return store;
    },
    /** Lets the machine be away until then. */
    async jumpTo(instant: string): Promise<void> {
      now = new Date(instant);
      await beat();
    },
    /** Lets time pass, half an hour at a time. */
    async passTo(instant: string): Promise<void> {
      const until = new Date(instant).getTime();
      while (now.getTime() < until) {
        now = new Date(Math.min(until, now.getTime() + 1_800_000));
        await beat();
      }
    },
    /** The process ends, and another one opens what it has left. */
    async restart(): Promise<void> {
      await store.close();
      store = await openSqlite(path, { now: () => now, mode: 'owner' });
      studyhall = build();
    },
    /** What ana sees that she did not see before, changed cards included. */
    async tell(heading: string): Promise<void> {
      now = new Date(now.getTime() + 2_000);
      await beat();
      const seen = await surface.seen('ana');
      told.push(`## ${heading}`, ...seen.filter((text) => !shown.includes(text)));
      shown = seen;
    },
    text: (): string => `${told.join('\n\n')}\n`,
  };
}
