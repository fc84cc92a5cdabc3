import type { Person } from '../chat/address.js';
import type { Exam, ExamAnswer } from './exam.js';

export type NewExam = Pick<Exam, 'id' | 'person' | 'began' | 'ends' | 'pass' | 'questions'>;

/** An exam among many, without what was asked. */
export type RunningExam = Pick<Exam, 'id' | 'person' | 'ends'>;

export interface ExamStore {
  /** Begins an exam; false, and nothing happens, while the person has one that is not over. */
  begin(exam: NewExam): Promise<boolean>;
  get(id: string): Promise<Exam | undefined>;
  /** The one exam of a person that is not over. */
  running(person: Person): Promise<Exam | undefined>;
  /** The exam of a person that was over last. */
  last(person: Person): Promise<Exam | undefined>;
  /**
   * Keeps an answer; a later one to the same question replaces it. False, and nothing happens, when the exam is over or
   * `at` is not before the end of its time.
   */
  answer(id: string, n: number, answer: ExamAnswer, at: Date): Promise<boolean>;
  /** Exams of all spaces that are not over although their time is, the longest overdue first. */
  due(now: Date): Promise<readonly RunningExam[]>;
  /**
   * Ends an exam, with the questions that don't count, and queues its result for its person where a key for that is
   * given, in one transaction. False, and nothing happens, when it was over already.
   */
  end(id: string, at: Date, aside: ReadonlySet<number>, resultKey?: string): Promise<boolean>;
  /** Deletes the exams that were over before an instant. How many. */
  forget(before: Date): Promise<number>;
}

export interface ExamStores {
  readonly exams: ExamStore;
}
