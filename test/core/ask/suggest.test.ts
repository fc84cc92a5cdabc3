import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../src/core/ask/suggest.js';
import { libraryOf } from '../../support/library.js';

const { index } = libraryOf([
  {
    path: 'iam.md',
    text: '---\ntitle: Access management\naliases: [permissions, who may what]\n---\n## Roles\n\n- A role has permissions.\n\n## Password rules\n\n- How do I reset a password?\n',
  },
  {
    path: 'iam.quiz.md',
    text: '## What has permissions? {#q}\n- [x] A role\n- [ ] A ghost\n> So it is.\nSource: iam.md#roles "A role has"\n',
  },
]);

describe('what somebody may be about to ask', () => {
  it.each([
    ['ro', 'Roles'],
    ['may', 'who may what'],
    ['PASS', 'Password rules'],
    ['passwrod', 'Password rules'],
    ['reset', 'How do I reset a password?'],
  ])('%j leads to %j', (typed, topic) => {
    expect(suggestTopics(index, typed, 5)[0]).toBe(topic);
  });

  it('is every topic at first, in the order of the notes, up to the limit', () => {
    expect(suggestTopics(index, ' ', 4)).toEqual(['Access management', 'permissions', 'who may what', 'Roles']);
  });

  it('is nothing for what is like none, and never a prompt of the quiz', () => {
    expect(suggestTopics(index, 'zorblax quokkas', 5)).toEqual([]);
    expect(suggestTopics(index, 'what has', 25)).not.toContain('What has permissions?');
  });
});
