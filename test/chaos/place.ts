import { join } from 'node:path';
import { startPostgres } from '../support/postgres.js';
import { type RowReader, rowReader, sqliteRows } from './store-rows.js';

/** Where the store is, and how it is looked into and taken away. */
export interface Place {
  readonly url: string;
  rows(): RowReader;
  /** Takes the store away for so many milliseconds. */
  away?(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

const rest = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

export const sqlitePlace = async (folder: string): Promise<Place> => {
  const file = join(folder, 'studyhall.db');
  return { url: `sqlite:${file}`, rows: () => sqliteRows(file), close: async () => undefined };
};

/** A database on a server of its own; `initdb` is what `needs` found. */
export const postgresPlace = (initdb: string) => async (): Promise<Place> => {
  const server = await startPostgres(initdb);
  const url = await server.database();
  return {
    url,
    rows: () => rowReader((sql) => server.run(url, sql)),
    async away(milliseconds) {
      await server.kill();
      await rest(milliseconds);
      await server.start();
    },
    close: () => server.stop(),
  };
};
