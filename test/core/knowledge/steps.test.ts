import { describe, expect, it } from 'vitest';
import { inTurns, type Steps } from '../../../src/core/knowledge/steps.js';

function* threePieces(done: string[]): Steps<string> {
  for (const piece of ['a', 'b', 'c']) {
    done.push(piece);
    yield;
  }
  return 'all';
}

describe('work in turns', () => {
  it('lets others go first after every piece', async () => {
    const done: string[] = [];
    const others = async (): Promise<void> => void done.push('others');
    expect(await inTurns(threePieces(done), others)).toBe('all');
    expect(done).toEqual(['a', 'others', 'b', 'others', 'c', 'others']);
  });

  it('is given up when it is not wanted any more', async () => {
    const done: string[] = [];
    expect(await inTurns(threePieces(done), async () => done.length < 2)).toBeUndefined();
    expect(done).toEqual(['a', 'b']);
  });
});
