import type { Person } from '../chat/address.js';

export interface PeopleStore {
  /** The name that boards show. */
  remember(person: Person, name: string): Promise<void>;
  /** People of a space, in the order in which they came. */
  in(adapter: string, space: string): Promise<readonly { readonly person: Person; readonly name: string }[]>;
}

export interface PeopleStores {
  readonly people: PeopleStore;
}
