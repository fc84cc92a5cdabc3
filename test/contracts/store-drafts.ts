import { describe, expect, test } from 'vitest';
import type { Clip, Judgement } from '../../src/core/draft/store.js';
import { minutes, otherAdapter, otherRoom, otherSpace, room, type Subject, someone, start } from './store-fixtures.js';

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

    test('keeps the file of a note beside its text', async () => {
      const { drafts } = subject().store;
      const note = { verdict: 'used', text: '# VPN', path: 'drafts/vpn.md' } as const;
      await drafts.judge(judgement('note-1', note), start);
      expect(await drafts.kept()).toEqual([{ question: 'note-1', text: '# VPN', path: 'drafts/vpn.md' }]);
      await drafts.filed('note-1', someone('bob'));
      expect(await drafts.kept()).toEqual([]);
    });

    test('is one decision of two that come at the same moment', async () => {
      const { drafts } = subject().store;
      const both = ['alice', 'bob'].map((id) => drafts.judge(judgement('q1', { by: someone(id) }), start));
      expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
    });
  });

  describe('a message of which something is made', () => {
    const clip = (id: string, more: Partial<Clip> = {}): Clip => ({
      id,
      kind: 'question',
      room,
      by: someone('alice'),
      text: 'The VPN ‮ 😀 "moved"\n',
      url: 'https://acme.slack.com/archives/C1/p1',
      ...more,
    });

    test('is there with what was filled in, in its room alone, after a restart too', async () => {
      const { clips } = subject().store;
      await clips.add(clip('c2'), minutes(2));
      await clips.add(clip('c1'), minutes(1));
      await clips.add(clip('c3', { kind: 'note', by: someone('bob') }), minutes(3));
      expect(await clips.of(room, 'c1')).toEqual(clip('c1'));
      expect(await clips.questions(room)).toEqual([]);
      const filled = { prompt: 'Where?', why: 'So "there" 😀' };
      for (const id of ['c2', 'c1', 'c3']) expect(await clips.fill(room, id, filled)).toBe(true);
      const { clips: again } = await subject().reopen();
      expect(await again.questions(room)).toEqual([clip('c1', { filled }), clip('c2', { filled })]);
      for (const elsewhere of [otherRoom, otherSpace, otherAdapter]) {
        expect(await again.of(elsewhere, 'c1')).toBeUndefined();
        expect(await again.questions(elsewhere)).toEqual([]);
        expect(await again.fill(elsewhere, 'c1', {})).toBe(false);
        await again.drop(elsewhere, 'c1');
      }
      await again.fill(room, 'c1', { prompt: 'Whither?' });
      expect(await again.of(room, 'c1')).toEqual(clip('c1', { filled: { prompt: 'Whither?' } }));
      await again.drop(room, 'c1');
      expect(await again.of(room, 'c1')).toBeUndefined();
      expect(await again.fill(room, 'c1', filled)).toBe(false);
    });

    test('is forgotten by its age, or only where nothing was filled in', async () => {
      const { clips } = subject().store;
      for (const [i, id] of ['c1', 'c2', 'c3'].entries()) await clips.add(clip(id, {}), minutes(i));
      await clips.fill(room, 'c1', { prompt: 'Where?' });
      const there = async () =>
        (await Promise.all(['c1', 'c2', 'c3'].map((id) => clips.of(room, id)))).map((each) => each?.id);
      await clips.forget(minutes(2), true);
      expect(await there()).toEqual(['c1', undefined, 'c3']);
      await clips.forget(minutes(1));
      expect(await there()).toEqual([undefined, undefined, 'c3']);
    });
  });
}
