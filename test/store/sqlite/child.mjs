// A second process for the tests of the SQLite store: `node child.mjs MODE FILE`, over the compiled program.
import { writeSync } from 'node:fs';
import { openSqlite } from '../../../dist/store/sqlite/open.js';

const [mode, file] = process.argv.slice(2);
const tell = (line) => writeSync(1, `${line}\n`);
const open = () => openSqlite(file, { now: () => new Date(0), mode: 'owner' });
const room = { adapter: 'slack', space: 'T1', id: 'general' };

/** Votes without end; an id is told only when its vote has been confirmed. */
async function voter(store) {
  const run = (await store.people.in('slack', 'T1')).length;
  const opens = new Date(run);
  const asked = { question: 'q', kind: 'single', topic: 't', difficulty: 1, prompt: 'p', choices: [], accepts: [] };
  const snapshot = { ...asked, explanation: 'e', source: { file: 'a.md', line: 1, text: 't' } };
  const id = `round-${run}`;
  await store.rounds.open(
    { id, room, slot: { schedule: 's', key: id, opens }, snapshot, opens, closes: new Date(1e12) },
    id,
  );
  tell(`open ${id}`);
  for (let index = 0; ; index += 1) {
    const person = { ...room, id: `p${run}-${index}` };
    await store.rounds.vote({ round: id, person, name: person.id, ballot: { picks: [0] }, right: true, at: opens });
    tell(`${id} ${person.id}`);
  }
}

try {
  if (mode === 'collected') {
    // Nothing refers to the store any more when the collector has run.
    await open();
    for (let index = 0; index < 5; index += 1) globalThis.gc();
    tell('open');
  } else {
    const store = await open();
    if (mode === 'voter') await voter(store);
    tell('open');
  }
  setInterval(() => {}, 60_000);
} catch (error) {
  tell(`${error.code}: ${error.message}`);
}
