import { describe, expect, it } from 'vitest';
import { hostileNotes } from '../bench/hostile-notes.mjs';
import { runSoak } from '../bench/soak-run.js';
import { acknowledged } from '../support/limits.js';

/** MiB that the program may have grown by after the first third of a minute: garbage that nobody has collected yet. */
const growth = 150;

describe('a minute of strangers, a crowd on the page, hostile notes and a flood of queries at once', () => {
  it('costs no vote, lets nobody in, and leaves the program well and as large as it was', async () => {
    const soak = await runSoak({ total: 60_000, sample: 5_000, shapes: Object.values(hostileNotes) });
    const [early = Number.NaN, last = Number.NaN] = [soak.memory[4], soak.memory.at(-1)];
    process.stderr.write(
      `soak: ${soak.acknowledged} votes acknowledged, p50 ${soak.p50.toFixed(0)} ms, p99 ${soak.p99.toFixed(0)} ms; ` +
        `memory ${soak.memory.map((each) => each.toFixed(0)).join(' ')} MiB\n`,
    );

    expect(soak.lost).toBe(0);
    expect(soak.wrongCards).toBe(0);
    // Every vote is somebody's only one on that question, so that one that counts twice shows here.
    expect(soak.counted).toBe(soak.stored);
    expect(soak.stored).toBeLessThanOrEqual(soak.sent);
    expect(soak.acknowledged).toBeGreaterThan(0.99 * 6_000);
    // Of the waits only what Slack demands is asserted, and only of the 99th of 100: the 100 ms that we want for it are
    // printed, since the machine of a test has others to serve. The ten minutes of the bench are there to show them.
    expect(soak.p99).toBeLessThan(acknowledged);

    const { unsigned, headers, body } = soak.strangers;
    expect([...unsigned.keys(), ...headers.keys(), ...body.keys()].filter((heard) => !sentAway.has(heard))).toEqual([]);
    expect(unsigned.size * headers.size * body.size).toBeGreaterThan(0);
    expect(soak.held).toBeLessThan(25_000);
    expect(soak.page.most).toBe(400);
    expect(soak.page.refused).toBeGreaterThan(0);
    expect([...soak.page.said.keys()].sort()).toEqual([200, 413]);
    expect(soak.read).toBeGreaterThan(0);

    expect(soak.healthy).toHaveLength(soak.asked);
    expect(Math.max(...soak.healthy)).toBeLessThan(acknowledged);
    // Where the system does not say how large a process is, there is nothing to compare.
    expect(last - early).not.toBeGreaterThan(growth);
  }, 180_000);
});

/** Refused by what the headers say, cut off for being slow, or cut off without a word. */
const sentAway: ReadonlySet<string> = new Set(['401', '408', 'nothing']);
