import { describe, expect, it } from 'vitest';
import { hostileNotes } from '../bench/hostile-notes.mjs';
import { runSoak } from '../bench/soak-run.js';

/**
 * MiB that the program may grow by after the first third of a minute. Generous, since a page's text and what is read of
 * the notes is garbage that Node leaves lying: it catches what runs away; only a longer soak tells a slow leak.
 */
const growth = 500;

describe('a minute of strangers, a crowd on the page, hostile notes and a flood of queries at once', () => {
  it('costs no vote, lets nobody in, and leaves the program well and of bounded size', async () => {
    const soak = await runSoak({ total: 60_000, sample: 5_000, shapes: Object.values(hostileNotes) });
    const [early = Number.NaN, last = Number.NaN] = [soak.memory[4], soak.memory.at(-1)];
    process.stderr.write(
      `soak: ${soak.acknowledged} of ${soak.sent} votes acknowledged, p50 ${soak.p50.toFixed(0)} ms, p99 ${soak.p99.toFixed(0)} ms; ` +
        `memory ${soak.memory.map((each) => each.toFixed(0)).join(' ')} MiB\n`,
    );

    expect(soak.lost).toBe(0);
    expect(soak.wrongCards).toBe(0);
    // Every vote is somebody's only one on that question, so that one that counts twice shows here.
    expect(soak.counted).toBe(soak.stored);
    expect(soak.stored).toBeLessThanOrEqual(soak.sent);
    expect(soak.acknowledged).toBeGreaterThan(0.95 * soak.sent);
    // No wait is asserted: those that 99 of 100 votes may have are for a machine of its own, where the bench prints them.

    const { unsigned, headers, body } = soak.strangers;
    const heard = [...unsigned, ...headers, ...body];
    expect(heard.map(([what]) => what).filter((what) => !sentAway.has(what))).toEqual([]);
    // On a machine that is far too busy somebody may knock for a minute before they are even heard.
    const count = (of: typeof heard): number => of.reduce((sum, [, many]) => sum + many, 0);
    expect(count(heard.filter(([what]) => what === '0'))).toBeLessThan(0.01 * count(heard));
    expect(unsigned.size * headers.size * body.size).toBeGreaterThan(0);
    expect(soak.page.most).toBeGreaterThan(100);
    expect(soak.page.refused).toBeGreaterThan(0);
    expect([...soak.page.said.keys()]).toEqual(expect.arrayContaining([200, 413]));
    expect(soak.read).toBeGreaterThan(0);

    expect(soak.healthy.length).toBeGreaterThan(0.9 * soak.asked);
    // Where the system does not say how large a process is, there is nothing to compare.
    expect(last - early).not.toBeGreaterThan(growth);
  }, 240_000);
});

/** Refused by what the headers say, cut off for being slow or without a word, or not let in for all their patience. */
const sentAway: ReadonlySet<string> = new Set(['401', '408', 'nothing', '0']);
