import { sql } from 'kysely';
import { StudyhallError } from '../core/errors.js';
import type { Store } from '../core/store.js';
import { createAsked } from './asked.js';
import { createGaps } from './gaps.js';
import { createLeases } from './leases.js';
import { createOutbox } from './outbox.js';
import { createPast } from './past.js';
import { createPeople } from './people.js';
import { createRounds } from './rounds.js';
import { createSchedules } from './schedules.js';
import type { Db } from './schema.js';
import { createSettings } from './settings.js';
import { createTotals } from './totals.js';
import { createTranscripts } from './transcripts.js';
import { createVotes } from './votes.js';

export interface Opened {
  readonly db: Db;
  /** How errors call this store: a file's path, a server's address without its password. */
  readonly name: string;
  now(): Promise<Date>;
  close(): Promise<void>;
}

/** The store over an open database of the current schema, whatever its engine. */
export function createStore({ db, name, now, close }: Opened): Store {
  return {
    now,
    schedules: createSchedules(db),
    rounds: { ...createRounds(db), ...createVotes(db), ...createTotals(db), ...createPast(db) },
    outbox: createOutbox(db),
    people: createPeople(db),
    asked: createAsked(db),
    transcripts: createTranscripts(db),
    settings: createSettings(db),
    gaps: createGaps(db),
    leases: createLeases(db),
    async check() {
      try {
        await sql`select 1`.execute(db);
      } catch (cause) {
        throw new StudyhallError('store-away', `The store ${name} does not answer.`, { cause });
      }
    },
    close,
  };
}
