import { setTimeout as sleep } from 'node:timers/promises';

/** What is worth another attempt, and when at the earliest, in milliseconds from now. */
export class Later extends Error {
  readonly after: number;

  constructor(message: string, after = 0) {
    super(message);
    this.after = after;
  }
}

/** Waits before another attempt; rejects when the signal is aborted. */
export type Wait = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

const wait: Wait = async (milliseconds, signal) => sleep(milliseconds, undefined, { signal });

const attempts = 4;
const first = 500;
const longest = 60_000;

/** Does something that may fail for a while, with pauses that double; rejects as the last attempt did. */
export async function withRetries<T>(work: () => Promise<T>, signal?: AbortSignal, waiting = wait): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Later) || attempt === attempts) throw error;
      await waiting(Math.min(longest, Math.max(error.after, first * 2 ** (attempt - 1))), signal);
    }
  }
}

/** What `Retry-After` says, seconds or a date, as milliseconds from `now`; 0 when it says nothing. */
export function retryAfter(header: string | null, now: number): number {
  if (header === null) return 0;
  const seconds = Number(header);
  const milliseconds = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1_000;
  return milliseconds > 0 ? milliseconds : 0;
}
