import { describe, expect, it } from 'vitest';
import { meaningLine } from '../../src/cli/meaning-note.js';

describe('what the page says of the model of meaning', () => {
  it.each([
    [0, 1871, 'Still reading the notes for meaning: 0%'],
    [699, 1871, 'Still reading the notes for meaning: 37%'],
    [1870, 1871, 'Still reading the notes for meaning: 99%'],
    [1871, 1871, 'Passages are found by words and by meaning, with tiny.'],
    [0, 0, 'Passages are found by words and by meaning, with tiny.'],
  ])('after %d of %d texts', (known, of, said) => {
    expect(meaningLine({ kind: 'there', name: 'tiny', known, of })).toBe(said);
  });
});
