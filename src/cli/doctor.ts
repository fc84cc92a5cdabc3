import { readConfig } from '../config.js';
import { StudyhallError } from '../core/errors.js';
import { loadKnowledge } from '../knowledge-folder.js';
import { openStore } from '../store/open-store.js';
import type { Io } from './io.js';
import { count } from './lint.js';

type Env = Readonly<Record<string, string | undefined>>;

interface Finding {
  readonly ok: boolean;
  readonly text: string;
}

const fine = (text: string): Finding => ({ ok: true, text });
const wrong = (text: string): Finding => ({ ok: false, text });

/** The program was written after this instant, so that a clock before it is wrong. */
const noEarlier = Date.UTC(2026, 0, 1);

/** Each part is looked at by itself: what it needs of the settings is read inside, so that one fault hides no other. */
const checks: Readonly<Record<string, (env: Env) => Promise<Finding> | Finding>> = {
  settings(env) {
    const { playground, host, port } = readConfig(env);
    return fine(playground ? `the playground at http://${host}:${port}` : 'nothing is turned on');
  },
  node: () => fine(`Node ${process.versions.node}; zones and words from ICU ${process.versions.icu ?? 'none'}`),
  clock() {
    const now = new Date();
    return now.getTime() < noEarlier
      ? wrong(`it is ${now.toISOString()} here: set the clock of this machine`)
      : fine(now.toISOString());
  },
  async store(env) {
    const { databaseUrl } = readConfig(env);
    const store = await openStore(databaseUrl, { now: () => new Date(), mode: 'reader' });
    try {
      await store.check();
      const rooms = await store.rounds.rooms();
      return fine(`${databaseUrl}; ${count(rooms.length, 'room')} with closed questions`);
    } finally {
      await store.close();
    }
  },
  async notes(env) {
    const { notes, problems } = await loadKnowledge(readConfig(env).knowledgeDir);
    const errors = problems.filter((problem) => problem.severity === 'error').length;
    if (notes.length === 0) return wrong('no note can be used: “studyhall lint” says why');
    const passages = notes.reduce((sum, note) => sum + note.passages.length, 0);
    const found = `${count(notes.length, 'note')}, ${count(passages, 'passage')}`;
    return errors > 0 ? wrong(`${found}; ${count(errors, 'error')}: see “studyhall lint”`) : fine(found);
  },
  async questions(env) {
    const { bank } = await loadKnowledge(readConfig(env).knowledgeDir);
    return bank.length === 0
      ? wrong('none yet: “studyhall bank --missing” lists passages without one')
      : fine(count(bank.length, 'question'));
  },
};

/** Checks every part by itself, prints a line each and never a secret; 1 when something has to be done. */
export async function runDoctor(env: Env, io: Io): Promise<number> {
  let failed = 0;
  for (const [name, check] of Object.entries(checks)) {
    const found = await Promise.resolve()
      .then(() => check(env))
      .catch((error: unknown) => {
        if (error instanceof StudyhallError) return wrong(error.message);
        throw error;
      });
    if (!found.ok) failed += 1;
    io.out(`${found.ok ? 'ok   ' : 'FAULT'}  ${name.padEnd(9)}  ${found.text}`);
  }
  io.out(failed === 0 ? 'Everything is in order.' : `${count(failed, 'thing')} to mend.`);
  return failed === 0 ? 0 : 1;
}
