import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/core/ask/ask.js';
import { trySteps } from '../../../src/core/ask/tries.js';
import { finish } from '../../../src/core/knowledge/steps.js';
import { libraryOf } from '../../support/library.js';

const triesOf = (files: readonly { path: string; text: string }[]) => {
  const { index } = libraryOf(files);
  return { index, tries: finish(trySteps(index)) };
};

const kitchen = [
  {
    path: 'bread.md',
    text: '# Bread\n\n## Sourdough\n\n- A sourdough starter is a mix of flour and water that ferments.\n',
  },
  {
    path: 'rice.md',
    text: '# Rice\n\n## Cooking rice\n\n- To cook rice, rinse it and boil it in twice as much water.\n',
  },
  { path: 'tools.md', text: '# Tools\n\n## Stand mixers\n\n- Stand mixers are a luxury for people who bake daily.\n' },
];

describe('queries to begin with', () => {
  it('are taken from the notes, each tried on them: answered, misspelt and answered, not in them', () => {
    const { index, tries } = triesOf(kitchen);
    expect(tries.map(({ shows }) => shows)).toEqual(['answered', 'misspelt', 'absent']);
    const [plain = '', slipped = '', none = ''] = tries.map(({ query }) => query);
    expect(plain).toBe('what is a sourdough starter?');
    expect(ask(index, plain).matches[0]?.note.file).toBe('bread.md');
    expect(slipped).toBe('what are stand miexrs?');
    expect(ask(index, slipped)).toMatchObject({ decision: 'found', read: { from: 'miexrs', to: 'mixers' } });
    expect(ask(index, slipped).matches[0]?.note.file).toBe('tools.md');
    expect(ask(index, none).decision).toBe('nothing');
    expect(none).not.toContain('rice');
  });

  it('are headings where nothing is defined, and questions where the notes ask some', () => {
    const headings = triesOf([
      { path: 'a.md', text: '# A\n\n## Notes\n\n- Eels swim.\n\n## 2.1 Opening hours\n\n- Nine to five.\n' },
    ]);
    expect(headings.tries[0]?.query).toBe('Opening hours');
    const asked = triesOf([
      { path: 'faq.md', text: '---\nquestion: How do I reset a password?\n---\n# Reset\n\nPress the red button.\n' },
    ]);
    expect(asked.tries[0]?.query).toBe('How do I reset a password?');
  });

  it('are names of things: no question, instruction, part of a sentence or heading of any notes', () => {
    const odd = triesOf([
      {
        path: 'launch.md',
        text: [
          '# Launch',
          '## Purpose\n\nTo fly.',
          '## How badly?\n\nHow badly is the worst one of all.',
          '## Write the plan\n\nThe text presented here is the plan of it.',
          '## Don’t panic!\n\nThere are others.',
          '## Launch windows\n\nThey are short.',
        ].join('\n\n'),
      },
    ]);
    expect(odd.tries[0]).toEqual({ query: 'Launch windows', shows: 'answered' });
  });

  it('end with what these notes really refuse', () => {
    const about = (words: string) => ({ path: 'sports.md', text: `# Sports\n\n## Sports days\n\n- ${words}\n` });
    const { index, tries } = triesOf([
      about('Cook rice, look at the weather tomorrow, and see who won the match on Saturday; tulips bloom then.'),
    ]);
    const none = tries.find(({ shows }) => shows === 'absent')?.query ?? '';
    expect(none).not.toMatch(/rice|weather|match|tulips/);
    expect(ask(index, none)).toMatchObject({ decision: 'nothing', matches: [] });
  });

  it('are none where there are no notes', () => {
    expect(triesOf([]).tries).toEqual([]);
  });
});
