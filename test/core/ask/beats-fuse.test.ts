import Fuse from 'fuse.js';
import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/core/ask/ask.js';
import type { Passage } from '../../../src/core/knowledge/note.js';
import { loadKnowledge } from '../../../src/folder/knowledge-folder.js';
import { generalWords } from '../../support/library.js';

/** Questions to the shipped notes, plain, misspelt and in other words, and what the right passage says. */
const questions: readonly (readonly [string, string])[] = [
  ['who owns patching?', 'customer patches guest operating systems'],
  ['who ownz patchng', 'customer patches guest operating systems'],
  ['what is a service-linked role?', 'service-linked role delegates permissions'],
  ['waht is a servise linked roel', 'service-linked role delegates permissions'],
  ['which log keeps api calls?', 'CloudTrail'],
  ['which log keps api cals', 'CloudTrail'],
  ['does aws wipe old disks?', 'destroys storage media'],
  ['what happens to worn out disks?', 'destroys storage media'],
  ['who takes care of backups?', 'owns backups'],
  ['who taks care of bakcups', 'owns backups'],
  ['can a policy look at the time of day?', 'aws:CurrentTime'],
  ['permit something only at certain hours', 'aws:CurrentTime'],
  ['what does an explicit deny do?', 'explicit deny always overrides'],
  ['waht dose an explict deny do', 'explicit deny always overrides'],
  ['who can do everything in an account?', 'root user owns the AWS account'],
  ['superuser of the account', 'root user owns the AWS account'],
  ['is iam free?', 'IAM is free'],
  ['price of iam', 'IAM is free'],
  ['how do I rotate an access key?', 'Rotate an access key'],
  ['how do i roatte an acess key', 'Rotate an access key'],
  ['how do applications on ec2 get credentials?', 'instance profile'],
  ['aplications on ec2 credentails', 'instance profile'],
  ['what is the security operations playbook?', 'Security Operations Playbook'],
  ['secuirty oprations playbok', 'Security Operations Playbook'],
  ['which tool checks service limits?', 'Service limits: Trusted Advisor'],
  ['which tool chekcs servcie limits', 'Service limits: Trusted Advisor'],
  ['what gives short-lived credentials?', 'temporary security credentials'],
  ['what gives shrot lived credentails', 'temporary security credentials'],
  ['who looks after the firewall rules?', 'owns security groups'],
  ['who looks after teh firewal rules', 'owns security groups'],
];

const { notes, index } = await loadKnowledge(new URL('../../../knowledge', import.meta.url).pathname, generalWords);
const passages = notes.flatMap((note) => note.passages);

/** Fuse.js as its documentation suggests for sentences, with the settings that did best here. */
const fuse = new Fuse<Passage>(passages, {
  keys: [
    { name: 'text', weight: 1 },
    { name: 'trail', weight: 1 },
  ],
  useTokenSearch: true,
  ignoreLocation: true,
  threshold: 0.3,
  minMatchCharLength: 2,
});
/** Token search looks for every word, so the little ones are taken out for it. */
const little = /\b(?:who|what|waht|which|how|does|dose|do|is|a|an|the|teh|to|of|in|on|at|i|can)\b|[?]/gi;

const rightFirst = (top: (query: string) => Passage | undefined): number =>
  questions.filter(([query, says]) => top(query)?.text.includes(says) === true).length;

describe('beside Fuse.js', () => {
  it('the shipped notes answer more questions with the right passage first', () => {
    const ours = rightFirst((query) => ask(index, query).matches[0]?.passage);
    const theirs = rightFirst((query) => fuse.search(query.replace(little, ' ').replace(/\s+/g, ' ').trim())[0]?.item);
    expect(ours).toBeGreaterThanOrEqual(26);
    expect(ours - theirs).toBeGreaterThanOrEqual(3);
  });

  it('the right passage is among the first three nearly always', () => {
    const among = questions.filter(([query, says]) =>
      ask(index, query, { limit: 3 }).matches.some(({ passage }) => passage.text.includes(says)),
    );
    expect(among.length).toBeGreaterThanOrEqual(28);
  });
});
