import { describe, expect, it } from 'vitest';
import { createMemory } from '../../../src/adapters/shared/memory.js';

function open(most = 2, keep = 100) {
  let at = 0;
  const memory = createMemory<string>({ most, keep, now: () => at });
  return {
    memory,
    pass(milliseconds: number): void {
      at += milliseconds;
    },
  };
}

describe('a memory', () => {
  it('forgets after its time', () => {
    const { memory, pass } = open();
    memory.set('a', '1');
    pass(99);
    expect(memory.get('a')).toBe('1');
    pass(1);
    expect(memory.get('a')).toBeUndefined();
  });

  it('forgets what was set longest ago when there is too much', () => {
    const { memory } = open();
    memory.set('a', '1');
    memory.set('b', '2');
    memory.set('a', '3');
    memory.set('c', '4');
    expect(['a', 'b', 'c'].map(memory.get)).toEqual(['3', undefined, '4']);
  });

  it('makes a value once, and again when it is forgotten', () => {
    const { memory, pass } = open();
    const make = ['1', '2'];
    const once = () => memory.once('a', () => make.shift() ?? '');
    expect([once(), once()]).toEqual(['1', '1']);
    pass(100);
    expect(once()).toBe('2');
  });

  it('drops a value, and no other that has taken its place', () => {
    const { memory } = open();
    memory.set('a', '2');
    memory.drop('a', '1');
    expect(memory.get('a')).toBe('2');
    memory.drop('a', '2');
    expect(memory.get('a')).toBeUndefined();
  });
});
