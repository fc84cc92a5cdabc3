import { describe, expect, test } from 'vitest';
import type { Message } from '../../src/core/chat/message.js';
import { line } from '../../src/core/chat/message.js';
import type { OutboxRow } from '../../src/core/ports/outbox.js';
import type { Subject } from './store-fixtures.js';
import { minutes, otherAdapter, otherSpace, room, someone, start } from './store-fixtures.js';

const lease = 30_000;
const letter = { kind: 'message', message: line('hello') } as const;
const later = (ms: number): Date => new Date(start.getTime() + ms);
const keys = (rows: readonly Pick<OutboxRow, 'key'>[]) => rows.map((row) => row.key);

export function outboxContract(subject: Subject): void {
  describe('the outbox', () => {
    const add = (key: string, notBefore = start) => subject().store.outbox.add({ key, to: room, letter }, notBefore);
    const claim = (now: Date, limit = 10) => subject().store.outbox.claim('slack', now, lease, limit);

    test('a letter comes out as it went in, dates in it too, after a restart', async () => {
      const message: Message = {
        summary: 'soon',
        tone: 'open',
        blocks: [{ kind: 'text', spans: ['closes ', { time: minutes(5), show: 'relative' }] }],
      };
      await subject().store.outbox.add(
        { key: 'k1', to: someone('alice'), letter: { kind: 'message', message } },
        start,
      );
      const { outbox } = await subject().reopen();
      expect(await outbox.claim('slack', start, lease, 10)).toEqual([
        { key: 'k1', to: someone('alice'), letter: { kind: 'message', message }, attempts: 1, uncertain: false },
      ]);
    });

    test('a key is there once for good', async () => {
      await add('k1');
      await add('k1');
      expect(keys(await claim(start))).toEqual(['k1']);
      await subject().store.outbox.sent('k1', { room, id: 'm1' });
      await add('k1');
      expect(await claim(minutes(60))).toEqual([]);
    });

    test('what was sent stands somewhere', async () => {
      await add('k1');
      await claim(start);
      expect(await subject().store.outbox.posted('k1')).toBeUndefined();
      await subject().store.outbox.sent('k1', { room, id: 'm1' });
      const { outbox } = await subject().reopen();
      expect(await outbox.posted('k1')).toEqual({ room, id: 'm1' });
      expect(await outbox.posted('k2')).toBeUndefined();
    });

    test('what is due is claimed, the oldest first, up to the limit, by one claimer', async () => {
      await add('k3', minutes(3));
      await add('k1', minutes(1));
      await add('k2', minutes(2));
      await add('k9', minutes(9));
      const [first, second] = await Promise.all([claim(minutes(3), 2), claim(minutes(3), 2)]);
      expect([keys(first), keys(second)]).toEqual([['k1', 'k2'], ['k3']]);
      expect(await claim(minutes(3))).toEqual([]);
    });

    test('each adapter claims its own', async () => {
      const { outbox } = subject().store;
      await outbox.add({ key: 'k1', to: otherAdapter, letter }, start);
      await outbox.add({ key: 'k2', to: otherSpace, letter }, start);
      expect(keys(await outbox.claim('discord', start, lease, 10))).toEqual(['k1']);
      expect(keys(await outbox.claim('slack', start, lease, 10))).toEqual(['k2']);
    });

    test('a lease that ended comes back, and says that it may have been sent', async () => {
      await add('k1');
      await claim(start);
      expect(await claim(later(lease - 1))).toEqual([]);
      await subject()
        .reopen()
        .then(async ({ outbox }) => {
          const [row] = await outbox.claim('slack', later(lease), lease, 10);
          expect(row).toMatchObject({ key: 'k1', attempts: 2, uncertain: true });
          expect(await outbox.claim('slack', later(lease + 1), lease, 10)).toEqual([]);
        });
    });

    test('a refused attempt waits for its time; once uncertain, always uncertain', async () => {
      const { outbox } = subject().store;
      await add('k1');
      await claim(start);
      await outbox.later('k1', minutes(5));
      expect(await claim(minutes(4))).toEqual([]);
      expect(await claim(minutes(5))).toMatchObject([{ attempts: 2, uncertain: false }]);
      await outbox.unsure('k1', minutes(5), minutes(6));
      expect(await claim(later(6 * 60_000 - 1))).toEqual([]);
      expect(await claim(minutes(6))).toMatchObject([{ attempts: 3, uncertain: true, since: minutes(5) }]);
      await outbox.later('k1', minutes(7));
      expect(await claim(minutes(7))).toMatchObject([{ attempts: 4, uncertain: true, since: minutes(5) }]);
    });

    test('what its sender did not live to tell is uncertain since nobody knows when', async () => {
      const { outbox } = subject().store;
      await add('k1');
      await claim(start);
      await outbox.unsure('k1', start, minutes(1));
      await claim(minutes(1));
      const [row] = await claim(minutes(2));
      expect(row).toMatchObject({ key: 'k1', uncertain: true });
      expect(row).not.toHaveProperty('since');
    });

    test('what somebody sends on the spot is nobody else’s, until they have not been heard of for too long', async () => {
      const { outbox } = subject().store;
      const row = { key: 'k1', to: room, letter };
      expect(await outbox.hold(row, later(lease))).toBe(true);
      expect(await outbox.hold(row, minutes(9))).toBe(false);
      expect(await claim(later(lease - 1))).toEqual([]);
      expect(await outbox.renew('k1', { before: later(lease), after: minutes(2) })).toBe(true);
      expect(await claim(later(lease))).toEqual([]);
      const again = await subject().reopen();
      expect(await again.outbox.claim('slack', minutes(2), lease, 10)).toMatchObject([
        { key: 'k1', attempts: 2, uncertain: true },
      ]);
      expect(await again.outbox.renew('k1', { before: minutes(2), after: minutes(9) })).toBe(false);
      await again.outbox.sent('k1', { room, id: 'm1' });
      expect(await again.outbox.hold(row, minutes(20))).toBe(false);
    });

    test('what is handed back is sent by whoever comes next, and is not uncertain when it was not tried', async () => {
      const { outbox } = subject().store;
      await outbox.hold({ key: 'k1', to: room, letter }, later(lease));
      await outbox.later('k1', start);
      expect(await claim(start)).toMatchObject([{ key: 'k1', uncertain: false }]);
    });

    test('what was sent or given up is forgotten by age, and what still waits is not', async () => {
      const { outbox } = subject().store;
      for (const key of ['k1', 'k2', 'k3', 'k4']) await add(key);
      await claim(start);
      await outbox.sent('k1', { room, id: 'm1' });
      await outbox.refused('k2', { why: 'gone' });
      await outbox.later('k3', minutes(1));
      expect(await outbox.forget(start)).toBe(0);
      expect(await outbox.forget(minutes(60))).toBe(2);
      expect(await Promise.all(['k1', 'k2', 'k3', 'k4'].map(outbox.state))).toEqual([
        undefined,
        undefined,
        { state: 'pending' },
        { state: 'sending' },
      ]);
    });

    test('what was sent or refused is never claimed again, whatever a slow claimer says afterwards', async () => {
      const { outbox } = subject().store;
      await add('k1');
      await add('k2');
      await claim(start);
      await outbox.sent('k1', { room, id: 'm1' });
      await outbox.refused('k2', { why: 'not-in-room' });
      await outbox.unsure('k1', start, start);
      await outbox.refused('k1', { why: 'gone' });
      await outbox.later('k2', start);
      expect(await claim(minutes(60))).toEqual([]);
    });
  });
}
