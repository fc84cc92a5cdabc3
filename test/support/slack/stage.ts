import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Room } from '../../../src/core/chat/address.js';
import { openSqlite } from '../../../src/store/sqlite/open.js';
import { compose, createIds } from '../compose.js';
import { openShelf } from '../notes-shelf.js';
import { createTestLog, smallNotes } from '../stage.js';
import { tempDir } from '../temp.js';
import { displayed } from './blocks.js';
import { connect, type Mode, openWorkspace } from './open.js';
import type { StoredMessage } from './state.js';

/** The whole core over a real SQLite file and the real Slack adapter in a workspace, with a clock of its own. */
export async function openSlackStage(mode: Mode, files: readonly { path: string; text: string }[] = smallNotes) {
  const { slack, people } = await openWorkspace();
  const path = join(tempDir(), 'studyhall.db');
  const notes = openShelf(files, true);
  const log = createTestLog();
  let now = new Date('2026-11-25T09:00:00Z');
  const newId = createIds();

  const build = async () => {
    const store = await openSqlite(path, { now: () => now, mode: 'owner' });
    const { adapter, close } = await connect(slack, mode, {}, { log, store });
    const studyhall = compose({ store, adapter, log, library: notes.library, newId }, { shelf: notes.shelf });
    await adapter.start(studyhall.bot);
    await studyhall.tick(now);
    await studyhall.idle();
    const stop = async (): Promise<void> => {
      await close();
      await studyhall.idle();
      await store.close();
    };
    return { store, adapter, studyhall, stop };
  };
  let running = await build();
  onTestFinished(() => running.stop());

  const room: Room = { adapter: 'slack', space: 'TACME', id: 'CGENERAL' };
  /** Resolves when everything that came in is answered and everything that was queued is sent. */
  const settle = async (): Promise<void> => {
    await running.adapter.idle();
    await running.studyhall.idle();
  };
  /** Moves the clock, beats once, and lets everything be sent. */
  const advance = async (milliseconds: number): Promise<void> => {
    now = new Date(now.getTime() + milliseconds);
    await running.studyhall.tick(now);
    await settle();
  };
  const does = async (act: Promise<unknown>): Promise<void> => {
    await act;
    await settle();
  };

  return {
    slack,
    people,
    log,
    files: notes.files,
    room,
    advance,
    settle,
    get store() {
      return running.store;
    },
    /** The process ends and another one starts on the same file and the same workspace. */
    async restart(): Promise<void> {
      await running.stop();
      running = await build();
    },
    mention: (name: string, text: string, where = {}) => does(people.mention(name, text, where)),
    direct: (name: string, text: string) => does(people.direct(name, text)),
    command: (name: string, line: string, channel?: string) => does(people.command(name, line, channel)),
    press: (name: string, label: string) => does(people.press(name, label)),
    point: (name: string, label: string, words: string) => does(people.point(name, label, words)),
    fill: (name: string, value: string, more?: Record<string, string>) => does(people.fill(name, value, more)),
    choose: (name: string, labels: readonly string[]) => does(people.choose(name, labels)),
    again: (kind?: 'retry' | 'copy') => does(people.again(kind)),
    /** The newest message that a person sees, as it is stored and as it reads. */
    newest(name: string): StoredMessage & { readonly reads: string } {
      const message = people.visible(name).at(-1);
      if (!message) throw new Error(`${name} sees nothing`);
      return { ...message, reads: displayed(message) };
    },
    /** The message of the bot in the room that reads so. */
    find(words: string): StoredMessage & { readonly reads: string } {
      const message = people
        .channelOf('CGENERAL')
        .messages.findLast((each) => each.user === 'UBOT' && displayed(each).includes(words));
      if (!message) throw new Error(`nothing reads “${words}”`);
      return { ...message, reads: displayed(message) };
    },
  };
}
