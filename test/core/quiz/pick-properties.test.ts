import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Difficulty, type Question, questionKinds } from '../../../src/core/knowledge/question.js';
import { type Picked, pick } from '../../../src/core/quiz/pick.js';
import { reviewsOf } from '../../../src/core/quiz/review.js';
import type { Lesson } from '../../../src/core/quiz/store.js';
import { libraryOf } from '../../support/library.js';

const seed = 20_261_125;
const hour = 3_600_000;
const day = 24 * hour;
const start = Date.UTC(2026, 10, 25, 9);

/** Small, quick, and the same for a seed (mulberry32). */
const chance = (from: number) => {
  let state = from;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

type Asked = Picked;

interface Plan {
  readonly bank: readonly Question[];
  readonly rounds: number;
  /** The seed of chance. */
  readonly from: number;
  /** Between two rounds; a day by default. */
  readonly every?: number;
  /** Of the room's answers; `undefined`: nobody answers. */
  readonly answers: (question: Question, round: number) => 'right' | 'wrong' | undefined;
}

/** A room that is asked at even intervals; every round is closed before the next. */
function play({ bank, rounds, from, answers, every = day }: Plan): Asked[] {
  const random = chance(from);
  const lastAsked = new Map<string, Date>();
  const past: Lesson[] = [];
  const asked: Asked[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const at = new Date(start + round * every);
    const picked = pick(bank, { asks: new Set(questionKinds), lastAsked, past, now: at, random });
    if (!picked) break;
    const { question } = picked;
    const answer = answers(question, round);
    asked.push(picked);
    lastAsked.set(question.id, at);
    past.unshift({
      question: question.id,
      opens: at,
      closed: new Date(at.getTime() + every / 3),
      voters: answer ? 3 : 0,
      right: answer === 'right' ? 2 : 1,
    });
  }
  return asked;
}

const question = (i: number, topic: string, difficulty: Difficulty): Question => ({
  id: `q${i}`,
  file: 'x.quiz.md',
  line: i,
  kind: questionKinds[i % questionKinds.length] ?? 'single',
  topic,
  difficulty,
  prompt: '?',
  choices: [],
  accepts: [],
  explanation: '',
  source: { file: 'x.md', heading: 'h', quote: 'q', line: 1, text: 't' },
});

const plans = fc.record({
  bank: fc
    .array(fc.record({ topic: fc.constantFrom('iam', 's3', 'kms', 'vpc'), difficulty: fc.constantFrom(1, 2, 3) }), {
      minLength: 1,
      maxLength: 40,
    })
    .map((list) => list.map(({ topic, difficulty }, i) => question(i, topic, difficulty as Difficulty))),
  rounds: fc.integer({ min: 1, max: 90 }),
  from: fc.nat(),
  answers: fc
    .func(fc.constantFrom('right', 'wrong', 'wrong', undefined))
    .map((answer) => (each: Question, round: number) => answer(each.id, round) as 'right' | 'wrong' | undefined),
});

const idsOf = (asked: readonly Asked[]): string[] => asked.map((each) => each.question.id);

describe(`rounds of a room (seed ${seed})`, () => {
  const holds = (name: string, property: (plan: Plan, asked: readonly Asked[]) => void) =>
    it(name, () => {
      fc.assert(
        fc.property(plans, (plan) => property(plan, play(plan))),
        { seed, numRuns: 80 },
      );
    });

  holds('repeat nothing within ten while the bank has more than ten', ({ bank, rounds }, asked) => {
    expect(asked.length).toBe(rounds);
    if (bank.length <= 10) return;
    const ids = idsOf(asked);
    ids.forEach((id, i) => {
      expect(ids.slice(Math.max(0, i - 10), i)).not.toContain(id);
    });
  });

  holds('bring every new question before anything is asked again for want of new ones', ({ bank }, asked) => {
    const ids = idsOf(asked);
    const first = asked.findIndex(({ why }) => why === 'again');
    if (first >= 0) expect(new Set(ids.slice(0, first)).size).toBe(bank.length);
    asked.forEach(({ why, question: { id } }, i) => {
      expect(why === 'new').toBe(!ids.slice(0, i).includes(id));
    });
  });

  holds('hold one review in four at most, of what was missed', ({ answers }, asked) => {
    asked.forEach(({ why, question: reviewed }, i) => {
      if (why !== 'review') return;
      expect(asked.slice(Math.max(0, i - 3), i).map((each) => each.why)).toEqual(['new', 'new', 'new']);
      const before = asked.slice(0, i).flatMap((each, round) => (each.question === reviewed ? [round] : []));
      expect(before.map((round) => answers(reviewed, round))).toContain('wrong');
    });
  });

  holds('are the same for the same seed', (plan, asked) => {
    expect(idsOf(play(plan))).toEqual(idsOf(asked));
  });
});

describe('a question that was missed', () => {
  const bank = Array.from({ length: 80 }, (_, i) => question(i, `t${i % 7}`, 2));
  const bring = (every: number): Asked[] => {
    const [first] = play({ bank, rounds: 1, from: 3, answers: () => 'right', every });
    return play({
      bank,
      rounds: 60,
      from: 3,
      every,
      answers: ({ id }, round) => (round === 0 && id === first?.question.id ? 'wrong' : 'right'),
    });
  };
  const turns = (asked: readonly Asked[]): number[] =>
    asked.flatMap((each, i) => (each.question.id === asked[0]?.question.id ? [i] : []));

  it('comes back a day later, or ten rounds later where those take longer, and then when FSRS says', () => {
    // An hour apart: missed, so due after a day; then right, so due three days (72 rounds) later.
    expect(turns(bring(hour))).toEqual([0, 24]);
    // A day apart: after ten others; then right at a gap of eleven days.
    expect(turns(bring(day)).slice(0, 2)).toEqual([0, 11]);
  });

  it('comes back while a question that was known does not', () => {
    const reviewed = bring(day).filter(({ why }) => why === 'review');
    expect(new Set(idsOf(reviewed))).toEqual(new Set([bring(day)[0]?.question.id]));
  });
});

describe('what FSRS makes of past rounds', () => {
  const lesson = (at: number, right: number, voters = 3, closed = true): Lesson => ({
    question: 'q',
    opens: new Date(start + at * day),
    ...(closed ? { closed: new Date(start + at * day + hour) } : {}),
    voters,
    right,
  });
  const due = (...lessons: Lesson[]) => {
    const review = reviewsOf(lessons.toReversed()).get('q');
    return [((review?.due.getTime() ?? 0) - start) / day, review?.missed];
  };

  it('grows with every right majority and falls back with a wrong one', () => {
    expect(due(lesson(0, 2))).toEqual([3, false]);
    expect(due(lesson(0, 2), lesson(3, 3))).toEqual([17, false]);
    expect(due(lesson(0, 2), lesson(3, 3), lesson(17, 1))).toEqual([19, true]);
    expect(due(lesson(0, 2), lesson(3, 3), lesson(17, 1), lesson(19, 3))[1]).toBe(true);
  });

  it('takes an even split as known', () => {
    expect(due(lesson(0, 1, 2))).toEqual([3, false]);
  });

  it('learns nothing from rounds that are open or that nobody answered', () => {
    expect(due(lesson(2, 0, 0), lesson(5, 0, 3, false))).toEqual([2, false]);
    expect(due(lesson(0, 2), lesson(9, 0, 0))).toEqual([3, false]);
  });
});

describe('400 rounds of the shipped bank', () => {
  const shipped = libraryOf(
    readdirSync(resolve('knowledge')).map((path) => ({ path, text: readFileSync(resolve('knowledge', path), 'utf8') })),
  ).bank;
  const rounds = 400;
  const miss = chance(7);
  const hard = new Set(shipped.filter(() => miss() < 0.3).map(({ id }) => id));
  const asked = play({
    bank: shipped,
    rounds,
    from: 11,
    answers: ({ id }, round) => (hard.has(id) && round < 250 ? 'wrong' : 'right'),
  });

  it('give every topic its share, within a half', () => {
    for (const topic of new Set(shipped.map((each) => each.topic))) {
      const share = shipped.filter((each) => each.topic === topic).length / shipped.length;
      const count = asked.filter((each) => each.question.topic === topic).length;
      expect(count / rounds, topic).toBeGreaterThan(share * 0.6);
      expect(count / rounds, topic).toBeLessThan(share * 1.5);
    }
  });

  it('bring a topic at an even pace while it is new', () => {
    const fresh = asked.filter(({ why }) => why === 'new').slice(0, 60);
    const topics = new Set(shipped.map((each) => each.topic));
    for (const topic of topics) {
      const share = shipped.filter((each) => each.topic === topic).length / shipped.length;
      const count = fresh.filter((each) => each.question.topic === topic).length;
      expect(Math.abs(count - share * fresh.length), topic).toBeLessThan(2);
    }
  });

  it.each([
    ['topic', 2],
    ['difficulty', 4],
  ] as const)('change the %s', (field, most) => {
    let run = 0;
    let longest = 0;
    asked.forEach((each, i) => {
      run = asked[i - 1]?.question[field] === each.question[field] ? run + 1 : 1;
      longest = Math.max(longest, run);
    });
    expect(longest).toBeLessThanOrEqual(most);
  });
});
