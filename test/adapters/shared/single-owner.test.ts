import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { singleOwner } from '../../../src/adapters/shared/single-owner.js';
import type { Store } from '../../../src/core/bot/store.js';
import type { Adapter } from '../../../src/core/ports/adapter.js';
import type { Bot } from '../../../src/core/ports/bot.js';
import type { LeaseStore } from '../../../src/core/ports/leases.js';
import { noPresence } from '../../support/presence.js';
import { createRecorder } from '../../support/recorder.js';
import { createTestLog } from '../../support/stage.js';

const length = 300;

/** Leases as a store keeps them. */
function createLeases(): Pick<LeaseStore, 'take' | 'release'> {
  const leases = new Map<string, { holder: string; until: number }>();
  return {
    async take(name, holder, now, long) {
      const known = leases.get(name);
      if (known && known.holder !== holder && known.until > now.getTime()) return false;
      leases.set(name, { holder, until: now.getTime() + long });
      return true;
    },
    async release(name, holder) {
      if (leases.get(name)?.holder === holder) leases.delete(name);
    },
  };
}

const bot: Bot = {
  commands: [],
  shortcuts: [],
  manner: () => 'private',
  ...noPresence,
  promise: () => 'may-defer',
  handle: async () => ({ kind: 'say', private: { summary: 'Yes.', tone: 'plain', blocks: [] } }),
};
const incoming = {
  kind: 'said',
  room: { adapter: 'recorder', space: 'team', id: 'general' },
  by: { adapter: 'recorder', space: 'team', id: 'ana' },
  text: 'help',
  via: 'direct',
} as const;

/** Processes that share leases; what their adapters do is told in order. */
function openStage() {
  const leases = createLeases();
  const told: string[] = [];
  const tell = (what: string): void => void told.push(what);

  const join = (replica: string, startsWith?: Error) => {
    let away: 'refuses' | 'hangs' | undefined;
    const reached = async <T>(answer: () => Promise<T>): Promise<T> => {
      if (away === 'hangs') return new Promise(() => undefined);
      if (away === 'refuses') throw new Error('the store is away');
      return answer();
    };
    const store = {
      now: () => reached(async () => new Date()),
      leases: {
        take: (...args: Parameters<LeaseStore['take']>) => reached(() => leases.take(...args)),
        release: (...args: Parameters<LeaseStore['release']>) => reached(() => leases.release(...args)),
      },
    } as Pick<Store, 'now' | 'leases'>;
    const bots: Bot[] = [];
    const make = (): Adapter => ({
      ...createRecorder().adapter,
      async start(given) {
        tell(`${replica} starts`);
        if (startsWith) throw startsWith;
        bots.push(given);
      },
      async stop() {
        tell(`${replica} stops`);
      },
    });
    const failed = (error: unknown): void => tell(`${replica} fails: ${error}`);
    const adapter = singleOwner({ make, store, replica, length, log: createTestLog(), failed });
    onTestFinished(() => adapter.stop());
    return {
      adapter,
      start: () => adapter.start(bot),
      lose(how: typeof away): void {
        away = how;
      },
      handle: async () => (await bots.at(-1)?.handle(incoming))?.kind,
    };
  };
  return { join, told, until: (what: string) => vi.waitFor(() => expect(told).toContain(what), { timeout: 5_000 }) };
}

describe('an adapter that one process alone may run', () => {
  it('runs in the first; the others stand by, are well, and serve nothing', async () => {
    const stage = openStage();
    const [one, two] = [stage.join('one'), stage.join('two')];
    await one.start();
    await two.start();
    expect([one.adapter.active?.(), two.adapter.active?.()]).toEqual([true, false]);
    expect(two.adapter.health()).toEqual({ ok: true });
    expect(stage.told).toEqual(['one starts']);
    expect(await one.handle()).toBe('say');
  });

  it('serves nothing any more when its process has slept through the end of its duty', async () => {
    const one = openStage().join('one');
    await one.start();
    expect([one.adapter.active?.(), await one.handle()]).toEqual([true, 'say']);
    for (const until = performance.now() + 2 * length; performance.now() < until; );
    expect([one.adapter.active?.(), await one.handle()]).toEqual([false, 'nothing']);
  });

  it('goes over at once when its holder is told to stop', async () => {
    const stage = openStage();
    const [one, two] = [stage.join('one'), stage.join('two')];
    await one.start();
    await two.start();
    await one.adapter.stop();
    await stage.until('two starts');
    expect(stage.told).toEqual(['one starts', 'one stops', 'two starts']);
    expect(two.adapter.active?.()).toBe(true);
    expect(await one.handle()).toBe('nothing');
  });

  it.each(['hangs', 'refuses'] as const)('is left before the lease ends when the store %s', async (how) => {
    const stage = openStage();
    const [one, two] = [stage.join('one'), stage.join('two')];
    await one.start();
    await two.start();
    one.lose(how);
    await stage.until('two starts');
    expect(stage.told).toEqual(['one starts', 'one stops', 'two starts']);
    expect([one.adapter.active?.(), one.adapter.health()]).toEqual([false, { ok: true }]);
    one.lose(undefined);
    await two.adapter.stop();
    await vi.waitFor(() => expect(stage.told.filter((what) => what === 'one starts')).toHaveLength(2));
    expect(await one.handle()).toBe('say');
  });

  it('is the same process’s at once when that comes back after a crash under the same name', async () => {
    const stage = openStage();
    stage.join('alone').lose(undefined);
    await stage.join('alone').start();
    await stage.join('alone').start();
    expect(stage.told).toEqual(['alone starts', 'alone starts']);
  });

  it('is tried by the next one when this one can not start it as it is configured', async () => {
    const stage = openStage();
    const one = stage.join('one');
    const two = stage.join('two', new Error('the token is wrong'));
    const three = stage.join('three');
    await one.start();
    await two.start();
    await one.adapter.stop();
    await stage.until('two fails: Error: the token is wrong');
    await three.start();
    await stage.until('three starts');
    expect([two.adapter.active?.(), three.adapter.active?.()]).toEqual([false, true]);
  });

  it('rejects a start that fails in the first', async () => {
    const one = openStage().join('one', new Error('the token is wrong'));
    await expect(one.start()).rejects.toThrow('the token is wrong');
  });
});
