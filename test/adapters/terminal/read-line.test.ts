import { describe, expect, it } from 'vitest';
import { readLine } from '../../../src/adapters/terminal/read-line.js';

describe('a line of the terminal', () => {
  it.each([
    ['ana: who owns patching?', { kind: 'said', text: 'who owns patching?' }],
    ['ana:/quiz now', { kind: 'said', text: '/quiz now' }],
    ['  ana :  what is a: b ', { kind: 'said', text: 'what is a: b' }],
    ['ana: 2', { kind: 'numbers', numbers: [2], text: '2' }],
    ['ana: 2, 4', { kind: 'numbers', numbers: [2, 4], text: '2, 4' }],
    ['ana: 2 questions', { kind: 'said', text: '2 questions' }],
    ['ana: = CloudTrail ', { kind: 'answer', text: 'CloudTrail' }],
  ])('%s', (text, typed) => {
    expect(readLine(text)).toEqual({ kind: 'typed', name: 'ana', typed });
  });

  it.each([
    ['who owns patching?', 'ana', { kind: 'said', text: 'who owns patching?' }],
    ['what is this: a role or a user?', 'ana', { kind: 'said', text: 'what is this: a role or a user?' }],
    ['https://example.com/x', 'ana', { kind: 'said', text: 'https://example.com/x' }],
    ['/quiz now', 'ana', { kind: 'said', text: '/quiz now' }],
    ['2,4', 'ana', { kind: 'numbers', numbers: [2, 4], text: '2,4' }],
    ['= CloudTrail', 'ana', { kind: 'answer', text: 'CloudTrail' }],
    ['bo: 1', 'bo', { kind: 'numbers', numbers: [1], text: '1' }],
    ['Chen_2: hi: you', 'Chen_2', { kind: 'said', text: 'hi: you' }],
  ])('by hand, %s is from %s', (text, name, typed) => {
    expect(readLine(text, 'ana')).toEqual({ kind: 'typed', name, typed });
  });

  it('may be empty or a comment, and is unclear without a name', () => {
    expect(['', '   ', '# ana: no'].map((text) => readLine(text).kind)).toEqual(['nothing', 'nothing', 'nothing']);
    expect(['hello', 'ana:', ': x'].map((text) => readLine(text).kind)).toEqual(['unclear', 'unclear', 'unclear']);
  });
});
