import { describe, expect, it } from 'vitest';
import { wantedNow } from '../../../src/core/quiz/wanted-now.js';

const minutes = (count: number) => count * 60_000;
const encryption = { about: 'encryption', difficulty: 3, length: minutes(5) };

describe('what stands behind /quiz now', () => {
  it.each([
    'about encryption hard close after 5m',
    'about encryption, hard, close after 5m',
    'hard about encryption, close after 5m',
    'about encryption close after 5m hard',
    'close after 5m, about encryption, hard',
    'close after 5 minutes hard about encryption',
    'hard, close after 5m, about encryption',
    'hard encryption for 5m',
    'a hard question about encryption for 5 minutes',
    'encryption hard closing in 5m',
    'for 5 min about encryption, hard',
  ])('%s is understood in any order', (said) => {
    expect(wantedNow(said)).toEqual(encryption);
  });

  it.each([
    ['', { about: '' }],
    ['hard', { about: '', difficulty: 3 }],
    ['an easy one', { about: '', difficulty: 1 }],
    ['5m', { about: '', length: minutes(5) }],
    ['close after 5m', { about: '', length: minutes(5) }],
    ['hard close after 5m', { about: '', difficulty: 3, length: minutes(5) }],
    ['encryption', { about: 'encryption' }],
    ['about encryption at rest', { about: 'encryption at rest' }],
    ['about hard drives', { about: 'hard drives' }],
    ['about hard', { about: 'hard' }],
    ['about closed tickets', { about: 'closed tickets' }],
    ['encryption, medium', { about: 'encryption', difficulty: 2 }],
    ['a question on support plans', { about: 'support plans' }],
    ['about plans for 3 accounts', { about: 'plans for 3 accounts' }],
  ])('%s asks for that and nothing else', (said, wanted) => {
    expect(wantedNow(said)).toEqual(wanted);
  });

  it.each([
    ['about', 'about'],
    ['close soon', 'close soon'],
    ['encryption, close when ready', 'close when ready'],
    ['about encryption close after 9 weeks', 'close after 9 weeks'],
  ])('of %s it says what is not understood', (said, unread) => {
    expect(wantedNow(said)).toBe(unread);
  });
});
