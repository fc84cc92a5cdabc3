/** A workspace or server, by the adapter that reaches it. */
export interface Space {
  readonly adapter: string;
  readonly space: string;
}

/** Which spaces took the bot out. What is due in them rests; see `due…`, `claim` and `undrawn`. */
export interface SpaceStore {
  /** Notes that a space took the bot out; false, and nothing changes, when that is known. */
  left(space: Space, at: Date): Promise<boolean>;
  /** Notes that the bot is there; false when it was not known to be away. */
  returned(space: Space): Promise<boolean>;
  /** Those that are away, the longest first. */
  away(): Promise<readonly (Space & { readonly since: Date })[]>;
  /** The spaces of an adapter of which anything is kept. */
  of(adapter: string): Promise<readonly Space[]>;
  /** Deletes everything of a space, in one transaction. */
  clear(space: Space): Promise<void>;
}

export interface SpaceStores {
  readonly spaces: SpaceStore;
}
