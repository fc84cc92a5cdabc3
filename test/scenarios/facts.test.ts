import { describe, expect, it } from 'vitest';
import { answerMessage } from '../../src/core/ask/answer-message.js';
import { ask } from '../../src/core/ask/ask.js';
import { plainText } from '../../src/core/chat/plain-text.js';
import { loadKnowledge } from '../../src/knowledge-folder.js';
import { facts } from '../support/facts.js';

const { index } = await loadKnowledge(new URL('../../knowledge', import.meta.url).pathname);

const shown = (query: string): string => {
  const answer = ask(index, query);
  return `${answer.decision}\n${plainText(answerMessage(answer))}`;
};

describe('the shipped notes', () => {
  it.each(facts.map((fact) => [fact.id, fact.ask, fact.expects] as const))('%s: %s', (_id, query, expects) => {
    const text = shown(query);
    expect(text).toMatch(/^found\n/);
    for (const words of expects) expect(text.toLowerCase()).toContain(words.toLowerCase());
  });
});
