import { describe, expect, it } from 'vitest';
import { readSize } from '../../../src/core/exam/read-size.js';

const of = (questions: number, minutes: number, pass = 70) => ({ questions, minutes, pass });

describe('what stands behind /quiz exam', () => {
  it.each([
    ['', of(20, 30)],
    ['10', of(10, 30)],
    ['10 15', of(10, 15)],
    ['10, 15', of(10, 15)],
    ['10/15', of(10, 15)],
    ['15 minutes', of(20, 15)],
    ['10 questions', of(10, 30)],
    ['10 questions in 15 minutes', of(10, 15)],
    ['15 minutes 10 questions', of(10, 15)],
    ['45m', of(20, 45)],
    ['with 1 hour', of(20, 60)],
    ['2h and 50q', of(50, 120)],
    ['pass 80%', of(20, 30, 80)],
    ['pass 80', of(20, 30, 80)],
    ['20 30 pass 72 %', of(20, 30, 72)],
    ['10 questions, 15 minutes, pass mark: 100 percent', of(10, 15, 100)],
    ['72%', of(20, 30, 72)],
    ['1 1', of(1, 1)],
    ['50 180', of(50, 180)],
  ])('reads “%s”', (text, size) => {
    expect(readSize(text)).toEqual(size);
  });

  it.each([
    ['0', 'An exam can have 1 to 50 questions.'],
    ['51', 'An exam can have 1 to 50 questions.'],
    ['10 181', 'An exam can last 1 to 180 minutes.'],
    ['4 hours', 'An exam can last 1 to 180 minutes.'],
    ['99999999999999999999', 'An exam can have 1 to 50 questions.'],
    ['pass 101%', 'The pass mark can be 1% to 100%.'],
  ])('says what is possible instead of “%s”', (text, sentence) => {
    expect(readSize(text)).toBe(sentence);
  });

  it.each(['iam', '10 15 20', 'ten', '10 questions 20 questions', '10 apples', `${'-'.repeat(100)}x`])(
    'shows how it is written instead of “%s”',
    (text) => {
      expect(readSize(text)).toMatch(/^I can’t read “.{0,40}”\. Try “\/quiz exam 10 15”/);
    },
  );
});
