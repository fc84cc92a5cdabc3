import type { CopiedTable } from './copy.js';
import type { Db } from './schema.js';
import type { OpenedStore } from './store.js';

export interface OpenOptions {
  /** This process's clock; a place that several processes share has one of its own. */
  readonly now: () => Date;
  /** An `owner` writes and brings the schema up to date; a `reader` looks on, and a store not there yet is empty. */
  readonly mode: 'owner' | 'reader';
}

/**
 * Where a store is or is to be, and what can be done there: nobody has to ask what kind of place it is. Every method
 * rejects with a StudyhallError that says what to do, and none of them repeats a password.
 */
export interface Place {
  /** What an operator calls it: a file's path, or a server's address. Throws as `open` rejects for one that is none. */
  readonly name: string;
  /** Whether several processes may own the store at once: then each needs a name of its own among them. */
  readonly shared: boolean;
  /** The file that holds the store, where this machine has it. */
  readonly file?: string;
  open(options: OpenOptions): Promise<OpenedStore>;
  /**
   * Copies the store to the new file `target` beside a running owner; the file is there once it has been found whole.
   * Rejects with exit code 2 where tools of the server do that: the message has the command to run.
   */
  backup(target: string): Promise<void>;
  /**
   * Puts a backup in the place of the store, which nobody may have open. Resolves to the name under which the store
   * that was there is kept, if there was one. Rejects as `backup` does.
   */
  restore(from: string): Promise<string | undefined>;
  /** Gives all rows to be copied, and keeps everybody else out meanwhile. Absent where a store can't move away. */
  lend?<T>(work: (rows: Db) => Promise<T>): Promise<T>;
  /**
   * Takes over all rows of another store, each read back and compared: all or none. Absent where a store can't move to.
   */
  receive?(from: Db): Promise<readonly CopiedTable[]>;
}
