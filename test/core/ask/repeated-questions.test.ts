import { describe, expect, it } from 'vitest';
import { repeatedQuestions } from '../../../src/core/ask/repeated-questions.js';
import { loadKnowledge } from '../../../src/folder/knowledge-folder.js';
import { generalWords, libraryOf } from '../../support/library.js';
import { meaningOf } from '../../support/matters.js';

const question = (prompt: string, id: string, right: string): string =>
  [
    `## ${prompt} {#${id}}`,
    `- [x] ${right}`,
    '- [ ] Nobody — somebody does',
    '> Because the notes say so.',
    'Source: ops.md#patches "applies patches"',
    'Difficulty: 1',
  ].join('\n');

const { index, bank } = libraryOf([
  { path: 'ops.md', text: '# Operations\n\n## Patches\n\nThe night shift applies patches to all servers.\n' },
  {
    path: 'ops.quiz.md',
    text: [
      question('Who applies patches to the servers?', 'patch', 'The night shift'),
      question('Which shift applies the patches to servers?', 'again', 'The night shift'),
      question('Who installs security updates?', 'update', 'People who work at night'),
      question('Who eats lunch?', 'lunch', 'Everybody'),
    ].join('\n\n'),
  },
]);
const named = async (meaning?: Parameters<typeof repeatedQuestions>[2]) =>
  (await repeatedQuestions(index, bank, meaning)).map(({ question: { id }, first }) => `${id} ${first.id}`);

describe('questions that repeat another one', () => {
  it('are found by their words, and in other words where meaning is heard', async () => {
    expect(bank).toHaveLength(4);
    expect(await named()).toEqual(['again patch']);
    expect(await named(meaningOf([/patch|update/, /lunch/]))).toEqual(['again patch', 'update patch']);
  });

  it('are none in the bank that the program brings along', async () => {
    const shipped = await loadKnowledge(new URL('../../../knowledge', import.meta.url).pathname, generalWords);
    expect(await repeatedQuestions(shipped.index, shipped.bank, undefined)).toEqual([]);
  });
});
