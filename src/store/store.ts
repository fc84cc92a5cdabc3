import { sql } from 'kysely';
import type { Store } from '../core/bot/store.js';
import { StudyhallError } from '../errors.js';
import { createAsked } from './asked.js';
import { createSpaces } from './away.js';
import { createClips } from './clips.js';
import { createDrafts } from './drafts.js';
import { createExams } from './exams.js';
import { createGaps } from './gaps.js';
import { createLeases } from './leases.js';
import { createOpenRounds } from './open-rounds.js';
import { createOutbox } from './outbox.js';
import { createArrivals, createPeople } from './people.js';
import { createPractised } from './practised.js';
import { createProposals } from './proposals.js';
import { createRoundHistory } from './round-history.js';
import { createRounds } from './rounds.js';
import { createSchedules } from './schedules.js';
import type { Db } from './schema.js';
import { createSettings } from './settings.js';
import { createShown } from './shown.js';
import { createStandings } from './standings.js';
import { createTranscripts } from './transcripts.js';
import { createVectors } from './vectors.js';
import { createVotes, type Together } from './votes.js';

/** A store, and what an operator calls it. */
export interface OpenedStore extends Store {
  /** A file's path, or a server's address without its password. */
  readonly place: string;
  /** `SQLite 3.53.0`, `PostgreSQL 15.13`. */
  readonly engine: string;
}

export interface Opened extends Pick<OpenedStore, 'place' | 'engine' | 'now' | 'close'> {
  readonly db: Db;
  /** Makes one way to the disk of the votes that come at the same time. */
  readonly together?: Together;
}

/** The store over an open database of the current schema, whatever its engine. */
export function createStore({ db, place, engine, now, close, together }: Opened): OpenedStore {
  const arrivals = createArrivals();
  return {
    place,
    engine,
    now,
    schedules: createSchedules(db),
    rounds: {
      ...createRounds(db),
      ...createOpenRounds(db),
      ...createVotes(db, arrivals, together),
      ...createRoundHistory(db),
    },
    proposals: createProposals(db),
    standings: createStandings(db),
    outbox: createOutbox(db),
    people: createPeople(db, now, arrivals),
    practised: createPractised(db, arrivals),
    shown: createShown(db),
    asked: createAsked(db),
    transcripts: createTranscripts(db),
    settings: createSettings(db),
    spaces: createSpaces(db),
    gaps: createGaps(db),
    drafts: createDrafts(db),
    clips: createClips(db),
    exams: createExams(db, arrivals),
    leases: createLeases(db),
    vectors: createVectors(db),
    async check() {
      try {
        await sql`select 1`.execute(db);
      } catch (cause) {
        if (cause instanceof StudyhallError) throw cause;
        throw new StudyhallError('store-away', `The store ${place} does not answer.`, { cause });
      }
    },
    close,
  };
}
