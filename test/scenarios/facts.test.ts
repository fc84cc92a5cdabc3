import { describe, expect, it } from 'vitest';
import { ask } from '../../src/core/ask/ask.js';
import { answerMessage } from '../../src/core/ask/show/answer-message.js';
import { plainText } from '../../src/core/chat/plain-text.js';
import { loadKnowledge } from '../../src/folder/knowledge-folder.js';
import { facts } from '../support/facts.js';
import { generalWords } from '../support/library.js';

const { index } = await loadKnowledge(new URL('../../knowledge', import.meta.url).pathname, generalWords);

/** What an answer shows, or what choosing the first of the choices would show. */
const shown = (query: string): string => plainText(answerMessage(index, { ...ask(index, query), decision: 'found' }));

/**
 * The others are offered as the first of three choices. The threshold is fitted on the notes of others, where few
 * questions may get a false answer; these facts are asked in words of their author's.
 */
const foundAtLeast = 0.85;

describe('the shipped notes', () => {
  it.each(facts.map((fact) => [fact.id, fact.ask, fact.expects] as const))('%s: %s', (_id, query, expects) => {
    expect(ask(index, query).decision).not.toBe('nothing');
    const text = shown(query);
    for (const words of expects) expect(text.toLowerCase()).toContain(words.toLowerCase());
  });

  it('are answered outright for nearly every fact', () => {
    const found = facts.filter((fact) => ask(index, fact.ask).decision === 'found');
    expect(found.length / facts.length).toBeGreaterThanOrEqual(foundAtLeast);
  });
});
