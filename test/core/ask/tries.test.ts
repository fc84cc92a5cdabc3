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
    const [plain = '', slipped = '', none = ''] = tries;
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
    expect(headings.tries[0]).toBe('Opening hours');
    const asked = triesOf([
      { path: 'faq.md', text: '---\nquestion: How do I reset a password?\n---\n# Reset\n\nPress the red button.\n' },
    ]);
    expect(asked.tries[0]).toBe('How do I reset a password?');
  });

  it('are none where there are no notes', () => {
    expect(triesOf([]).tries).toEqual([]);
  });
});
