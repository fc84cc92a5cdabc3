import { describe, expect, test } from 'vitest';
import { line, type Message } from '../../src/core/chat/message.js';
import type { NewEntry } from '../../src/core/ports/transcripts.js';
import type { Subject } from './store-fixtures.js';
import { minutes, otherAdapter, otherRoom, otherSpace, room, someone, start } from './store-fixtures.js';

const alice = someone('alice');
const bob = someone('bob');
const said = (text: string, more: Partial<NewEntry> = {}): NewEntry => ({
  room,
  at: start,
  message: line(text),
  ...more,
});

export function transcriptContract(subject: Subject): void {
  describe('a transcript', () => {
    const append = (entry: NewEntry) => subject().store.transcripts.append(entry);

    test('is forgotten by age', async () => {
      const { transcripts } = subject().store;
      for (const at of [0, 1, 2]) await append(said(`${at}`, { at: minutes(at), asker: alice }));
      expect(await transcripts.forget(minutes(2))).toBe(2);
      expect((await transcripts.latest(room, bob, 10)).map(({ message }) => message.summary)).toEqual(['2']);
    });

    test('is forgotten beyond ten thousand entries of a room, the oldest first', async () => {
      const { transcripts } = subject().store;
      await append(said('elsewhere', { room: otherRoom }));
      for (let index = 0; index < 10_002; index += 1) await append(said(`${index}`));
      expect(await transcripts.forget(start)).toBe(2);
      const kept = await transcripts.latest(room, bob, 20_000);
      expect([kept.length, kept[0]?.message.summary]).toEqual([10_000, '2']);
      expect(await transcripts.latest(otherRoom, bob, 10)).toHaveLength(1);
    }, 60_000);

    test('keeps entries in their order, as they were, after a restart too', async () => {
      const message: Message = {
        summary: 'soon',
        tone: 'open',
        blocks: [{ kind: 'quote', blocks: [{ kind: 'note', spans: [{ time: minutes(5), show: 'day-time' }] }] }],
      };
      const first = await append(said('hi', { by: alice }));
      const second = await append(said('', { message, key: 'k', at: minutes(1), only: bob }));
      const { transcripts } = await subject().reopen();
      const kept = await transcripts.latest(room, bob, 10);
      expect(kept).toEqual([first, second]);
      expect(kept).toEqual([
        { ...said('hi', { by: alice }), id: first.id },
        { room, at: minutes(1), only: bob, key: 'k', message, id: second.id },
      ]);
    });

    test('ids increase in a room, as numbers and as words, and the latest are given', async () => {
      const ids: string[] = [];
      for (let index = 0; index < 12; index += 1) ids.push((await append(said(`${index}`))).id);
      expect([...ids].sort()).toEqual(ids);
      expect([...ids].sort((a, b) => Number(a) - Number(b))).toEqual(ids);
      expect(new Set(ids).size).toBe(12);
      const latest = await subject().store.transcripts.latest(room, undefined, 3);
      expect(latest.map((entry) => entry.message.summary)).toEqual(['9', '10', '11']);
    });

    test('shows private entries to their person alone', async () => {
      const { transcripts } = subject().store;
      await append(said('for all'));
      await append(said('for alice', { only: alice }));
      await append(said('for bob', { only: bob }));
      const seen = async (viewer?: typeof alice) =>
        (await transcripts.latest(room, viewer, 10)).map((entry) => entry.message.summary);
      expect(await seen(alice)).toEqual(['for all', 'for alice']);
      expect(await seen(bob)).toEqual(['for all', 'for bob']);
      expect(await seen()).toEqual(['for all']);
      expect(await seen(someone('alice', otherSpace))).toEqual(['for all']);
      expect(await seen(someone('alice', otherAdapter))).toEqual(['for all']);
    });

    test('the limit counts what the viewer sees', async () => {
      await append(said('for alice', { only: alice }));
      for (let index = 0; index < 5; index += 1) await append(said(`for bob ${index}`, { only: bob }));
      const seen = await subject().store.transcripts.latest(room, alice, 2);
      expect(seen.map((entry) => entry.message.summary)).toEqual(['for alice']);
    });

    test('a key is written once in a room', async () => {
      const { transcripts } = subject().store;
      const first = await append(said('one', { key: 'k' }));
      expect(await append(said('two', { key: 'k' }))).toEqual(first);
      const elsewhere = await append(said('three', { key: 'k', room: otherSpace }));
      expect(await transcripts.byKey(room, 'k')).toEqual(first);
      expect(await transcripts.byKey(otherSpace, 'k')).toEqual(elsewhere);
      expect(await transcripts.byKey(otherRoom, 'k')).toBeUndefined();
      expect(await transcripts.latest(room, undefined, 10)).toEqual([first]);
    });

    test('an entry is replaced in its place, in its own room only', async () => {
      const { transcripts } = subject().store;
      const first = await append(said('old', { by: alice, key: 'k' }));
      const second = await append(said('next'));
      expect(await transcripts.replace(otherSpace, first.id, line('stolen'))).toBeUndefined();
      const replaced = { ...first, message: line('new') };
      expect(await transcripts.replace(room, first.id, line('new'))).toEqual(replaced);
      expect(await transcripts.latest(room, undefined, 10)).toEqual([replaced, second]);
      for (const id of ['999', '', 'x', '-1', '1e3']) {
        expect(await transcripts.replace(room, id, line('new'))).toBeUndefined();
      }
    });

    test('rooms of other spaces with the same id see nothing of each other', async () => {
      await append(said('here'));
      await append(said('there', { room: otherSpace }));
      for (const [of, texts] of [
        [room, ['here']],
        [otherSpace, ['there']],
        [otherAdapter, []],
      ] as const) {
        const seen = await subject().store.transcripts.latest(of, undefined, 10);
        expect(seen.map((entry) => entry.message.summary)).toEqual(texts);
        expect(seen.every((entry) => entry.room.space === of.space)).toBe(true);
      }
    });
  });
}
