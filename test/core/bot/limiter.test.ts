import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLimiter, type Doing } from '../../../src/core/bot/limiter.js';
import { rates } from '../../../src/core/ports/rates.js';

const person = (id: string) => ({ adapter: 'test', space: 's', id });
const ana = person('ana');

/** How often somebody may go on, of so many tries that are `every` milliseconds apart. */
function goes(doing: Doing, tries: number, every: number, limiter = createLimiter(), who = ana): number {
  const verdicts = Array.from({ length: tries }, (_, i) => limiter.take(who, doing, i * every));
  return verdicts.filter((verdict) => verdict === 'go on').length;
}

describe('the limiter', () => {
  it.each([
    ['query', 30],
    ['command', 10],
    ['press', 20],
    ['step', 60],
  ] as const)('lets one person do a %s %i times a minute, evenly or at once', (doing, most) => {
    expect(goes(doing, 500, 1)).toBe(most);
    expect(goes(doing, 599, 100)).toBe(most);
    expect(goes(doing, 100, 60_000 / most)).toBe(100);
  });

  it('counts votes within one second as one press, five of them at most', () => {
    expect(goes('vote', 200, 5)).toBe(rates.votesASecond);
    const limiter = createLimiter();
    // Twenty seconds of changing one's mind twice a second.
    expect(goes('vote', 40, 500, limiter)).toBe(40);
    expect(limiter.take(ana, 'press', 20_001)).toBe('tell');
    expect(limiter.take(ana, 'press', 60_000)).toBe('go on');
  });

  it('says a kind word once a minute, and counts everything and everybody apart', () => {
    const limiter = createLimiter();
    goes('command', 10, 0, limiter);
    const at = [0, 1, 59_999].map((now) => limiter.take(ana, 'command', now));
    expect(at).toEqual(['tell', 'ignore', 'ignore']);
    expect(limiter.take(ana, 'query', 1)).toBe('go on');
    expect(limiter.take(person('bo'), 'command', 1)).toBe('go on');
    expect(limiter.take({ ...ana, space: 'other' }, 'command', 1)).toBe('go on');
  });

  it('never lets more than its limit through in any minute, whatever comes when', () => {
    const steps = fc.array(fc.nat(9_000), { maxLength: 200 });
    fc.assert(
      fc.property(steps, (pauses) => {
        const limiter = createLimiter();
        const gone: number[] = [];
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          if (limiter.take(ana, 'query', now) === 'go on') gone.push(now);
        }
        for (const [i, at] of gone.entries()) {
          expect(gone.filter((other, j) => j <= i && at - other < rates.per).length).toBeLessThanOrEqual(rates.queries);
        }
      }),
      { seed: 21, numRuns: 200 },
    );
  });

  it('forgets whoever was heard of longest ago when there are too many', () => {
    const limiter = createLimiter();
    goes('command', 11, 0, limiter);
    for (let i = 0; i < rates.people - 1; i += 1) limiter.take(person(`p${i}`), 'query', 1);
    expect(limiter.take(ana, 'command', 2)).toBe('ignore');
    for (let i = 0; i < rates.people; i += 1) limiter.take(person(`q${i}`), 'query', 3);
    expect(limiter.take(ana, 'command', 4)).toBe('go on');
  });
});
