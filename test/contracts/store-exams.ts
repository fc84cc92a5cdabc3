import { describe, expect, test } from 'vitest';
import type { ExamAnswer } from '../../src/core/exam/exam.js';
import {
  exam,
  minutes,
  otherAdapter,
  otherSpace,
  round,
  type Subject,
  snapshot,
  someone,
  start,
} from './store-fixtures.js';

const al = someone('al');
const pick = (index: number): ExamAnswer => ({ ballot: { picks: [index] }, right: index === 1 });
const typedIn = (text: string): ExamAnswer => ({ ballot: { picks: [], text }, right: true });

export function examsContract(subject: Subject): void {
  describe('a mock exam', () => {
    test('is kept with its questions and answers, after a restart too', async () => {
      const { exams } = subject().store;
      expect(await exams.begin(exam('e1'))).toBe(true);
      expect(await exams.answer('e1', 2, typedIn('Cloud ‮ 😀 "trail'), minutes(1))).toBe(true);
      expect(await exams.answer('e1', 0, pick(0), minutes(2))).toBe(true);
      expect(await exams.answer('e1', 0, pick(1), minutes(3))).toBe(true);
      const whole = {
        ...exam('e1'),
        answers: new Map([
          [0, pick(1)],
          [2, typedIn('Cloud ‮ 😀 "trail')],
        ]),
        aside: new Set(),
      };
      expect(await exams.get('e1')).toEqual(whole);
      const reopened = (await subject().reopen()).exams;
      expect(await reopened.running(al)).toEqual(whole);
      expect(await reopened.get('nothing')).toBeUndefined();
    });

    test('is one at a time for a person, in each space', async () => {
      const { exams } = subject().store;
      expect(await exams.begin(exam('e1'))).toBe(true);
      expect(await exams.begin(exam('e2'))).toBe(false);
      for (const [id, person] of [
        ['bo', someone('bo')],
        ['there', someone('al', otherSpace)],
        ['elsewhere', someone('al', otherAdapter)],
      ] as const) {
        expect(await exams.running(person)).toBeUndefined();
        expect(await exams.begin(exam(id, { person }))).toBe(true);
        expect((await exams.running(person))?.id).toBe(id);
      }
      expect(await exams.last(al)).toBeUndefined();
      expect(await exams.end('e1', minutes(5), new Set())).toBe(true);
      expect(await exams.running(al)).toBeUndefined();
      expect(await exams.last(al)).toEqual(await exams.get('e1'));
      expect(await exams.last(someone('al', otherSpace))).toBeUndefined();
      expect(await exams.begin(exam('e2'))).toBe(true);
      expect((await exams.running(al))?.id).toBe('e2');
      expect((await exams.last(al))?.id).toBe('e1');
    });

    test('takes no answer after its time, after its end, or to a question that it does not have', async () => {
      const { exams } = subject().store;
      await exams.begin(exam('e1'));
      expect(await exams.answer('e1', 0, pick(1), new Date(minutes(30).getTime() - 1))).toBe(true);
      expect(await exams.answer('e1', 1, pick(1), minutes(30))).toBe(false);
      expect(await exams.answer('e1', 3, pick(1), start)).toBe(false);
      expect(await exams.answer('nothing', 0, pick(1), start)).toBe(false);
      await exams.end('e1', minutes(10), new Set());
      expect(await exams.answer('e1', 0, pick(0), minutes(9))).toBe(false);
      expect((await exams.get('e1'))?.answers).toEqual(new Map([[0, pick(1)]]));
    });

    test('is due at the end of its time, the longest overdue first, and not where the bot is away', async () => {
      const { exams, spaces } = subject().store;
      await exams.begin(exam('e1'));
      await exams.begin(exam('e2', { person: someone('bo'), ends: minutes(20) }));
      await exams.begin(exam('e3', { person: someone('al', otherSpace), ends: minutes(10) }));
      const due = async (at: number) => (await exams.due(minutes(at))).map(({ id }) => id);
      expect([await due(9), await due(10), await due(30)]).toEqual([[], ['e3'], ['e3', 'e2', 'e1']]);
      expect((await exams.due(minutes(10)))[0]).toEqual({
        id: 'e3',
        person: someone('al', otherSpace),
        ends: minutes(10),
      });
      await spaces.left({ adapter: otherSpace.adapter, space: otherSpace.space }, minutes(11));
      expect(await due(30)).toEqual(['e2', 'e1']);
      await exams.end('e2', minutes(20), new Set());
      expect(await due(60)).toEqual(['e1']);
    });

    test('ends once, and its result is queued with that for its person alone', async () => {
      const { exams, outbox } = subject().store;
      await exams.begin(exam('e1'));
      expect(await exams.end('e1', minutes(30), new Set([2, 0]), 'exam:e1')).toBe(true);
      expect(await exams.end('e1', minutes(31), new Set(), 'exam:e1-again')).toBe(false);
      expect(await exams.end('nothing', minutes(31), new Set(), 'exam:nothing')).toBe(false);
      expect(await exams.get('e1')).toMatchObject({ ended: minutes(30), aside: new Set([0, 2]) });
      const letters = await outbox.claim('slack', minutes(31), 3_600_000, 10);
      expect(letters).toMatchObject([{ key: 'exam:e1', to: al, letter: { kind: 'exam', exam: 'e1' } }]);
      await exams.begin(exam('e2'));
      await exams.end('e2', minutes(32), new Set());
      expect(await outbox.claim('slack', minutes(33), 1_000, 10)).toEqual([]);
    });

    test('counts what was answered as practised, but for what does not count', async () => {
      const { exams, practised } = subject().store;
      await exams.begin(exam('e1'));
      for (const n of [0, 1, 2]) await exams.answer('e1', n, pick(n), minutes(n + 1));
      expect(await practised.answers(al)).toEqual([]);
      await exams.end('e1', minutes(30), new Set([2]));
      expect(await practised.answers(al)).toEqual([
        { question: 'q-a', right: false, started: start, at: minutes(1) },
        { question: 'q-b', right: true, started: start, at: minutes(2) },
      ]);
    });

    test('is forgotten some time after it ended, and the oldest where somebody took many', async () => {
      const { exams } = subject().store;
      for (let n = 0; n < 15; n += 1) {
        await exams.begin(exam(`e${n}`, { began: minutes(n), ends: minutes(n + 30) }));
        await exams.answer(`e${n}`, 0, pick(1), minutes(n + 1));
        if (n < 14) await exams.end(`e${n}`, minutes(n + 2), new Set());
      }
      const left = async () => {
        const all = await Promise.all(Array.from({ length: 15 }, (_, n) => exams.get(`e${n}`)));
        return all.flatMap((each) => (each ? [each.id] : []));
      };
      // Ten that are over, and the one that is running.
      expect(await left()).toEqual(Array.from({ length: 11 }, (_, n) => `e${n + 4}`));
      expect(await exams.forget(minutes(14))).toBe(8);
      expect(await left()).toEqual(['e12', 'e13', 'e14']);
      expect((await exams.get('e14'))?.answers.size).toBe(1);
      expect(await exams.forget(minutes(1e6))).toBe(2);
      expect(await left()).toEqual(['e14']);
    });
  });

  describe('what a space is asked', () => {
    test('are the questions of its open rounds, and of those that were open since an instant', async () => {
      const { rounds } = subject().store;
      for (const [id, minute] of [
        ['old', 10],
        ['edge', 20],
        ['late', 30],
      ] as const) {
        await rounds.open(round(id, { room: { ...round(id).room, id } }), `card:${id}`);
        await rounds.close(id, minutes(minute), `reveal:${id}`);
      }
      await rounds.open(round('now'), 'card:now');
      await rounds.open(round('there', { room: otherSpace, snapshot: snapshot('q-there') }), 'card:there');
      await rounds.close('there', minutes(30), 'reveal:there');
      const asked = async (space?: string, since?: Date) =>
        [...(await rounds.openQuestions('slack', space, since))].sort();
      expect(await asked('T1')).toEqual(['q-now']);
      expect(await asked('T1', minutes(20))).toEqual(['q-edge', 'q-late', 'q-now']);
      expect(await asked(undefined, minutes(25))).toEqual(['q-late', 'q-now', 'q-there']);
      expect(await asked('T2')).toEqual([]);
    });
  });
}
