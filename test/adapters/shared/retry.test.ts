import { describe, expect, it } from 'vitest';
import { createBackoff } from '../../../src/adapters/shared/backoff.js';
import { createPersist } from '../../../src/adapters/shared/persist.js';
import { type Retrying, retry } from '../../../src/adapters/shared/retry.js';
import { createTools } from '../../../src/adapters/shared/tools.js';
import type { Outcome } from '../../../src/core/ports/adapter.js';
import { noWaits } from '../../support/delivery-timing.js';
import { createTestLog } from '../../support/stage.js';

const timing = { ...noWaits, answer: 1_000 };

/** An attempt that ends with one of these after the other, and how often it was made. */
function attempts<End>(...ends: readonly End[]) {
  let made = 0;
  const attempt = async (): Promise<End> => {
    const end = ends[Math.min(made, ends.length - 1)];
    made += 1;
    if (end === undefined) throw new Error('no end');
    return end;
  };
  return { attempt, made: () => made };
}

describe('a pause', () => {
  it('doubles with every failure, is capped, and is between half and all of that', () => {
    const timing = { backoff: 100, backoffMost: 500 };
    const [least, most] = [createBackoff(timing, () => 0), createBackoff(timing, () => 1)];
    expect([1, 2, 3, 4, 2_000].map(most)).toEqual([100, 200, 400, 500, 500]);
    expect([1, 2, 3, 4].map(least)).toEqual([50, 100, 200, 250]);
  });
});

describe('another try', () => {
  const options: Retrying<string> = { again: (end) => (end === 'failed' ? 0 : undefined), backoff: () => 0 };

  it('is made until it helps', async () => {
    const { attempt, made } = attempts('failed', 'failed', 'fine');
    expect(await retry(attempt, options)).toBe('fine');
    expect(made()).toBe(3);
  });

  it('is not made where it would do harm', async () => {
    const { attempt, made } = attempts('refused');
    expect(await retry(attempt, options)).toBe('refused');
    expect(made()).toBe(1);
  });

  it('is made so many times at most', async () => {
    const { attempt, made } = attempts('failed');
    expect(await retry(attempt, { ...options, tries: 3 })).toBe('failed');
    expect(made()).toBe(3);
  });

  it('is not made before the platform allows it, nor when that is too late', async () => {
    const { attempt, made } = attempts('failed');
    expect(await retry(attempt, { again: () => 60_000, backoff: () => 1, left: () => 59_999 })).toBe('failed');
    expect(made()).toBe(1);
  });

  it('is the last one when a stop cuts the pause short', async () => {
    const stop = new AbortController();
    const { attempt, made } = attempts('failed');
    const ended = retry(attempt, { ...options, backoff: () => 60_000, stopping: stop.signal });
    stop.abort();
    expect(await ended).toBe('failed');
    expect(made()).toBeLessThanOrEqual(2);
  });
});

describe('an answer', () => {
  const persist = createPersist({
    ...createTools({ log: createTestLog(), now: () => 0 }, timing),
    backoff: () => 0,
  });
  const sent: Outcome = { kind: 'sent', posted: { room: { adapter: 'test', space: 's', id: 'r' }, id: '1' } };
  const later = (milliseconds: number): Outcome => ({ kind: 'later', at: new Date(milliseconds) });
  const refused: Outcome = { kind: 'refused', why: 'gone', detail: 'x' };

  it.each<[string, Outcome[], Outcome, number]>([
    ['is posted until it stands', [{ kind: 'unsure' }, later(-5), later(1), sent], sent, 4],
    ['is given up when it is refused', [later(0), refused], refused, 2],
    ['is given up when it would come too late', [later(1_001), sent], later(1_001), 1],
  ])('%s', async (_, ends, end, times) => {
    const { attempt, made } = attempts(...ends);
    expect(await persist(attempt)).toEqual(end);
    expect(made()).toBe(times);
  });
});
