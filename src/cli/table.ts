import { resolve } from 'node:path';
import { readConfig } from '../config.js';
import type { Library } from '../core/ask/index/library.js';
import type { CliCall } from './io.js';

export interface CliCommand {
  /** What follows the command's name. */
  readonly usage: string;
  readonly help: string;
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly help: string }>>;
  /** The fewest and the most words that it takes beside its options. */
  readonly positionals: readonly [number, number];
  /** Resolves to the exit code: 0 fine, 1 failed, 2 bad usage or configuration. */
  run(call: CliCall): Promise<number>;
}

const json = { json: { type: 'boolean', help: 'machine-readable output' } } as const;

const flag = (call: CliCall, name: string): boolean => call.values[name] === true;

const text = (call: CliCall, name: string): string | undefined => {
  const value = call.values[name];
  return typeof value === 'string' ? value : undefined;
};

/** The notes of the folder that the command line names, or else the settings. */
const notesOf = async (call: CliCall): Promise<Library> => {
  const { loadNotes } = await import('./load-notes.js');
  const { knowledgeDir, knowledgeFollow } = readConfig(call.env);
  return loadNotes(resolve(call.positionals[0] ?? knowledgeDir), knowledgeFollow);
};

/** The command line. What a command needs is loaded when it runs, so that a quick one stays quick. */
export const cliCommands: Readonly<Record<string, CliCommand>> = {
  start: {
    usage: '',
    help: 'start everything that is configured; without a token, the playground',
    options: {},
    positionals: [0, 0],
    async run({ env, io }) {
      const { runStart } = await import('./start.js');
      return runStart(readConfig(env), io);
    },
  },
  chat: {
    usage: '',
    help: 'chat in this terminal; scripts pipe in lines such as "ana: who owns patching?"',
    options: {},
    positionals: [0, 0],
    async run({ env, io }) {
      const { runChat } = await import('./chat.js');
      return runChat(readConfig(env), env, io);
    },
  },
  ask: {
    usage: 'QUESTION [--json] [--explain] | --jsonl [--notes DIR]',
    help: 'one answer from the notes; the question needs no quotes',
    options: {
      ...json,
      explain: { type: 'boolean', help: 'say why: terms, expansions, scores, confidence' },
      jsonl: { type: 'boolean', help: 'one JSON question per line on stdin, one JSON answer per line on stdout' },
      notes: { type: 'string', help: 'another notes folder' },
    },
    positionals: [0, Number.POSITIVE_INFINITY],
    async run(call) {
      const { runAsk } = await import('./ask.js');
      return runAsk(call);
    },
  },
  lint: {
    usage: '[DIR] [--json]',
    help: 'every problem of every file: file, line, rule, what to do',
    options: json,
    positionals: [0, 1],
    async run(call) {
      const { runLint } = await import('./lint.js');
      return runLint(await notesOf(call), { json: flag(call, 'json') }, call.io);
    },
  },
  bank: {
    usage: '[DIR] [--missing [--stub]] [--report] [--json]',
    help: 'the questions as understood; --missing: passages without a question, with --stub as questions to fill in; --report: how far guessing gets, and repeated questions',
    options: {
      ...json,
      missing: { type: 'boolean', help: 'list passages without a question' },
      stub: { type: 'boolean', help: 'print them as questions to fill in, to paste into a quiz file' },
      report: {
        type: 'boolean',
        help: 'kinds, coverage of the notes, how each way of guessing scores compared with chance, and repeated questions',
      },
    },
    positionals: [0, 1],
    async run(call) {
      const bank = await import('./bank.js');
      const library = await notesOf(call);
      const json = flag(call, 'json');
      if (flag(call, 'report')) return bank.runBankReport(library, readConfig(call.env), json, call.io);
      return bank.runBank(library, { json, missing: flag(call, 'missing'), stub: flag(call, 'stub') }, call.io);
    },
  },
  draft: {
    usage: '[DIR] [--topic T] [--n N] [--json]',
    help: 'questions drafted from the notes, as a quiz file to pick from',
    options: {
      ...json,
      topic: { type: 'string', help: 'only those about a topic, or from a note of that name' },
      n: { type: 'string', help: 'how many at most; all by default' },
    },
    positionals: [0, 1],
    async run(call) {
      const { runDraft } = await import('./draft.js');
      const options = { topic: text(call, 'topic'), n: text(call, 'n'), json: flag(call, 'json') };
      return runDraft(await notesOf(call), options, call.io);
    },
  },
  slots: {
    usage: '"PHRASE" [--from ISO] [--count N] [--json]',
    help: 'the next times of a schedule phrase',
    options: {
      ...json,
      from: { type: 'string', help: 'the time to start from, such as 2026-11-25T09:00Z; now by default' },
      count: { type: 'string', help: 'how many, 3 by default' },
    },
    positionals: [1, 1],
    async run(call) {
      const { runSlots } = await import('./slots.js');
      return runSlots(
        {
          phrase: call.positionals[0] ?? '',
          zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          from: text(call, 'from'),
          count: text(call, 'count'),
          json: flag(call, 'json'),
        },
        call.io,
        new Date(),
      );
    },
  },
  standings: {
    usage: '[--space S] [--room R] [--range week|month|all|FROM..TO] [--at ISO] [--json]',
    help: "a channel's leaderboard",
    options: {
      ...json,
      space: { type: 'string', help: 'the workspace or server; needed when several have leaderboards' },
      room: { type: 'string', help: 'the channel; needed when there are several' },
      range: { type: 'string', help: 'week, month, all (default) or 2026-11-01..2026-11-30' },
      at: { type: 'string', help: 'as of that time; now by default' },
    },
    positionals: [0, 0],
    async run(call) {
      const { runStandings } = await import('./standings.js');
      return runStandings(
        {
          databaseUrl: readConfig(call.env).databaseUrl,
          range: text(call, 'range') ?? 'all',
          space: text(call, 'space'),
          room: text(call, 'room'),
          at: text(call, 'at'),
          json: flag(call, 'json'),
        },
        call.io,
      );
    },
  },
  export: {
    usage: 'PERSON',
    help: 'everything that is kept about a person, as JSON; PERSON is a name, an id or adapter:space:id',
    options: {},
    positionals: [1, 1],
    async run(call) {
      const { runExport } = await import('./personal-data.js');
      return runExport(readConfig(call.env).databaseUrl, call.positionals[0] ?? '', call.io);
    },
  },
  forget: {
    usage: 'PERSON',
    help: 'delete everything that is kept about a person; with SQLite, stop the bot first',
    options: {},
    positionals: [1, 1],
    async run(call) {
      const { runForget } = await import('./personal-data.js');
      return runForget(readConfig(call.env).databaseUrl, call.positionals[0] ?? '', call.io);
    },
  },
  doctor: {
    usage: '',
    help: 'check settings, clock, store, notes and questions, and say what to do',
    options: {},
    positionals: [0, 0],
    async run({ env, io }) {
      const { runDoctor } = await import('./doctor.js');
      return runDoctor(env, io);
    },
  },
  model: {
    usage: '[--force]',
    help: 'fetch the model of meaning now, and say where it is',
    options: { force: { type: 'boolean', help: 'fetch it even if it is there' } },
    positionals: [0, 0],
    async run(call) {
      const { runModel } = await import('./model.js');
      return runModel(readConfig(call.env), flag(call, 'force'), call.io);
    },
  },
  backup: {
    usage: 'FILE',
    help: 'copy the store to FILE, even while the bot is running',
    options: {},
    positionals: [1, 1],
    async run(call) {
      const { runBackup } = await import('./backup.js');
      await runBackup(readConfig(call.env).databaseUrl, call.positionals[0] ?? '', call.io);
      return 0;
    },
  },
  restore: {
    usage: 'FILE',
    help: 'replace the store with a backup; stop the bot first',
    options: {},
    positionals: [1, 1],
    async run(call) {
      const { runRestore } = await import('./backup.js');
      await runRestore(readConfig(call.env).databaseUrl, call.positionals[0] ?? '', call.io);
      return 0;
    },
  },
  'migrate-store': {
    usage: 'FROM TO',
    help: 'copy a SQLite store (sqlite:FILE) into an empty PostgreSQL database (postgres://…), every row compared',
    options: {},
    positionals: [2, 2],
    async run(call) {
      const { runMigrateStore } = await import('./migrate-store.js');
      await runMigrateStore(call.positionals[0] ?? '', call.positionals[1] ?? '', call.io);
      return 0;
    },
  },
};
