/** What is known of an exam that is not over. */
interface Running {
  readonly id: string;
  readonly person: { readonly adapter: string };
  readonly ends: Date;
}

export interface ExamEnd {
  readonly id: string;
  readonly at: Date;
}

/**
 * Which exams end at `now`: those whose time is over, of people on a platform that is served here. However late that is
 * noticed, such as after a restart, each ends at the end of its time.
 */
export const planExamEnds = (now: Date, running: readonly Running[], here: ReadonlySet<string>): ExamEnd[] =>
  running
    .filter(({ person, ends }) => here.has(person.adapter) && ends <= now)
    .map(({ id, ends }) => ({ id, at: ends }));
