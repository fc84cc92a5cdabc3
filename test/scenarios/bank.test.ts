import { describe, expect, it } from 'vitest';
import { guesses } from '../../src/core/knowledge/guessing.js';
import { lint } from '../../src/core/knowledge/lint.js';
import type { QuestionKind } from '../../src/core/knowledge/question.js';
import { loadKnowledge } from '../../src/folder/knowledge-folder.js';
import { generalWords } from '../support/library.js';

const library = await loadKnowledge(new URL('../../knowledge', import.meta.url).pathname, generalWords);
const { bank } = library;
const of = (kind: QuestionKind): number => bank.filter((question) => question.kind === kind).length;
const tenPoints = 0.1;

/** Every service, programme and offering of the guide that the notes started from. */
const named = [
  ...[
    'VPC',
    'TLS',
    'Direct Connect',
    'Auto Scaling',
    'CloudFront',
    'Route 53',
    'Shield',
    'EBS',
    'S3',
    'Glacier',
    'RDS',
  ],
  ...['Redshift', 'KMS', 'SQS', 'CloudHSM', 'Inspector', 'Config', 'CloudFormation', 'CloudTrail', 'CloudWatch', 'IAM'],
  ...['MFA', 'Directory Service', 'SAML', 'EC2', 'DynamoDB', 'Trusted Advisor', 'Technical Account Manager'],
  ...['Cyber Essentials', 'G-Cloud', 'Cloud Security Principles', 'SRG', 'FIPS', 'ISO 9001', 'CISPE', 'GLBA', 'FFIEC'],
  ...['NIST', 'GDPR', 'Enterprise Support', 'Partner Network', 'Enterprise Security Architecture'],
  ...['Policies and Controls Mapping', 'Security Operations Playbook', 'Business Unit Workshop'],
];

describe('the shipped bank', () => {
  it('has no problem that lint finds', () => {
    expect(lint(library)).toEqual([]);
  });

  it('is large enough, of all kinds, and spread over the notes', () => {
    expect(bank.length).toBeGreaterThanOrEqual(150);
    expect(of('true-false')).toBeGreaterThanOrEqual(15);
    expect(of('choose')).toBeGreaterThanOrEqual(15);
    expect(of('typed')).toBeGreaterThanOrEqual(10);
    expect(of('single')).toBeGreaterThan(bank.length / 2);
    const topics = new Map<string, number>();
    for (const { topic } of bank) topics.set(topic, (topics.get(topic) ?? 0) + 1);
    expect(topics.size).toBeGreaterThanOrEqual(12);
    for (const [topic, questions] of topics) expect(questions, topic).toBeLessThanOrEqual(bank.length / 5);
  });

  it('gives nothing away to somebody who knows nothing', () => {
    for (const { strategy, score, chance } of guesses(bank)) {
      expect(Math.abs(score - chance), strategy).toBeLessThanOrEqual(tenPoints);
    }
  });

  it('explains every question and every wrong choice', () => {
    for (const { id, explanation, choices } of bank) {
      expect(explanation.length, id).toBeGreaterThan(20);
      for (const { text, right, why } of choices) if (!right) expect(why.length, `${id}: ${text}`).toBeGreaterThan(5);
    }
  });

  it('asks about every service, programme and offering of the guide', () => {
    const words = bank.map((question) =>
      [
        question.prompt,
        ...question.choices.map(({ text }) => text),
        ...question.accepts,
        question.explanation,
        question.source.text,
      ]
        .join(' ')
        .toLowerCase(),
    );
    expect(named.filter((name) => !words.some((text) => text.includes(name.toLowerCase())))).toEqual([]);
  });
});
