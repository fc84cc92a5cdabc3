import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/core/ask/ask.js';
import type { Index } from '../../../src/core/ask/index/build-index.js';
import { hostileQueries, notesOf, queriesOf } from '../../bench/corpus.mjs';
import { libraryOf } from '../../support/library.js';

const size = 10_000;
const { notes, index } = libraryOf(notesOf(size));
const texts = notes.flatMap(({ passages }) => passages.map(({ text }) => text));
const hostile = [...hostileQueries(texts)];

/** The index, with a count of the places that are looked at and of the words that are corrected. */
function counting(): { index: Index; places: () => number; corrections: () => number } {
  let places = 0;
  let corrections = 0;
  const counted = (inverted: Index['passages']): Index['passages'] => ({
    ...inverted,
    terms: {
      ...inverted.terms,
      get(term) {
        const found = inverted.terms.get(term);
        places += found?.docs.length ?? 0;
        return found;
      },
    },
  });
  const correct: Index['vocabulary']['correct'] = (word) => {
    corrections += 1;
    return index.vocabulary.correct(word);
  };
  return {
    index: {
      ...index,
      passages: counted(index.passages),
      bySection: counted(index.bySection),
      vocabulary: { ...index.vocabulary, correct },
    },
    places: () => places,
    corrections: () => corrections,
  };
}

describe('ten thousand passages', () => {
  it('are all there', () => {
    expect(texts).toHaveLength(size);
  });

  it.each(hostile)('cost little work, asked %s', (_, query) => {
    const counted = counting();
    ask(counted.index, query);
    // A word of the query in every passage, and as many again for words that mean the same.
    expect(counted.places()).toBeLessThan(40 * size);
    expect(counted.corrections()).toBeLessThanOrEqual(40);
  });

  it('are answered from as before, whatever was asked in between', () => {
    const fresh = libraryOf(notesOf(size)).index;
    for (const [, query] of hostile) ask(index, query);
    const queries = ['what does it say?', ...queriesOf(texts, 50)];
    expect(queries.map((query) => ask(index, query))).toEqual(queries.map((query) => ask(fresh, query)));
  });
});
