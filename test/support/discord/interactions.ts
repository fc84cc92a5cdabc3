import type { Modal } from './validate.js';
import type { Component, World } from './world.js';

/** An interaction that somebody started, with what was answered to it. */
export interface Started {
  readonly id: string;
  readonly token: string;
  readonly by: string;
  readonly channel: string;
  readonly at: number;
  /** The message on which the control stands. */
  readonly on?: string;
  /** The kind of the first answer, and how long it took in milliseconds. */
  first?: { readonly type: number; readonly after: number };
  /** Answers to it that were accepted, the first one and further ones. */
  answers: number;
  original?: string;
  modal?: Modal;
  choices?: readonly { readonly name: string; readonly value: string }[];
}

const answerWithin = 3_000;

export function createInteractions(world: World, fail: (what: string) => void) {
  const started = new Map<string, Started>();

  return {
    all: (): readonly Started[] => [...started.values()],
    start(by: string, channel: string, on?: string): Started {
      const one: Started = {
        id: world.newId(),
        token: `token-of-${world.newId()}`,
        by,
        channel,
        at: performance.now(),
        answers: 0,
        ...(on === undefined ? {} : { on }),
      };
      started.set(one.token, one);
      return one;
    },
    byToken: (token: string): Started | undefined => started.get(token),
    /** Notes a first answer; whether it is one. */
    accept(one: Started, type: number): boolean {
      if (one.first) return false;
      const after = performance.now() - one.at;
      if (after > answerWithin) fail(`an interaction was answered after ${Math.round(after)} ms`);
      one.first = { type, after };
      one.answers += 1;
      return true;
    },
    /** Interactions that nobody has answered. */
    open: (): Started[] => [...started.values()].filter((each) => !each.first),
  };
}

export type Interactions = ReturnType<typeof createInteractions>;

/** A form's input that is to be filled. */
export const inputsOf = ({ components }: Modal): Component[] =>
  components.flatMap((each) => (each.component ? [each.component] : []));
