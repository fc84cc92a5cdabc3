import { describe, expect, test } from 'vitest';
import { line, type Message } from '../../src/core/chat/message.js';
import type { Entry, NewEntry } from '../../src/core/ports/transcripts.js';
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
      expect((await transcripts.latest(room, 10)).map(({ message }) => message.summary)).toEqual(['2']);
    });

    test('is forgotten beyond ten thousand entries of a room, the oldest first', async () => {
      const { transcripts } = subject().store;
      await append(said('elsewhere', { room: otherRoom }));
      for (let index = 0; index < 10_002; index += 1) await append(said(`${index}`));
      expect(await transcripts.forget(start)).toBe(2);
      const kept = await transcripts.latest(room, 20_000);
      expect([kept.length, kept[0]?.message.summary]).toEqual([10_000, '2']);
      expect(await transcripts.latest(otherRoom, 10)).toHaveLength(1);
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
      const kept = [...(await transcripts.latest(room, 10)), ...(await transcripts.privateTo(bob, room, 10))];
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
      const { transcripts } = subject().store;
      const summaries = async (limit: number, before?: string) =>
        (await transcripts.latest(room, limit, before)).map((entry) => entry.message.summary);
      expect(await summaries(3)).toEqual(['9', '10', '11']);
      expect(await summaries(2, ids[9])).toEqual(['7', '8']);
      expect(await summaries(2, ids[1])).toEqual(['0']);
      expect(await summaries(2, 'x')).toEqual([]);
    });

    test('shows private entries to their person alone', async () => {
      const { transcripts } = subject().store;
      await append(said('for all'));
      await append(said('for alice', { only: alice }));
      await append(said('for bob', { only: bob }));
      const summaries = (entries: readonly Entry[]) => entries.map((entry) => entry.message.summary);
      const own = async (person: typeof alice) => summaries(await transcripts.privateTo(person, room, 10));
      expect(summaries(await transcripts.latest(room, 10))).toEqual(['for all']);
      expect(await own(alice)).toEqual(['for alice']);
      expect(await own(bob)).toEqual(['for bob']);
      expect(await own(someone('alice', otherSpace))).toEqual([]);
      expect(await own(someone('alice', otherAdapter))).toEqual([]);
    });

    test('the limits count what is seen', async () => {
      const { transcripts } = subject().store;
      await append(said('for all'));
      await append(said('for alice', { only: alice }));
      for (let index = 0; index < 5; index += 1) await append(said(`for bob ${index}`, { only: bob }));
      expect(await transcripts.latest(room, 2)).toMatchObject([{ message: { summary: 'for all' } }]);
      const seen = await transcripts.privateTo(bob, room, 2);
      expect(seen.map((entry) => entry.message.summary)).toEqual(['for bob 3', 'for bob 4']);
    });

    test('an entry is found by its id, in its own room only', async () => {
      const { transcripts } = subject().store;
      const first = await append(said('one', { by: alice }));
      const second = await append(said('two', { only: bob }));
      expect(await transcripts.byId(room, first.id)).toEqual(first);
      expect(await transcripts.byId(room, second.id)).toEqual(second);
      expect(await transcripts.byId(otherSpace, first.id)).toBeUndefined();
      for (const id of ['999', '', 'x', '-1', '1e3']) expect(await transcripts.byId(room, id)).toBeUndefined();
    });

    test('a key is written once in a room', async () => {
      const { transcripts } = subject().store;
      const first = await append(said('one', { key: 'k' }));
      expect(await append(said('two', { key: 'k' }))).toEqual(first);
      const elsewhere = await append(said('three', { key: 'k', room: otherSpace }));
      expect(await transcripts.byKey(room, 'k')).toEqual(first);
      expect(await transcripts.byKey(otherSpace, 'k')).toEqual(elsewhere);
      expect(await transcripts.byKey(otherRoom, 'k')).toBeUndefined();
      expect(await transcripts.latest(room, 10)).toEqual([first]);
    });

    test('what the bot said is replaced in its place, in its own room only; what a person said never is', async () => {
      const { transcripts } = subject().store;
      const first = await append(said('old', { key: 'k' }));
      const second = await append(said('next', { by: alice }));
      expect(await transcripts.replace(otherSpace, first.id, line('stolen'))).toBeUndefined();
      const replaced = { ...first, message: line('new') };
      expect(await transcripts.replace(room, first.id, line('new'))).toEqual(replaced);
      expect(await transcripts.latest(room, 10)).toEqual([replaced, second]);
      for (const id of [second.id, '999', '', 'x', '-1', '1e3']) {
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
        const seen = await subject().store.transcripts.latest(of, 10);
        expect(seen.map((entry) => entry.message.summary)).toEqual(texts);
        expect(seen.every((entry) => entry.room.space === of.space)).toBe(true);
      }
    });
  });
}
