import { onTestFinished } from 'vitest';
import type { Library } from '../../src/core/ask/index/library.js';
import { encodeNotes } from '../../src/core/ask/index/note-vectors.js';
import type { Person, Room } from '../../src/core/chat/address.js';
import type { Incoming } from '../../src/core/chat/incoming.js';
import { plainText } from '../../src/core/chat/plain-text.js';
import type { Reply } from '../../src/core/chat/reply.js';
import type { Meaning } from '../../src/core/ports/meaning.js';
import type { Log } from '../../src/core/ports/services.js';
import { defaultTiming, type Timing } from '../../src/core/ports/timing.js';
import { compose, createIds } from './compose.js';
import { openMemory } from './memory.js';
import { openShelf } from './notes-shelf.js';
import { createRecorder, type Recorder, type RecorderOptions } from './recorder.js';

export const smallNotes = [
  {
    path: 'shared.md',
    text: [
      '# Shared responsibility',
      '## Patching',
      '- AWS patches the hosts and the hypervisor.',
      '- The customer patches guest operating systems and applications.',
      '## Buildings',
      '- AWS guards the data centres.',
    ].join('\n'),
  },
  {
    path: 'shared.quiz.md',
    text: [
      '## Who patches the guest system on EC2? {#guest}',
      '- [ ] AWS — it patches hosts only',
      '- [x] The customer',
      '- [ ] Nobody — somebody has to',
      '> From the guest system upward everything is the customer’s.',
      'Source: shared.md#patching "customer patches guest operating systems"',
      'Difficulty: 1',
      '',
      '## AWS guards the data centres. {#buildings}',
      '- [x] True',
      '- [ ] False — nobody else may enter',
      '> Physical security is theirs.',
      'Source: shared.md#buildings "guards the data centres"',
      'Difficulty: 1',
    ].join('\n'),
  },
];

/** The same with the key of the first question turned to another choice. */
export const turnedNotes = smallNotes.map(({ path, text }) => ({
  path,
  text: text
    .replace('- [ ] AWS — it patches hosts only', '- [x] AWS')
    .replace('- [x] The customer', '- [ ] The customer — not here'),
}));

export interface StageOptions extends RecorderOptions {
  readonly at?: string;
  readonly files?: readonly { path: string; text: string }[];
  readonly timing?: Partial<Timing>;
  /** The spaces that are served; all by default. */
  readonly spaces?: readonly string[];
  /** People are held to the rates that hold outside of tests. */
  readonly limited?: boolean;
  readonly extraManagers?: readonly string[];
  /** The notes folder can be written: what is approved is added to its files. */
  readonly writable?: boolean;
  /** Where the notes can be read on the web. */
  readonly knowledgeUrl?: string;
  /** The knowledge as it is now, in place of what is made of `files` and `setLibrary`. */
  readonly library?: () => Library;
  /** What hears meaning; nothing by default. */
  readonly meaning?: Meaning;
}

/** Log lines as an array of what they say. */
export function createTestLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const write = (level: string) => (fields: object, message: string) => {
    const detail = 'err' in fields && fields.err instanceof Error ? `: ${fields.err.message}` : '';
    lines.push(`${level} ${message}${detail}`);
  };
  return { lines, info: write('info'), warn: write('warn'), error: write('error') };
}

/** The whole core over a store in memory and a recording adapter, with a clock of its own. */
export async function openStage(options: StageOptions = {}) {
  let now = new Date(options.at ?? '2026-11-25T09:00:00Z');
  const newId = createIds();
  let memory = await openMemory(() => now);
  const notes = openShelf(options.files ?? smallNotes, options.writable ?? false);
  const { meaning } = options;
  if (meaning) encodeNotes(notes.library().index, meaning);
  const log = createTestLog();
  const recorder: Recorder = createRecorder(options);
  const { adapter } = recorder;
  const room: Room = { adapter: adapter.name, space: 'team', id: 'general' };
  const build = () =>
    compose(
      { store: memory.store, adapter, log, library: options.library ?? notes.library, newId },
      {
        timing: { ...defaultTiming, ...options.timing },
        shelf: notes.shelf,
        serves: ({ space }) => options.spaces?.includes(space) ?? true,
        elapsed: () => now.getTime(),
        ...(options.limited ? { unlimited: new Set<string>() } : {}),
        managers: new Set(options.extraManagers ?? []),
        meaning: () => meaning,
        ...(options.knowledgeUrl === undefined ? {} : { knowledgeUrl: options.knowledgeUrl }),
      },
    );
  let studyhall = build();
  onTestFinished(() => memory.store.close());

  const person = (id: string): Person => ({ adapter: adapter.name, space: room.space, id });
  const handle = async (incoming: Incoming): Promise<Reply> => {
    const reply = await studyhall.bot.handle(incoming);
    await studyhall.idle();
    return reply;
  };

  return {
    room,
    person,
    recorder,
    log,
    get store() {
      return memory.store;
    },
    get bot() {
      return studyhall.bot;
    },
    now: () => now,
    files: notes.files,
    library: notes.library,
    setLibrary(edited: readonly { path: string; text: string }[]) {
      notes.set(edited);
      if (meaning) encodeNotes(notes.library().index, meaning);
    },
    /** Moves the clock and nothing else. */
    pass(milliseconds: number): void {
      now = new Date(now.getTime() + milliseconds);
    },
    /** Moves the clock, beats once, and lets everything be sent. */
    async advance(milliseconds: number): Promise<void> {
      now = new Date(now.getTime() + milliseconds);
      await studyhall.tick(now);
      await studyhall.idle();
    },
    /** The process ends and another one starts on what it has left. */
    async restart(): Promise<void> {
      const left = memory.database.serialize();
      await memory.store.close();
      memory = await openMemory(() => now, left);
      notes.reopen();
      if (meaning) encodeNotes(notes.library().index, meaning);
      studyhall = build();
      await studyhall.tick(now);
      await studyhall.idle();
    },
    /** Changes rows of the store past it, as a failing disk or another program might. */
    spoil(statement: string, ...values: unknown[]): void {
      memory.database.prepare(statement).run(...values);
    },
    handle,
    say: (id: string, text: string, via: 'command' | 'mention' | 'direct' = 'command') =>
      handle({ kind: 'said', room, by: person(id), name: id, text, via }),
    press: (id: string, button: string, alone = false) =>
      handle({ kind: 'pressed', room, by: person(id), name: id, id: button, alone }),
    choose: (id: string, round: string, ...picks: number[]) =>
      handle({ kind: 'chose', room, by: person(id), name: id, id: `vote:${round}`, picks }),
    type: (id: string, round: string, answer: string) =>
      handle({ kind: 'submitted', room, by: person(id), name: id, id: `type:${round}`, fields: { answer } }),
    /** The id of the round that is open in the room. */
    async openRound(): Promise<string> {
      const [round] = await memory.store.rounds.openIn(room);
      if (!round) throw new Error('no round is open');
      return round.id;
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** A reply as readable text, with who sees it. */
export function replyText(reply: Reply): string {
  if (reply.kind !== 'say') return reply.kind;
  return [
    reply.public && `public: ${plainText(reply.public)}`,
    reply.private && `private: ${plainText(reply.private)}`,
    reply.replace && `replace: ${plainText(reply.replace)}`,
  ]
    .filter((text) => text !== undefined)
    .join('\n');
}
