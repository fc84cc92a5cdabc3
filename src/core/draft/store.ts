import type { Person } from '../chat/address.js';

/** What somebody decided about a draft. */
export interface Judgement {
  /** The id of its question. */
  readonly question: string;
  /** It belongs to their space. */
  readonly by: Person;
  readonly verdict: 'used' | 'unfit';
  /** What is used, as a quiz file says it; kept until a file holds it. */
  readonly text?: string;
}

/** Drafts that were decided on: they don't come back. */
export interface DraftStore {
  /** False when that draft was decided on before in that space: nothing is changed then. */
  judge(judgement: Judgement, at: Date): Promise<boolean>;
  /** The questions that were decided on in a space. */
  judged(adapter: string, space: string): Promise<ReadonlySet<string>>;
  /** A file holds it now: its text is no longer kept. */
  filed(question: string, by: Person): Promise<void>;
  /** What is used and stands in no file, of all spaces, the oldest first; each question once. */
  kept(): Promise<readonly { readonly question: string; readonly text: string }[]>;
}

export interface DraftStores {
  readonly drafts: DraftStore;
}
