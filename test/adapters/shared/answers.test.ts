import { describe, expect, it, onTestFinished } from 'vitest';
import { createAnswers } from '../../../src/adapters/shared/answers.js';
import { createLanes, type Pace, postingAhead } from '../../../src/adapters/shared/lanes.js';
import type { Poster } from '../../../src/adapters/shared/sender.js';
import { createTools } from '../../../src/adapters/shared/tools.js';
import { line } from '../../../src/core/chat/message.js';
import type { Outcome } from '../../../src/core/ports/adapter.js';
import { openMemory } from '../../support/memory.js';
import { createTestLog } from '../../support/stage.js';

const room = { adapter: 'test', space: 's', id: 'r' };
const timing = {
  ...{ defer: 1, call: 1, answer: 60_000, patience: 1, hold: 3, look: 2_000 },
  ...{ backoff: 1, backoffMost: 1, drain: 1, seen: 1 },
};

/** Answers to a room whose posts end when the test lets them, over a store with a clock of its own. */
async function open(pace?: Pace) {
  let now = new Date('2026-11-25T09:00:00Z');
  const memory = await openMemory(() => now);
  onTestFinished(() => memory.store.close());
  const { outbox } = memory.store;
  let away = false;
  let lost = 0;
  const unlessAway =
    <Given extends unknown[], Value>(verb: (...given: Given) => Promise<Value>) =>
    (...given: Given): Promise<Value> =>
      away ? Promise.reject(new Error('away')) : verb(...given);
  const store = {
    now: async () => now,
    outbox: {
      ...outbox,
      hold: unlessAway(outbox.hold),
      sent: unlessAway(outbox.sent),
      unsure: unlessAway(outbox.unsure),
      async renew(...given: Parameters<typeof outbox.renew>) {
        const held = await outbox.renew(...given);
        if (!held) lost += 1;
        return held;
      },
    },
  };
  const log = createTestLog();
  const { stop, ...tools } = createTools({ log, timing }, timing);
  const lanes = createLanes(tools, pace);
  const posts: { key: string; end(outcome?: Outcome): void }[] = [];
  const poster: Poster = {
    post: (_room, _message, key) =>
      new Promise((resolve) => {
        posts.push({ key, end: (outcome = { kind: 'sent', posted: { room, id: key } }) => resolve(outcome) });
      }),
    edit: async (on) => ({ kind: 'sent', posted: on }),
    look: async () => ({ kind: 'absent' }),
  };
  let told = 0;
  const answer = createAnswers(tools, { platform: 'test', lanes, poster, store });
  const waits = async (): Promise<void> => {
    told += 1;
  };
  return {
    store,
    log,
    stop,
    posts,
    ahead: postingAhead(lanes, poster),
    lanes,
    told: () => told,
    /** How many it turned out were held too late. */
    lost: () => lost,
    /** The store is away until the end of the test. */
    lose(): void {
      away = true;
    },
    pass(milliseconds: number): void {
      now = new Date(now.getTime() + milliseconds);
    },
    give: (key: string) => answer({ room, asker: { ...room, id: 'al' }, message: line(key), key, waits }),
    next: async (index: number) => {
      await expect.poll(() => posts.length).toBeGreaterThan(index);
      return posts[index];
    },
  };
}

describe('an answer', () => {
  it('is in the outbox while it is on its way, and counts as sent when it stands', async () => {
    const { give, next, store } = await open();
    const given = give('k1');
    const post = await next(0);
    expect(await store.outbox.state('k1')).toEqual({ state: 'sending' });
    post?.end();
    expect(await given).toEqual({ kind: 'sent' });
    expect(await store.outbox.state('k1')).toEqual({ state: 'sent' });
  });

  it('is given once, whichever process is asked for it again', async () => {
    const { give, next, posts } = await open();
    const given = give('k1');
    (await next(0))?.end();
    await given;
    expect(await give('k1')).toEqual({ kind: 'kept' });
    expect(posts).toHaveLength(1);
  });

  it('is left to the outbox when nobody knows whether it arrived, which looks for it in 2 s', async () => {
    const { give, next, store, pass } = await open();
    const given = give('k1');
    (await next(0))?.end({ kind: 'unsure' });
    expect(await given).toEqual({ kind: 'kept' });
    const claim = async () => store.outbox.claim('test', await store.now(), 1, 10);
    pass(1_999);
    expect(await claim()).toEqual([]);
    pass(1);
    expect(await claim()).toMatchObject([{ key: 'k1', uncertain: true, since: new Date('2026-11-25T09:00:00Z') }]);
  });

  it('is somebody else’s when it was held too late: it is not sent from here as well', async () => {
    const { give, next, posts, store, pass, told, lost } = await open();
    const first = give('k1');
    const post = await next(0);
    const second = give('k2');
    await expect.poll(() => store.outbox.state('k2')).toBeDefined();
    pass(timing.hold * 1_000);
    // Another process claims what is not held any more.
    expect(await store.outbox.claim('test', await store.now(), 60_000, 10)).toHaveLength(2);
    await expect.poll(lost).toBe(2);
    expect(told()).toBeGreaterThan(2);
    post?.end();
    expect([await first, await second]).toEqual([{ kind: 'sent' }, { kind: 'kept' }]);
    expect(posts).toHaveLength(1);
    expect(await store.outbox.state('k1')).toEqual({ state: 'sent' });
    expect(await store.outbox.state('k2')).toEqual({ state: 'sending' });
  });

  it('is given while the store is away, too', async () => {
    const { give, next, lose, log } = await open();
    lose();
    const given = [give('k1'), give('k2')];
    (await next(0))?.end();
    (await next(1))?.end({ kind: 'unsure' });
    expect(await Promise.all(given)).toEqual([{ kind: 'sent' }, { kind: 'lost' }]);
    expect(log.lines).toContain('error test: an answer was not kept in the store: away');
  });

  it('goes back to the outbox at a stop, as one that was not tried', async () => {
    const { give, next, store, stop } = await open();
    const first = give('k1');
    const post = await next(0);
    const second = give('k2');
    await expect.poll(() => store.outbox.state('k2')).toBeDefined();
    stop();
    post?.end();
    expect([await first, await second]).toEqual([{ kind: 'sent' }, { kind: 'kept' }]);
    expect(await store.outbox.claim('test', new Date(Date.now() + 1e9), 1, 10)).toMatchObject([
      { key: 'k2', uncertain: false },
    ]);
  });
});

describe('the lane of a room', () => {
  it('takes one after the other, and what is urgent next', async () => {
    const { give, next, posts, ahead } = await open();
    const given = [give('k1'), give('k2')];
    const post = await next(0);
    const card = ahead.post(room, line('card'), 'card');
    await expect.poll(() => posts.length).toBe(1);
    post?.end();
    (await next(1))?.end();
    (await next(2))?.end();
    await Promise.all([...given, card]);
    expect(posts.map(({ key }) => key)).toEqual(['k1', 'card', 'k2']);
  });

  it('says when to come again to what is urgent, as long as nothing may be sent', async () => {
    const { give, next, ahead, lanes, stop } = await open();
    const given = give('k1');
    const at = new Date(Date.now() + 60_000);
    (await next(0))?.end({ kind: 'later', at });
    await expect.poll(() => lanes.waiting(room)).toBe(1);
    expect(await ahead.post(room, line('card'), 'card')).toEqual({ kind: 'later', at });
    stop();
    await given;
  });
});
