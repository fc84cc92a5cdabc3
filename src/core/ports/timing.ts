/** Every wait of the program, in milliseconds, in one place, so that tests are fast and never sleep. */
export interface Timing {
  /** Between two edits of one card at least. */
  readonly redraw: number;
  /** Between two looks for cards that were left out of date, such as by a process that ended. */
  readonly reconcile: number;
  /** How long a claimed outbox row belongs to its claimer: longer than any platform call may take. */
  readonly lease: number;
  /** After a post that may or may not have arrived: when it is looked for, before it is sent again after the lease. */
  readonly looks: readonly number[];
  /** How long a platform that one process alone may serve belongs to it after its last sign of life. */
  readonly duty: number;
  /** The first pause after a failed attempt; doubled up to `backoffMost`. */
  readonly backoff: number;
  readonly backoffMost: number;
  /** Between two attempts to post a question where the bot may not, as long as the question's time lasts. */
  readonly refused: number;
  /** How long an answer's buttons work. */
  readonly asked: number;
  /** How long what is said can be meant for a question that was put to somebody alone. */
  readonly shown: number;
  /** How long a form that was opened on a message can still be sent. */
  readonly clipped: number;
  /** How long what was made of a message waits for somebody to decide on it. */
  readonly waiting: number;
  /** How long the button below the preview of a correction works. */
  readonly proposed: number;
  /** How long something has been broken in the notes before the managers hear of it: people save what is half done. */
  readonly broken: number;
  /** How long what was written in a conversation that the program itself keeps can be read. */
  readonly entries: number;
  /** How long it is known that something was sent. */
  readonly sent: number;
  /** How long it is known what became of a slot: longer than skipped ones are told of, and than any process stands still. */
  readonly slots: number;
  /** How long an exam that is over can be looked at. */
  readonly exams: number;
  /** How long somebody is known who does not vote. */
  readonly idle: number;
  /** How long the data of a space waits that took the bot out. */
  readonly away: number;
  /** How long events are known that came in; platforms repeat them for minutes. */
  readonly seen: number;
}

const day = 86_400_000;

export const defaultTiming: Timing = {
  redraw: 1_000,
  reconcile: 10_000,
  lease: 30_000,
  looks: [2_000, 5_000, 15_000],
  duty: 10_000,
  backoff: 1_000,
  backoffMost: 60_000,
  refused: 60_000,
  asked: 24 * 3_600_000,
  shown: 24 * 3_600_000,
  clipped: 24 * 3_600_000,
  waiting: 30 * day,
  proposed: 24 * 3_600_000,
  broken: 30_000,
  entries: 30 * day,
  sent: 14 * day,
  slots: 30 * day,
  exams: 30 * day,
  idle: 548 * day,
  away: 30 * day,
  seen: 3_600_000,
};
