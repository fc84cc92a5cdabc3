import type { Person, Room } from '../../chat/address.js';
import { line, type Message } from '../../chat/message.js';
import type { Question } from '../../knowledge/question.js';
import type { LeaseStores } from '../../ports/leases.js';
import type { Services } from '../../ports/services.js';
import { keyText } from '../card.js';
import { grade } from '../grade.js';
import type { Round, Snapshot } from '../round.js';
import type { RoundStores } from '../store.js';

/** Who has a right key, and which: a question of the bank, or what was asked. */
type Keyed = Pick<Question, 'choices' | 'accepts'>;

const sorted = (texts: readonly string[]): string => JSON.stringify([...texts].sort());

/** The key of a question in one string: what two versions of it are compared by. */
export const keyOf = ({ choices, accepts }: Keyed): string =>
  sorted([...choices.filter((choice) => choice.right).map((choice) => choice.text), ...accepts]);

/**
 * What was asked, with the key that the question has now; undefined when the key is the same, or when the question has
 * other choices and so is another one.
 */
export function withFileKey(snapshot: Snapshot, question: Question): Snapshot | undefined {
  const texts = ({ choices }: Keyed) => sorted(choices.map((choice) => choice.text));
  if (keyOf(snapshot) === keyOf(question) || texts(snapshot) !== texts(question)) return undefined;
  const now = new Map(question.choices.map((choice) => [choice.text, choice]));
  return {
    ...snapshot,
    kind: question.kind,
    choices: snapshot.choices.map((choice) => ({ ...choice, ...now.get(choice.text) })),
    accepts: question.accepts,
    explanation: question.explanation,
    corrected: 'file',
  };
}

/** The key that a manager names: the right choices by their numbers from 0, or what is accepted of what people type. */
export interface NewKey {
  readonly right: readonly number[];
  readonly accepts: readonly string[];
}

/** What was asked, with a key that a manager names. */
export const withNamedKey = (snapshot: Snapshot, { right, accepts }: NewKey): Snapshot => ({
  ...snapshot,
  choices: snapshot.choices.map((choice, i) => ({ ...choice, right: right.includes(i) })),
  accepts,
  corrected: 'hand',
});

/** Changes what was asked, and everything that follows from it. */
export function createCorrections(
  {
    store,
    managers,
    adapter,
    newId,
    timing,
    log,
  }: Pick<Services<RoundStores & LeaseStores>, 'store' | 'managers' | 'adapter' | 'newId' | 'timing' | 'log'>,
  changed: CardChanged,
) {
  return {
    /** Whether somebody may correct what a room was asked, wherever they press. */
    mayCorrect: async (by: Person, room: Room): Promise<boolean> =>
      room.adapter === by.adapter &&
      (managers.has(by.id) ||
        ((await adapter(room.adapter)?.directory.mayManage({ ...by, space: room.space }, room)) ?? false)),

    /**
     * Gives a closed round another snapshot: votes, boards, its card and its reveal follow, and if wanted the room is
     * told. `busy` while somebody else is at it, `stale` when its key is not the one that was given any more.
     */
    async apply(round: Round, snapshot: Snapshot, tell: boolean): Promise<'applied' | 'busy' | 'stale'> {
      const [lease, holder, now] = [`correct:${round.id}`, newId(), await store.now()];
      if (!(await store.leases.take(lease, holder, now, timing.lease))) return 'busy';
      try {
        const present = await store.rounds.get(round.id);
        if (!present || keyOf(present.snapshot) !== keyOf(round.snapshot)) return 'stale';
        const notice = tell
          ? { key: `corrected:${round.id}:${holder}`, message: noticeOf(snapshot), at: now }
          : undefined;
        const right = (ballot: Parameters<typeof grade>[1]) => grade(snapshot, ballot);
        if (!(await store.rounds.correct(round.id, snapshot, right, notice))) return 'stale';
      } finally {
        await store.leases.release(lease, holder);
      }
      log.warn({ round: round.id, question: snapshot.question, by: snapshot.corrected }, 'a round was corrected');
      changed(round.id, now);
      return 'applied';
    },
  };
}

type CardChanged = (round: string, at: Date) => void;
export type Corrections = ReturnType<typeof createCorrections>;

const noticeOf = (snapshot: Snapshot): Message =>
  line(
    `Corrected: the answer to “${snapshot.prompt}” is ${keyText(snapshot)}. The leaderboard has been updated.`,
    'closed',
  );
