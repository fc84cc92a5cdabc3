import { describe, expect, it } from 'vitest';
import { type Question, type QuestionKind, questionKinds } from '../../../src/core/knowledge/question.js';
import { pick as pickAny, type Wanted } from '../../../src/core/quiz/pick.js';

const question = (id: string, kind: QuestionKind = 'single', more: Partial<Question> = {}): Question => ({
  id,
  file: 'x.quiz.md',
  line: 1,
  kind,
  topic: 'Patching',
  difficulty: 1,
  prompt: '?',
  choices: [],
  accepts: [],
  explanation: '',
  source: { file: 'shared-responsibility.md', heading: 'h', quote: 'q', line: 1, text: 't' },
  ...more,
});

const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  asks: new Set(questionKinds),
  lastAsked: new Map([['elsewhere', new Date(0)]]),
  past: [],
  now: new Date('2026-11-25T09:00:00Z'),
  random: () => 0,
  ...more,
});
const pick = (bank: readonly Question[], which: Wanted): Question | undefined => pickAny(bank, which)?.question;
const asked = (dates: Record<string, string>) =>
  new Map(Object.entries(dates).map(([id, date]) => [id, new Date(`${date}T00:00:00Z`)]));

describe('picking a question', () => {
  const bank = [question('a'), question('b'), question('c')];

  it('takes one never asked, then the one asked longest ago', () => {
    const dates = { a: '2026-11-03', b: '2026-11-01', c: '2026-11-02' };
    expect(pick(bank, wanted({ lastAsked: asked({ a: dates.a, b: dates.b }) }))?.id).toBe('c');
    expect(pick(bank, wanted({ lastAsked: asked(dates) }))?.id).toBe('b');
  });

  it('lets chance decide between equals', () => {
    const ids = [0, 0.4, 0.99].map((chance) => pick(bank, wanted({ random: () => chance }))?.id);
    expect(ids).toEqual(['a', 'b', 'c']);
    const lastAsked = asked({ a: '2026-11-01', b: '2026-11-02', c: '2026-11-01' });
    expect(pick(bank, wanted({ lastAsked, now: new Date(0), random: () => 0.99 }))?.id).toBe('c');
  });

  it('goes through the whole bank before it repeats a question', () => {
    const lastAsked = new Map<string, Date>();
    const ids = Array.from({ length: 6 }, (_, day) => {
      const id = pick(bank, wanted({ lastAsked, random: () => 0.5 }))?.id ?? '';
      lastAsked.set(id, new Date(day));
      return id;
    });
    expect(new Set(ids.slice(0, 3)).size).toBe(3);
    expect(ids.slice(3)).toEqual(ids.slice(0, 3));
  });

  it('begins a room with a single-choice question where there is one', () => {
    const mixed = [question('t', 'typed'), question('s')];
    expect(pick(mixed, wanted({ lastAsked: new Map() }))?.id).toBe('s');
    expect(pick(mixed.slice(0, 1), wanted({ lastAsked: new Map() }))?.id).toBe('t');
    expect(pick(mixed, wanted())?.id).toBe('t');
  });

  it('asks only what the platform can ask', () => {
    const mixed = [question('t', 'typed'), question('f', 'true-false')];
    expect(pick(mixed, wanted({ asks: new Set(['true-false']) }))?.id).toBe('f');
    expect(pick(mixed, wanted({ asks: new Set(['single']) }))).toBeUndefined();
  });

  it.each([
    ['patching', 'a'],
    ['Shared Responsibility', 'a'],
    ['multi-factor', 'm'],
    ['iam', 'i'],
    ['patch', undefined],
    ['am', undefined],
  ])('keeps to the topic "%s"', (about, id) => {
    const topics = [
      question('a'),
      question('m', 'single', {
        topic: 'Multi factor authentication',
        source: { file: 'mfa.md', heading: '', quote: '', line: 1, text: '' },
      }),
      question('i', 'single', {
        topic: 'Roles',
        source: { file: 'aws/iam.md', heading: '', quote: '', line: 1, text: '' },
      }),
    ];
    expect(pick(topics, wanted({ about }))?.id).toBe(id);
  });

  it('keeps to the difficulty', () => {
    expect(pick([question('a'), question('h', 'single', { difficulty: 3 })], wanted({ difficulty: 3 }))?.id).toBe('h');
    expect(pick(bank, wanted({ difficulty: 2 }))).toBeUndefined();
  });
});
