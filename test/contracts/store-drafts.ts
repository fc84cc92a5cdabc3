import { describe, expect, test } from 'vitest';
import type { Judgement } from '../../src/core/draft/store.js';
import { minutes, otherAdapter, otherSpace, room, type Subject, someone, start } from './store-fixtures.js';

const judgement = (question: string, more: Partial<Judgement> = {}): Judgement => ({
  question,
  by: someone('alice'),
  verdict: 'unfit',
  ...more,
});

export function draftsContract(subject: Subject): void {
  describe('what was decided about a draft', () => {
    const text = '## Who? {#q1}\n- [x] Me\n- [ ] You — no ‮ 😀\n';

    test('is decided once in a space, after a restart too', async () => {
      expect(await subject().store.drafts.judge(judgement('q1'), start)).toBe(true);
      const { drafts } = await subject().reopen();
      expect(await drafts.judge(judgement('q1', { by: someone('bob'), verdict: 'used', text }), start)).toBe(false);
      expect(await drafts.judge(judgement('q2'), start)).toBe(true);
      expect(await drafts.judged(room.adapter, room.space)).toEqual(new Set(['q1', 'q2']));
      expect(await drafts.kept()).toEqual([]);
      for (const of of [otherSpace, otherAdapter]) {
        expect(await drafts.judged(of.adapter, of.space)).toEqual(new Set());
        expect(await drafts.judge(judgement('q1', { by: someone('alice', of) }), start)).toBe(true);
      }
    });

    test('keeps the text of what is used until a file holds it, the oldest first and each question once', async () => {
      const { drafts } = subject().store;
      await drafts.judge(judgement('q2', { verdict: 'used', text: 'second' }), minutes(2));
      await drafts.judge(judgement('q1', { verdict: 'used', text }), minutes(1));
      await drafts.judge(judgement('q1', { by: someone('eve', otherSpace), verdict: 'used', text: 'x' }), minutes(3));
      expect(await drafts.kept()).toEqual([
        { question: 'q1', text },
        { question: 'q2', text: 'second' },
      ]);
      await drafts.filed('q2', someone('eve', otherSpace));
      await drafts.filed('q1', someone('bob'));
      expect(await drafts.kept()).toEqual([
        { question: 'q2', text: 'second' },
        { question: 'q1', text: 'x' },
      ]);
      expect(await drafts.judged(room.adapter, room.space)).toEqual(new Set(['q1', 'q2']));
    });

    test('is one decision of two that come at the same moment', async () => {
      const { drafts } = subject().store;
      const both = ['alice', 'bob'].map((id) => drafts.judge(judgement('q1', { by: someone(id) }), start));
      expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
    });
  });
}
