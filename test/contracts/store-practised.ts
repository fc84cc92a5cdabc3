import { describe, expect, test } from 'vitest';
import type { PractisedAnswer, Shown } from '../../src/core/study/store.js';
import {
  minutes,
  otherAdapter,
  otherSpace,
  room,
  round,
  type Subject,
  someone,
  start,
  vote,
} from './store-fixtures.js';

const answer = (question: string, more: Partial<PractisedAnswer> = {}): PractisedAnswer => ({
  person: someone('al'),
  question,
  right: true,
  started: start,
  at: minutes(1),
  ...more,
});

const shown = (more: Partial<Shown> = {}): Shown => ({
  person: someone('al'),
  room,
  control: 'c1',
  at: start,
  ...more,
});

export function shownContract(subject: Subject): void {
  describe('the question that somebody was shown last', () => {
    test('is the latest in each room, each person’s own, and there after a restart', async () => {
      const other = { ...room, id: 'elsewhere' };
      for (const each of [{}, { control: 'c2', at: minutes(1) }, { control: 'c3', room: other }])
        await subject().store.shown.keep(shown(each));
      await subject().store.shown.keep(shown({ person: someone('bo'), control: 'c4' }));
      const { shown: kept } = await subject().reopen();
      expect(await kept.last(someone('al'), room)).toEqual(shown({ control: 'c2', at: minutes(1) }));
      expect(await kept.last(someone('al'), other)).toMatchObject({ control: 'c3' });
      await kept.drop(someone('al'), room);
      expect(await kept.last(someone('al'), room)).toBeUndefined();
      expect(await kept.last(someone('bo'), room)).toMatchObject({ control: 'c4' });
    });

    test('is forgotten by its age', async () => {
      const { shown: kept } = subject().store;
      await kept.keep(shown());
      await kept.keep(shown({ person: someone('bo'), at: minutes(5) }));
      expect(await kept.forget(minutes(5))).toBe(1);
      expect(await kept.last(someone('al'), room)).toBeUndefined();
      expect(await kept.last(someone('bo'), room)).toBeDefined();
    });
  });
}

export function practisedContract(subject: Subject): void {
  describe('what a person practised', () => {
    test('is kept once for each question of a series, whatever is pressed again, after a restart too', async () => {
      expect(await subject().store.practised.record(answer('q1', { right: false }))).toBe(true);
      const { practised } = await subject().reopen();
      expect(await practised.record(answer('q1', { at: minutes(2) }))).toBe(false);
      expect(await practised.record(answer('q2', { at: minutes(3) }))).toBe(true);
      expect(await practised.record(answer('q1', { started: minutes(9), at: minutes(10) }))).toBe(true);
      expect(await practised.answers(someone('al'))).toEqual([
        { question: 'q1', right: false, started: start, at: minutes(1) },
        { question: 'q2', right: true, started: start, at: minutes(3) },
        { question: 'q1', right: true, started: minutes(9), at: minutes(10) },
      ]);
    });

    test('is kept once of two presses that come at the same moment', async () => {
      const { practised } = subject().store;
      const both = [true, false].map((right) => practised.record(answer('q1', { right })));
      expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
      expect(await practised.answers(someone('al'))).toHaveLength(1);
    });

    test('is nobody else’s, and of no other space', async () => {
      const { practised } = subject().store;
      await practised.record(answer('q1'));
      for (const other of [someone('bo'), someone('al', otherSpace), someone('al', otherAdapter)]) {
        expect(await practised.answers(other)).toEqual([]);
        expect(await practised.record(answer('q1', { person: other }))).toBe(true);
      }
      expect(await practised.answers(someone('al'))).toHaveLength(1);
    });

    test('has their votes in it once their rounds are closed, and as corrected', async () => {
      const { practised, rounds } = subject().store;
      await rounds.open(round('r1'), 'card:r1');
      await vote(subject().store, 'r1', someone('al'), 0, { at: minutes(5) });
      await practised.record(answer('q2', { at: minutes(4) }));
      expect((await practised.answers(someone('al'))).map(({ question }) => question)).toEqual(['q2']);
      await rounds.close('r1', minutes(60), 'reveal:r1');
      expect(await practised.answers(someone('al'))).toEqual([
        { question: 'q2', right: true, started: start, at: minutes(4) },
        { question: 'q-r1', right: false, at: minutes(5) },
      ]);
      const asked = await rounds.get('r1');
      if (asked) await rounds.correct('r1', asked.snapshot, ({ picks }) => picks[0] === 0);
      expect((await practised.answers(someone('al'))).at(-1)).toMatchObject({ question: 'q-r1', right: true });
    });

    test('makes somebody known without a name, and takes no name from whoever has one', async () => {
      const { practised, people } = subject().store;
      await people.remember(someone('bo'), 'Bo');
      for (const id of ['al', 'bo']) await practised.record(answer('q1', { person: someone(id) }));
      expect((await people.in('slack', someone('al').space)).map(({ name }) => name)).toEqual(['Bo', 'al']);
      await people.erase(someone('al'));
      expect(await practised.answers(someone('al'))).toEqual([]);
      expect(await practised.answers(someone('bo'))).toHaveLength(1);
    });
  });
}
