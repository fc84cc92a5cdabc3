import { describe, expect, it } from 'vitest';
import { createInFlight } from '../../../src/adapters/shared/in-flight.js';
import { pause } from '../../../src/adapters/shared/pause.js';
import { createTools } from '../../../src/adapters/shared/tools.js';
import { noWaits } from '../../support/delivery-timing.js';
import { createTestLog } from '../../support/stage.js';

const open = () => {
  const failures: string[] = [];
  const inFlight = createInFlight((what, error) => void failures.push(`${what}: ${error}`));
  return { ...inFlight, failures };
};
const never = new Promise<never>(() => undefined);

describe('work in flight', () => {
  it('is waited for, that which was begun meanwhile too', async () => {
    const { keep, idle } = open();
    const ended: string[] = [];
    const second = async (): Promise<void> => void ended.push('second');
    keep(
      'first',
      Promise.resolve().then(() => {
        ended.push('first');
        keep('second', second());
      }),
    );
    await idle();
    expect(ended).toEqual(['first', 'second']);
  });

  it('says what failed, and goes on', async () => {
    const { keep, idle, failures } = open();
    keep('a post', Promise.reject(new Error('away')));
    await idle();
    expect(failures).toEqual(['a post: Error: away']);
  });

  it('is waited for no longer than its time', async () => {
    const { keep, drain } = open();
    keep('for ever', never);
    expect(await drain(1)).toBeUndefined();
  });
});

describe('a stop', () => {
  it('may be listened to by many without a warning, and ends their pauses', async () => {
    const warnings: Error[] = [];
    const warned = (warning: Error): void => void warnings.push(warning);
    process.on('warning', warned);
    const { stopping, stop } = createTools({ log: createTestLog() }, noWaits);
    const pauses = Array.from({ length: 50 }, () => pause(60_000, stopping));
    // Node warns at its next turn.
    await new Promise(setImmediate);
    stop();
    await Promise.all(pauses);
    process.off('warning', warned);
    expect(warnings).toEqual([]);
  });
});
