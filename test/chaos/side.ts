/** A card or a reveal as it stands in a room. */
export interface Standing {
  /** Of the round it belongs to. */
  readonly key: string;
  /** As people read it. */
  readonly reads: string;
}

/** How a press ended for its person. */
export interface Ended {
  /** The platform got its answer. */
  readonly acknowledged: boolean;
}

/** What a person did and what came of it; the receipt may come later, or never. */
export interface Press {
  readonly room: string;
  readonly round: string;
  readonly person: string;
  readonly pick: number;
  from: number;
  to?: number;
  acknowledged?: boolean;
  /** What the person was told. */
  receipt?: string;
}

/** One platform with the rooms that chaos plays in. */
export interface Side {
  readonly name: 'slack' | 'discord';
  readonly rooms: readonly string[];
  /** As the store names people. */
  readonly people: readonly string[];
  /** Rounds of a room that can be voted on, as the room shows it, with how many choices. */
  open(room: string): readonly { readonly round: string; readonly choices: number }[];
  /** Everything of the bot that everybody in the room sees. */
  standing(room: string): readonly Standing[];
  /** The key of a round's card or reveal, as `standing` has it. */
  keyOf(kind: 'card' | 'reveal', round: string): string;
  /** Presses a choice; resolves when the platform has its answer or none will come. */
  press(press: Press): Promise<void>;
  /** Says a command as the manager; what came back to them, as far as it did. */
  say(room: string, command: string): Promise<string | undefined>;
  /** What the platform would have refused. */
  failures(): readonly string[];
  close(): Promise<void>;
}
