import { access, constants } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { probeDiscord } from '../adapters/discord/probe.js';
import { probeSlack } from '../adapters/slack/probe.js';
import { type Config, readConfig } from '../config.js';
import { defaultTiming } from '../core/ports/timing.js';
import { StudyhallError } from '../errors.js';
import { createLog } from '../log.js';
import { placeOf } from '../store/open-store.js';
import type { Io } from './io.js';
import { count } from './lint.js';
import { loadNotes } from './load-notes.js';
import { lookAtMeaning } from './look-at-meaning.js';

interface Finding {
  readonly mark: 'ok' | 'FAULT' | 'off';
  readonly text: string;
}

const fine = (text: string): Finding => ({ mark: 'ok', text });
const wrong = (text: string): Finding => ({ mark: 'FAULT', text });
/** Nothing to fix: how to have it. */
const off = (text: string): Finding => ({ mark: 'off', text });

/** The program was written after this instant, so that a clock before it is wrong. */
const noEarlier = Date.UTC(2026, 0, 1);

const writable = (path: string): Promise<boolean> =>
  access(path, constants.W_OK).then(
    () => true,
    () => false,
  );

/** What of a store's path could not be written, if anything: the file, or the nearest folder that is there. */
async function unwritable(file: string): Promise<string | undefined> {
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (there && !(await writable(file))) return file;
  for (let dir = dirname(resolve(file)); ; dir = dirname(dir)) {
    const found = await access(dir).then(
      () => true,
      () => false,
    );
    if (found) return (await writable(dir)) ? undefined : dir;
    if (dir === dirname(dir)) return dir;
  }
}

type Check = (config: Config) => Promise<Finding | undefined> | Finding | undefined;

/** Each part is looked at by itself, so that one fault hides no other; undefined when there is nothing to say. */
const checks: Readonly<Record<string, Check>> = {
  node: () => fine(`Node ${process.versions.node}; zones and words from ICU ${process.versions.icu ?? 'none'}`),
  clock() {
    const now = new Date();
    return now.getTime() < noEarlier
      ? wrong(`this machine's clock says ${now.toISOString()}: set it right`)
      : fine(now.toISOString());
  },
  async store({ databaseUrl }) {
    const place = placeOf(databaseUrl);
    const store = await place.open({ now: () => new Date(), mode: 'reader' });
    try {
      await store.check();
      const blocked = place.file === undefined ? undefined : await unwritable(place.file);
      if (blocked !== undefined) return wrong(`${blocked} can't be written: give this account write access`);
      const rooms = await store.standings.rooms();
      const where = place.file === undefined ? place.name : databaseUrl;
      return fine(`${where}; ${store.engine}; ${count(rooms.length, 'channel')} with closed questions`);
    } finally {
      await store.close();
    }
  },
  async spaces({ databaseUrl }) {
    const store = await placeOf(databaseUrl).open({ now: () => new Date(), mode: 'reader' });
    try {
      const away = await store.spaces.away();
      if (away.length === 0) return undefined;
      const named = away.map(({ adapter, space, since }) => {
        const until = new Date(since.getTime() + defaultTiming.away);
        return `${adapter} ${space} (data kept until ${until.toISOString().slice(0, 10)})`;
      });
      return fine(`removed from ${named.join(', ')}; add the bot again before then to keep it`);
    } finally {
      await store.close();
    }
  },
  async notes({ knowledgeDir, knowledgeFollow }) {
    const { notes, problems } = await loadNotes(knowledgeDir, knowledgeFollow);
    const errors = problems.filter((problem) => problem.severity === 'error').length;
    if (notes.length === 0) return wrong(`no note in ${knowledgeDir} can be used: “studyhall lint” says why`);
    const passages = notes.reduce((sum, note) => sum + note.passages.length, 0);
    const found = `${count(notes.length, 'note')}, ${count(passages, 'passage')}`;
    return errors > 0 ? wrong(`${found}; ${count(errors, 'error')}: see “studyhall lint”`) : fine(found);
  },
  async questions({ knowledgeDir, knowledgeFollow }) {
    const { bank } = await loadNotes(knowledgeDir, knowledgeFollow);
    return bank.length === 0
      ? off('none yet, so there is no quiz: “studyhall draft” drafts some from the notes')
      : fine(count(bank.length, 'question'));
  },
  async meaning(config) {
    const { index } = await loadNotes(config.knowledgeDir, config.knowledgeFollow);
    const { ok, text } = await lookAtMeaning(config, index);
    return ok ? fine(text) : wrong(text);
  },
  async slack({ slack, logLevel }) {
    if (!slack) {
      return off(
        'not connected: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN; “Connect Slack” in the README says where to find them',
      );
    }
    const { workspace, mode, missing, optional } = await probeSlack(slack, createLog(logLevel)).catch(
      (cause: unknown) => {
        if (cause instanceof StudyhallError) throw cause;
        throw new StudyhallError('slack', 'Slack is out of reach: try again later', { cause });
      },
    );
    const where = `${workspace}, ${mode}`;
    if (missing.length > 0) {
      return wrong(`${where}; scopes to add by the manifest, then install the app again: ${missing.join(', ')}`);
    }
    return fine(optional.length === 0 ? where : `${where}; without the optional ${optional.join(', ')}`);
  },
  async discord({ discord }) {
    if (!discord) {
      return off('not connected: set DISCORD_TOKEN; “Connect Discord” in the README says where to find it');
    }
    const { bot, servers, invite } = await probeDiscord(discord);
    return fine(`${bot}, in ${count(servers, 'server')}; invite it with ${invite}`);
  },
  playground: ({ playground, host, port }) =>
    playground ? fine(`http://${host}:${port}`) : off('not shown: PLAYGROUND=on shows it here, too'),
};

async function look(check: Check, config: Config): Promise<Finding | undefined> {
  try {
    return await check(config);
  } catch (error) {
    if (error instanceof StudyhallError) return wrong(error.message);
    throw error;
  }
}

/** Checks every part by itself, prints a line each and never a secret; 1 when something has to be done. */
export async function runDoctor(env: Readonly<Record<string, string | undefined>>, io: Io): Promise<number> {
  // Wrong settings end it here, with exit code 2: nothing else could be looked at as it is meant.
  const config = readConfig(env);
  let failed = 0;
  for (const [name, check] of Object.entries(checks)) {
    const found = await look(check, config);
    if (!found) continue;
    if (found.mark === 'FAULT') failed += 1;
    io.out(`${found.mark.padEnd(5)}  ${name.padEnd(10)}  ${found.text}`);
  }
  io.out(failed === 0 ? 'Everything is in order.' : `${count(failed, 'thing')} to fix.`);
  return failed === 0 ? 0 : 1;
}
