import { expect, it } from 'vitest';
import type { Block } from '../../../src/core/chat/message.js';
import { plainText } from '../../../src/core/chat/plain-text.js';
import { proofBlocks } from '../../../src/core/quiz/proof.js';
import type { Snapshot } from '../../../src/core/quiz/round.js';

const text = 'A token lasts **5 minutes**, and can be renewed.';
const made = (more: Partial<Snapshot>): Snapshot => ({
  question: 'q',
  kind: 'single',
  topic: 'Tokens',
  difficulty: 1,
  prompt: 'How long does a token last?',
  choices: [
    { text: '5 minutes', right: true, why: '' },
    { text: '10 minutes', right: false, why: 'The notes say 5 minutes.' },
    { text: '1 hour', right: false, why: 'That is a session.' },
    { text: '1 minute', right: false, why: 'The notes say 5 minutes.' },
  ],
  accepts: [],
  explanation: 'Tokens are short-lived on purpose.',
  source: { file: 'tokens.md', line: 3, text },
  ...more,
});
const said = (more: Partial<Snapshot> = {}): string => {
  const blocks: readonly Block[] = proofBlocks(made(more), undefined);
  return plainText({ summary: '', tone: 'plain', blocks });
};

it('tells several wrong choices with one reason together', () => {
  expect(said()).toContain('10 minutes and 1 minute: The notes say 5 minutes.');
  expect(said()).toContain('1 hour: That is a session.');
  expect(said().match(/The notes say/g)).toHaveLength(1);
});

it('does not say in its own words what the quoted passage says in the same', () => {
  expect(said()).toContain('Why: Tokens are short-lived on purpose.');
  expect(said({ explanation: 'A token lasts 5 minutes.' })).not.toContain('Why:');
  expect(said({ explanation: 'A token lasts 5 minutes, since it is cheap to renew.' })).toContain('Why:');
});
