/**
 * What is there within `patience` milliseconds; undefined when it is late, and when the work fails: `failed` is told
 * then. The signal is aborted once nobody waits any more.
 */
export async function inTime<T>(
  patience: number,
  work: (signal: AbortSignal) => Promise<T>,
  failed: (error: unknown) => void,
): Promise<T | undefined> {
  const given = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    if (!Number.isFinite(patience)) return;
    timer = setTimeout(() => {
      resolve(undefined);
      given.abort();
    }, patience);
  });
  const done = work(given.signal).catch((error: unknown) => {
    if (!given.signal.aborted) failed(error);
    return undefined;
  });
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}
