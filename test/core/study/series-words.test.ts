import { describe, expect, it } from 'vitest';
import { impossibleCount, wantedIn } from '../../../src/core/study/series-words.js';

const topics = ['iam', 'route 53', 'key rotation'];
const read = (rest: string) => wantedIn(rest, (about) => topics.includes(about.toLowerCase()));

describe('what stands behind “practice”', () => {
  it.each([
    ['', '', 5],
    ['10', '', 10],
    ['20', '', 20],
    ['1 question', '', 1],
    ['iam', 'iam', 5],
    ['about iam 3', 'iam', 3],
    ['route 53', 'route 53', 5],
    ['route 53 2', 'route 53', 2],
    ['port 443', 'port 443', 5],
    ['t2-3', 't2-', 3],
  ])('“%s” is about “%s”, %i questions', (rest, about, n) => expect(read(rest)).toEqual({ about, n }));

  it.each(['-3', '−3', '0', '21', '100', '100000', '-3 questions', 'iam 0', 'iam -3', 'iam 100'])(
    '“%s” is more or less than can be asked',
    (rest) => expect(read(rest)).toBe(impossibleCount),
  );
});
