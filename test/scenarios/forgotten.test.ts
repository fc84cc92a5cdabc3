import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tableKeys } from '../../src/store/schema.js';
import { connectSqlite } from '../../src/store/sqlite/connection.js';
import { playgroundClient } from '../support/playground-client.js';
import { start } from '../support/program.js';
import { tempDir } from '../support/temp.js';

/** Everything that the store of a running program holds, as one text. */
function dump(file: string): string {
  const beside = connectSqlite(file, 'reader');
  const all = Object.keys(tableKeys).map((table) => beside.prepare(`select * from "${table}"`).all());
  beside.close();
  return JSON.stringify(all).toLowerCase();
}

/** The right choice of the one question that was asked. */
function rightChoice(file: string): number {
  const beside = connectSqlite(file, 'reader');
  const { snapshot } = beside.prepare('select snapshot from round').get() as { snapshot: string };
  beside.close();
  return JSON.parse(snapshot).choices.findIndex(({ right }: { right: boolean }) => right);
}

it('a person who played, asked and looked at boards is gone from the whole program after one press', async () => {
  const cwd = tempDir();
  const file = join(cwd, 'data', 'studyhall.db');
  const { url, stop } = await start({ cwd });
  const client = playgroundClient(url);
  const { added } = await client.post('person', { name: 'Zebediah' });
  const id = added?.id ?? '';
  expect(id).not.toBe('');

  await client.say('Ana', '/quiz now close after 5m');
  await expect.poll(async () => (await client.state('ana')).home?.open.length).toBe(1);
  const right = rightChoice(file);
  await client.vote('Zebediah', right);
  await client.vote('Ana', right);
  await client.say('Zebediah', 'does the zebrafish know xoxb-12345-abcDEF, and who owns patching?');
  await client.say('Zebediah', 'what about the zebrafish?');
  expect(dump(file)).not.toContain('xoxb-12345');
  await client.say('Ana', '/quiz close');
  const told = async () => JSON.stringify((await client.state('ana')).lines);
  await expect.poll(told).toContain('Ana and Zebediah lead this week');
  await client.say('Ana', '/leaderboard all');
  await client.say('Zebediah', '/studyhall delete');
  const [before] = (await client.state('ana')).home?.boards.all.filter(({ name }) => name === 'Ana') ?? [];
  for (const trace of [id, 'zebediah', 'zebrafish']) expect(dump(file)).toContain(trace);

  const question = (await client.state(id)).lines.find(({ message }) =>
    message.summary.startsWith('Delete everything'),
  );
  await client.post('press', { person: id, id: 'deleteme:', on: question?.id, alone: true });
  for (const trace of [id, 'zebediah', 'zebrafish']) expect(dump(file)).not.toContain(trace);
  expect(await told()).toContain('Ana and somebody lead this week');
  const [after] = (await client.state('ana')).home?.boards.all.filter(({ name }) => name === 'Ana') ?? [];
  expect({ ...after, place: 1 }).toEqual({ ...before, place: 1 });
  expect(await stop('SIGTERM')).toBe(0);
});
