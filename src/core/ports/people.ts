import type { Person } from '../chat/address.js';

/** One thing that is kept about a person, as flat JSON; `kind` says what. */
export type KeptRecord = { readonly kind: string } & Readonly<Record<string, string | number | boolean | null>>;

export interface PeopleStore {
  /** The name that boards show. */
  remember(person: Person, name: string): Promise<void>;
  /** People of a space, in the order in which they came. */
  in(adapter: string, space: string): Promise<readonly { readonly person: Person; readonly name: string }[]>;
  /** Takes a person off every board, or puts them back; they go on earning points. */
  hide(person: Person, hidden: boolean): Promise<void>;
  /** All that is kept about a person: the person first, then the newest of each kind first. */
  kept(person: Person): Promise<readonly KeptRecord[]>;
  /**
   * Deletes all that is kept about a person, in one transaction. Their votes still count in the tallies of their rounds,
   * without a person, words or a time; totals, histories and boards of everybody else stay as they are.
   */
  erase(person: Person): Promise<Erased>;
  /** People with that id, or else of that name, in any adapter and space. */
  called(idOrName: string): Promise<readonly Person[]>;
  /**
   * Of the next `limit` people after one, or of the first, those who neither came, voted nor practised since an instant; `last` is
   * the last who was looked at, undefined at the end.
   */
  idle(
    since: Date,
    limit: number,
    after?: Person,
  ): Promise<{ readonly people: readonly Person[]; readonly last?: Person }>;
}

export interface Erased {
  /** Votes that count on without a person. */
  readonly votes: number;
  /** Rows of any other kind that are gone. */
  readonly rows: number;
}

export interface PeopleStores {
  readonly people: PeopleStore;
}
