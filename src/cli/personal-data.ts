import type { Person } from '../core/chat/address.js';
import { StudyhallError } from '../errors.js';
import { openStore } from '../store/open-store.js';
import type { OpenedStore } from '../store/store.js';
import type { Io } from './io.js';
import { count } from './lint.js';

const usage = (message: string): StudyhallError => new StudyhallError('usage', message, { exit: 2 });

const written = ({ adapter, space, id }: Person): string => [adapter, space, id].join(':');

/** `slack:T1:U2` names somebody for certain; an id or a name does as long as it is one person's. */
async function find(store: OpenedStore, text: string): Promise<Person> {
  const [adapter, space, ...rest] = text.split(':');
  const id = rest.join(':');
  if (adapter && space && id) return { adapter, space, id };
  const found = await store.people.called(text);
  const [first] = found;
  if (!first) throw usage(`nobody has the id or name “${text}”; write it as adapter:space:id, such as slack:T1:U2`);
  if (found.length > 1)
    throw usage(`which one? Name one of these:\n${found.map((person) => `  ${written(person)}`).join('\n')}`);
  return first;
}

async function withStore<T>(
  databaseUrl: string,
  mode: 'owner' | 'reader',
  work: (store: OpenedStore) => Promise<T>,
): Promise<T> {
  const store = await openStore(databaseUrl, { now: () => new Date(), mode });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** `export PERSON`: all that is kept about somebody, as one JSON array. */
export const runExport = (databaseUrl: string, person: string, io: Io): Promise<number> =>
  withStore(databaseUrl, 'reader', async (store) => {
    io.out(JSON.stringify(await store.people.kept(await find(store, person)), null, 2));
    return 0;
  });

/** `forget PERSON`: deletes it. A SQLite store has one owner: the bot has to be stopped. */
export async function runForget(databaseUrl: string, person: string, io: Io): Promise<number> {
  try {
    return await withStore(databaseUrl, 'owner', async (store) => {
      const found = await find(store, person);
      const { votes, rows } = await store.people.erase(found);
      io.out(
        votes + rows === 0
          ? `nothing is kept about ${written(found)}`
          : `deleted everything kept about ${written(found)}: ${count(rows, 'row')}; ${count(votes, 'vote')} kept without a name`,
      );
      return 0;
    });
  } catch (cause) {
    if (!(cause instanceof StudyhallError) || cause.code !== 'store-locked') throw cause;
    const advice = 'the bot is running: stop it first, or ask the person to use “/studyhall delete”';
    throw new StudyhallError(cause.code, `${cause.message.split(';')[0]}; ${advice}`, { cause });
  }
}
