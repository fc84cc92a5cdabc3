import { pause } from './pause.js';

/** Whether the work ended in time (in milliseconds); how it ended is not looked at. */
export async function endsWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const over = new AbortController();
  const ended = work.then(
    () => true,
    () => true,
  );
  const first = await Promise.race([ended, pause(milliseconds, over.signal).then(() => false)]);
  over.abort();
  return first;
}
