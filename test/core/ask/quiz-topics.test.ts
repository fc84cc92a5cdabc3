import { describe, expect, it } from 'vitest';
import { quizTopic } from '../../../src/core/ask/quiz-topics.js';
import { questionKinds } from '../../../src/core/knowledge/question.js';
import { libraryOf } from '../../support/library.js';

const question = (id: string, prompt: string, source: string, topic?: string) =>
  [
    ...(topic === undefined ? [] : [`Topic: ${topic}`]),
    `## ${prompt} {#${id}}`,
    '- [x] The platform team',
    '- [ ] The VPC owner',
    '> So it is.',
    `Source: ${source}`,
  ].join('\n');

const library = libraryOf([
  {
    path: 'net.md',
    text: '# Networks\n\nSubnets belong to one zone.\n\n## Gateways\n\nGateways route traffic to the office.',
  },
  {
    path: 'net.quiz.md',
    text: [
      question('subnets', 'Who owns the subnets?', 'net.md#networks "Subnets belong"'),
      question('gateways', 'Who owns what routes to the office?', 'net.md#gateways "Gateways route"'),
    ].join('\n\n'),
  },
  {
    path: 'from-chat.quiz.md',
    text: [
      question(
        'cert',
        'Who renews the VPN certificate?',
        'https://chat.example.com/m/1 "Ana renews the VPN certificate"',
      ),
      question('tunnel', 'Who opens the tunnel?', 'https://chat.example.com/m/2 "Bo opens the office tunnel"'),
    ].join('\n\n'),
  },
]);
const about = async (topic: string) => {
  const found = await quizTopic(library, undefined, topic, new Set(questionKinds));
  return found.kind === 'found' ? found.questions.map(({ id }) => id) : found.kind;
};

describe('the questions on a topic', () => {
  it('are found by their own words, and by those of the message that they were made of', async () => {
    expect(library.bank).toHaveLength(4);
    expect(await about('vpn')).toEqual(['cert']);
    expect(await about('VPN certificates')).toEqual(['cert']);
    expect(await about('office tunnel')).toEqual(['tunnel']);
  });

  it('stand beside those that the notes lead to', async () => {
    expect(await about('gateways')).toEqual(['gateways']);
    expect(await about('traffic to the office')).toContain('gateways');
    expect(await about('office')).toEqual(['gateways', 'tunnel']);
  });

  it('are not found by their answers, nor by some of the words', async () => {
    for (const topic of ['VPC owner', 'vpn budget', 'the of', 'zorblax']) expect(await about(topic)).toBe('nothing');
  });
});
