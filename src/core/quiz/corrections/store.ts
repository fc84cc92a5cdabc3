import type { Person } from '../../chat/address.js';
import type { NewKey } from './apply.js';

/** A correction as it was previewed, which the button below the preview makes. */
export interface Proposal {
  /** Unique for good. */
  readonly id: string;
  /** Who saw the preview: it belongs to their space. */
  readonly by: Person;
  readonly round: string;
  /** The key, as `keyOf` gives it, in whose place the new one comes. */
  readonly from: string;
  readonly key: NewKey;
}

/** What the buttons of previews refer to, for a key may be longer than the id of a button: short-lived, capped. */
export interface ProposalStore {
  add(proposal: Proposal, at: Date): Promise<void>;
  /** The one of that id, in that person's adapter and space. */
  get(id: string, by: Person): Promise<Omit<Proposal, 'by'> | undefined>;
  /** Deletes what is older than that instant, and the oldest beyond 1,000. How many. */
  forget(before: Date): Promise<number>;
}

export interface ProposalStores {
  readonly proposals: ProposalStore;
}
