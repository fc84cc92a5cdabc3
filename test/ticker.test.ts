import { describe, expect, it } from 'vitest';
import { startTicker } from '../src/ticker.js';
import { gate } from './support/gate.js';
import { createTestLog } from './support/stage.js';

describe('the heartbeat', () => {
  it('goes on after a beat that failed, and ends with the beat that is under way', async () => {
    const log = createTestLog();
    const [reached, release] = [gate(), gate()];
    const ends: string[] = [];
    let beats = 0;
    const ticker = startTicker(async () => {
      beats += 1;
      if (beats === 1) throw new Error('once');
      reached.open();
      await release.opened;
      ends.push('beat');
    }, log);
    await reached.opened;
    const stopped = ticker.stop().then(() => ends.push('stop'));
    release.open();
    await stopped;
    expect(ends).toEqual(['beat', 'stop']);
    expect(beats).toBe(2);
    expect(log.lines).toEqual(['error the heartbeat failed; it continues in a second: once']);
  });
});
