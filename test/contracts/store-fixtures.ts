import type { Store } from '../../src/core/bot/store.js';
import type { Person, Room } from '../../src/core/chat/address.js';
import type { NewExam } from '../../src/core/exam/store.js';
import type { Difficulty } from '../../src/core/knowledge/question.js';
import type { Snapshot } from '../../src/core/quiz/round.js';
import type { NewRound } from '../../src/core/quiz/store.js';
import type { Schedule, Slot } from '../../src/core/schedule/schedule.js';

/** What a contract test is given: a store of its own, empty, whose clock stands at `start`. */
export interface StoreUnderTest {
  readonly store: Store;
  /** Closes the store, opens the same data again and gives that; `store` is dead then. */
  reopen(): Promise<Store>;
  /** Moves the clock of the store on. */
  advance(ms: number): void;
  /** Closes what is open and deletes everything. */
  dispose(): Promise<void>;
}

export type OpenStore = () => Promise<StoreUnderTest>;

/** A store under test whose clock stands still; `clean` deletes what is left once it is closed. */
export async function underTest(
  open: (now: () => Date) => Promise<Store>,
  clean: () => Promise<void> | void,
): Promise<StoreUnderTest> {
  let clock = start.getTime();
  const now = (): Date => new Date(clock);
  let store = await open(now);
  return {
    store,
    async reopen() {
      await store.close();
      store = await open(now);
      return store;
    },
    advance: (ms) => {
      clock += ms;
    },
    async dispose() {
      await store.close();
      await clean();
    },
  };
}

export const start = new Date('2026-11-02T09:00:00Z');

export const minutes = (count: number): Date => new Date(start.getTime() + count * 60_000);

/** Three places in which all ids are the same: another space, and another adapter. */
export const room: Room = { adapter: 'slack', space: 'T1', id: 'general' };
export const otherSpace: Room = { ...room, space: 'T2' };
export const otherAdapter: Room = { ...room, adapter: 'discord' };
export const otherRoom: Room = { ...room, id: 'random' };

export const someone = (id: string, of: Room = room): Person => ({ adapter: of.adapter, space: of.space, id });

export const snapshot = (question: string, more: Partial<Snapshot> = {}): Snapshot => ({
  question,
  kind: 'single',
  topic: 'iam',
  difficulty: 2 as Difficulty,
  prompt: 'Who patches?',
  choices: [
    { text: 'AWS', right: false, why: 'hosts only' },
    { text: 'The customer', right: true, why: '' },
    { text: 'Nobody', right: false, why: '' },
  ],
  accepts: [],
  explanation: 'The guest is yours.',
  source: { file: 'iam.md', line: 4, text: 'customer patches guests' },
  ...more,
});

export const typed = (question: string): Snapshot =>
  snapshot(question, { kind: 'typed', choices: [], accepts: ['cloudtrail'] });

export const round = (id: string, more: Partial<NewRound> = {}): NewRound => ({
  id,
  room,
  snapshot: snapshot(`q-${id}`),
  opens: start,
  closes: minutes(60),
  ...more,
});

/** Al's exam of three questions and 30 minutes; the second choice of each is right. */
export const exam = (id: string, more: Partial<NewExam> = {}): NewExam => ({
  id,
  person: someone('al'),
  began: start,
  ends: minutes(30),
  pass: 70,
  questions: ['a', 'b', 'c'].map((each) => snapshot(`q-${each}`)),
  ...more,
});

export const slot = (schedule: string, opens: Date): Slot => ({
  schedule,
  key: opens.toISOString().slice(0, 16),
  opens,
});

export const schedule = (id: string, more: Partial<Schedule> = {}): Schedule => ({
  id,
  room,
  phrase: 'weekdays at 09:30 Europe/London',
  by: someone('alice', more.room ?? room),
  since: start,
  ...more,
});

/** A vote for one choice; the second one of the fixtures' snapshots is right. */
export const vote = (
  store: Store,
  roundId: string,
  person: Person,
  pick: number,
  more: { at?: Date; name?: string; right?: boolean } = {},
) =>
  store.rounds.vote({
    round: roundId,
    person,
    ballot: { picks: [pick] },
    right: pick === 1,
    at: start,
    ...more,
  });

/** Gives the store of the running test. */
export type Subject = () => StoreUnderTest;
