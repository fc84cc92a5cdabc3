import type { AskedStores } from '../ask/store.js';
import type { DraftStores } from '../draft/store.js';
import type { ExamStores } from '../exam/store.js';
import type { GapStores } from '../gaps/store.js';
import type { LeaseStores } from '../ports/leases.js';
import type { OutboxStores } from '../ports/outbox.js';
import type { PeopleStores } from '../ports/people.js';
import type { Clock } from '../ports/services.js';
import type { SpaceStores } from '../ports/spaces.js';
import type { TranscriptStore } from '../ports/transcripts.js';
import type { VectorCaches } from '../ports/vector-cache.js';
import type { ProposalStores } from '../quiz/corrections/store.js';
import type { RoundStores } from '../quiz/store.js';
import type { ScheduleStores } from '../schedule/store.js';
import type { StandingStores } from '../standing/store.js';
import type { PractisedStores, ShownStores } from '../study/store.js';

/**
 * What has to outlive the process. The ports speak verbs of the domain, one transaction each; when a promise has
 * resolved, the change survives a kill. A room always stands for its whole: votes, boards and schedules ignore
 * `thread`. Every query of a room or person is confined to its adapter and space; only the heartbeat's own
 * (`due…`, `claim`, `undrawn`) look across spaces.
 */
export interface Store
  extends Clock,
    ScheduleStores,
    RoundStores,
    ProposalStores,
    StandingStores,
    AskedStores,
    GapStores,
    DraftStores,
    PractisedStores,
    ShownStores,
    ExamStores,
    OutboxStores,
    PeopleStores,
    LeaseStores,
    SpaceStores,
    VectorCaches {
  readonly transcripts: TranscriptStore;
  /** Resolves when the store answers a trivial query, rejects with a StudyhallError when it does not. */
  check(): Promise<void>;
  close(): Promise<void>;
}
