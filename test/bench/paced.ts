export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));

/**
 * Does something every so many milliseconds until that instant of `performance.now()`. Each is told when it was due, and
 * none waits for another: a slow answer does not slow down those who come after it. Resolves once all have ended.
 */
export async function paced(
  every: number,
  end: number,
  act: (index: number, due: number) => Promise<unknown>,
): Promise<void> {
  const flying = new Set<Promise<unknown>>();
  const start = performance.now();
  for (let index = 0; start + index * every < end; index += 1) {
    const due = start + index * every;
    if (due > performance.now()) await pause(due - performance.now());
    const one = act(index, due).finally(() => flying.delete(one));
    flying.add(one);
  }
  await Promise.all(flying);
}
