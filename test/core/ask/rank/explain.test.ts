import { expect, it } from 'vitest';
import { encodeNotes } from '../../../../src/core/ask/index/note-vectors.js';
import { explain } from '../../../../src/core/ask/rank/explain.js';
import { nearnessOf } from '../../../../src/core/ask/rank/nearness.js';
import { libraryOf } from '../../../support/library.js';
import { meaningOf } from '../../../support/matters.js';

it('says what words and what meaning each speak for', async () => {
  const { index } = libraryOf([
    { path: 'leave.md', text: '# Leave\n\n## Newborn children\n\nParents stay at home for ten weeks.\n' },
    { path: 'lunch.md', text: '# Lunch\n\nSoup is served at noon.\n' },
  ]);
  const meaning = meaningOf([/parent|newborn|baby/, /soup|lunch/]);
  encodeNotes(index, meaning);
  const query = 'how long for a baby at home?';
  expect(explain(index, query, await nearnessOf(index, meaning, query))).toMatch(
    /\nwords: \d+% of the best score possible, rank 1 of \d+; meaning: similarity 1\.00, its section 1\.00, rank 1 of \d+\.\n/,
  );
  expect(explain(index, query)).toContain('; meaning: not available, so words alone decide.\n');
});
