import type { Db } from '../schema.js';
import { atomically } from '../transaction.js';
import type { Together } from '../votes.js';

/** So that nothing else waits long for its turn. */
const mostAtOnce = 200;

interface Waiting {
  readonly verb: (tx: Db) => Promise<unknown>;
  readonly resolve: (value: never) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * Makes one transaction of the verbs that come in at the same time: where one process alone writes, the way to the disk
 * takes much longer than what is written. Verbs share no fate: when one fails, each is done again by itself.
 */
export function createGroupCommit(db: Db): Together {
  const waiting: Waiting[] = [];

  const alone = async ({ verb, resolve, reject }: Waiting): Promise<void> => {
    await atomically(db, verb).then((value) => resolve(value as never), reject);
  };

  const write = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const values = await atomically(db, async (tx) => {
        const done: unknown[] = [];
        for (const { verb } of batch) done.push(await verb(tx));
        return done;
      });
      for (const [i, { resolve }] of batch.entries()) resolve(values[i] as never);
    } catch {
      for (const each of batch) await alone(each);
    }
  };

  const turn = (): void => {
    const batch = waiting.splice(0, mostAtOnce);
    if (waiting.length > 0) setImmediate(turn);
    void write(batch);
  };

  return (verb) =>
    new Promise((resolve, reject) => {
      // Whatever has arrived at the process's connections by now is read before that.
      if (waiting.length === 0) setImmediate(turn);
      waiting.push({ verb, resolve, reject });
    });
}
