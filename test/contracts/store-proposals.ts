import { describe, expect, test } from 'vitest';
import type { Proposal } from '../../src/core/quiz/corrections/store.js';
import type { Subject } from './store-fixtures.js';
import { minutes, otherAdapter, otherSpace, room, someone, start } from './store-fixtures.js';

const proposal = (id: string, more: Partial<Proposal> = {}): Proposal => ({
  id,
  by: someone('alice'),
  round: 'r1',
  from: '["Config"]',
  key: { right: [0, 2], accepts: ['cloudtrail | aws', "it's ‮ 😀"] },
  ...more,
});

/** What comes back: whoever asks knows who they are. */
const kept = (id: string): Omit<Proposal, 'by'> => {
  const { by: _, ...rest } = proposal(id);
  return rest;
};

export function proposalsContract(subject: Subject): void {
  describe('a proposed correction', () => {
    test('comes back as it was previewed, to anybody of its space, after a restart too', async () => {
      await subject().store.proposals.add(proposal('a'), start);
      await subject().store.proposals.add(proposal('b', { key: { right: [], accepts: [] } }), start);
      const { proposals } = await subject().reopen();
      expect(await proposals.get('a', someone('bob'))).toEqual(kept('a'));
      expect((await proposals.get('b', someone('alice')))?.key).toEqual({ right: [], accepts: [] });
      for (const of of [otherSpace, otherAdapter]) {
        expect(await proposals.get('a', someone('alice', of))).toBeUndefined();
      }
      expect(await proposals.get('c', someone('alice'))).toBeUndefined();
    });

    test('is forgotten by age', async () => {
      const { proposals } = subject().store;
      await proposals.add(proposal('a'), minutes(1));
      await proposals.add(proposal('b', { by: someone('alice', otherSpace) }), minutes(2));
      await proposals.add(proposal('c'), minutes(3));
      expect(await proposals.forget(minutes(3))).toBe(2);
      expect(await proposals.get('a', someone('alice'))).toBeUndefined();
      expect(await proposals.get('c', someone('alice', room))).toEqual(kept('c'));
      expect(await proposals.forget(minutes(3))).toBe(0);
    });

    test('is forgotten beyond a thousand, the oldest first', async () => {
      const { proposals } = subject().store;
      for (let index = 0; index < 1_003; index += 1) await proposals.add(proposal(`p${index}`), minutes(index));
      expect(await proposals.forget(start)).toBe(3);
      expect(await proposals.get('p2', someone('alice'))).toBeUndefined();
      expect(await proposals.get('p3', someone('alice'))).toEqual(kept('p3'));
      expect(await proposals.get('p1002', someone('alice'))).toEqual(kept('p1002'));
    });
  });
}
