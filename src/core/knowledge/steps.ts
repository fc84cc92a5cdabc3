/**
 * Work in small pieces: it pauses between them, so that whoever runs it may let others go first. A piece takes a few
 * milliseconds at most, whatever the notes are.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all of the work at once. */
export const finish = <T>(steps: Steps<T>): T => {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
};

/** Does the work in turns with everybody else, who go first whenever it pauses; undefined when `breathe` says to give up. */
export async function inTurns<T>(steps: Steps<T>, breathe: () => Promise<void>): Promise<T>;
export async function inTurns<T>(steps: Steps<T>, breathe: () => Promise<boolean>): Promise<T | undefined>;
export async function inTurns<T>(steps: Steps<T>, breathe: () => Promise<unknown>): Promise<T | undefined> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if ((await breathe()) === false) return undefined;
  }
}
