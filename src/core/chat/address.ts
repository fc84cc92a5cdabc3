/** Where a conversation takes place. `space` is the tenant (a Slack workspace, a Discord server, the playground). */
export interface Room {
  readonly adapter: string;
  readonly space: string;
  readonly id: string;
  /** Set when the conversation hangs below one message of the room. */
  readonly thread?: string;
}

/** The room itself, wherever in it somebody speaks: questions and boards belong to it as a whole. */
export const wholeRoom = ({ adapter, space, id }: Room): Room => ({ adapter, space, id });

/** Somebody who takes part. The same human on two platforms is two people. */
export interface Person {
  readonly adapter: string;
  readonly space: string;
  readonly id: string;
}

/** A message that a platform has accepted, and by which it can be edited later. */
export interface Posted {
  readonly room: Room;
  readonly id: string;
}

export const samePerson = (a: Person, b: Person): boolean =>
  a.id === b.id && a.space === b.space && a.adapter === b.adapter;

export const sameRoom = (a: Room, b: Room): boolean => a.id === b.id && a.space === b.space && a.adapter === b.adapter;
