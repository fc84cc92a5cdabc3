import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/core/ask/ask.js';
import { answerMessage, presentAnswer, presentPassage } from '../../../src/core/ask/show/answer-message.js';
import { plainText, pressables } from '../../../src/core/chat/plain-text.js';
import { libraryOf } from '../../support/library.js';

const rest =
  'Everybody has 28 days.\n\nThey are booked in the portal.\n\n## Carry over\n\nFive days may be carried over.\n\n## Illness\n\nIt does not count.\n\n## Unpaid leave\n\nAsk your lead.\n';
const whole = ['28 days', 'in the portal', 'carried over', 'does not count', 'Ask your lead'];
const other = {
  path: 'other.md',
  text: '# Other things\n\nThe canteen opens at noon.\n\n## Bikes\n\nBikes stand in the yard.\n',
};

const shownFor = (text: string, query: string) => {
  const { index } = libraryOf([other, { path: 'leave.md', text }]);
  const answer = ask(index, query);
  return { decision: answer.decision, text: plainText(answerMessage(index, answer)) };
};

describe('a note that is one question', () => {
  it.each([
    ['in the front matter', `---\nquestion: How many days of holiday do I get?\n---\n\n${rest}`],
    ['beside another title', `---\ntitle: Time off\nquestion: How many days of holiday do I get?\n---\n\n${rest}`],
    ['as its title', `---\ntitle: How many days of holiday do I get?\n---\n\n${rest}`],
    ['as its heading', `# How many days of holiday do I get?\n\n${rest}`],
    ['below a title', `---\ntitle: Time off\n---\n\n# How many days of holiday do I get?\n\n${rest}`],
  ])('is shown whole when it is asked: %s', (_, text) => {
    for (const query of [
      'How many days of holiday do I get?',
      'how many days of holiday do we get',
      'how many holiday days do I have?',
    ]) {
      const shown = shownFor(text, query);
      expect(shown.decision).toBe('found');
      for (const words of whole) expect(shown.text).toContain(words);
      expect(shown.text).not.toContain('More in this note');
    }
  });

  it('is not shown whole when something else is asked of it', () => {
    const shown = shownFor(`# How many days of holiday do I get?\n\n${rest}`, 'does illness count?');
    expect(shown.text).toContain('It does not count.');
    expect(shown.text).not.toContain('28 days');
  });

  it('is cut between its parts when it is long, and shown all on demand', () => {
    const parts = Array.from({ length: 40 }, (_, i) => `Rule ${i}: ${'nobody runs on the quay '.repeat(4)}.`);
    const text = `---\nquestion: What are the dock rules?\n---\n\n${parts.slice(0, 20).join('\n\n')}\n\n## Late rules\n\n${parts.slice(20).join('\n\n')}\n`;
    const { index } = libraryOf([other, { path: 'rules.md', text }]);
    const presented = presentAnswer(index, ask(index, 'what are the dock rules?'));
    const message = presented.message({ asked: 'q' });
    const lines = plainText(message)
      .split('\n')
      .filter((each) => each.startsWith('| Rule'));
    expect(lines.length).toBeGreaterThan(20);
    expect(lines).toEqual(lines.map((_, i) => `| ${parts[i]}`));
    expect(pressables(message)[0]?.label).toBe('Show all');
    const all = presentPassage(index, presented.leads[0]?.id ?? '', 'what are the dock rules?', {
      all: true,
    })?.message();
    expect(all && plainText(all)).toContain('Late rules');
  });
});

describe('a heading that is a question', () => {
  const faq = {
    path: 'faq.md',
    text: `# FAQ

## How do I reset my password?

Open the portal.

${'It takes a while until the mail is there. '.repeat(12)}

${'The old one goes on working meanwhile. '.repeat(12)}

### On a phone

Use the app.

## What do I do when I am ill?

Call your lead.
`,
  };
  const { index } = libraryOf([other, faq]);

  it.each(['How do I reset my password?', 'how can I reset the password', 'password reset'])(
    'is answered with all that stands below it: %s',
    (query) => {
      const answer = ask(index, query);
      expect(answer.decision).toBe('found');
      const shown = plainText(answerMessage(index, answer));
      expect(shown).toMatch(/Open the portal\..*goes on working meanwhile\..*On a phone.*Use the app\./s);
      expect(shown).toMatch(/^FAQ › How do I reset my password\?\n/);
    },
  );

  it('is a sure answer word for word, unless two notes ask the same', () => {
    const asked = 'What does it mean?';
    const means = (path: string, text: string) => ({ path, text: `# ${path}\n\n## ${asked}\n\n${text}\n` });
    const [red, green] = [means('red.md', 'The pump is hot.'), means('green.md', 'The gate is open.')];
    const never = () => 0;
    expect(ask(libraryOf([other, red]).index, asked, { judge: never }).decision).toBe('found');
    expect(ask(libraryOf([other, red, green]).index, asked, { judge: never }).decision).toBe('nothing');
  });

  it('counts as a phrasing beside entries that list theirs', () => {
    const entries = ['Password reset', 'New badge', 'Travel', 'Laptop', 'Printer'].map(
      (name) => `## ${name}\n\n- How do I get help with my ${name}?\n- My ${name} does not work\n- I need a ${name}\n`,
    );
    const help = { path: 'help.md', text: `# Help desk\n\n${entries.join('\n')}` };
    const misc = {
      path: 'misc.md',
      text: '# Misc\n\n## Can I work from another country?\n\nUp to twenty days a year.\n\n## How do I get paid for a taxi?\n\nSend the receipt.\n',
    };
    const mixed = libraryOf([help, misc]).index;
    const first = (query: string) => ask(mixed, query).matches[0]?.passage.trail.at(-1);
    expect(first('I want to work from another country')).toBe('Can I work from another country?');
    expect(ask(mixed, 'I want to work from another country').decision).toBe('found');
    expect(first('I took a taxi, do I get paid?')).toBe('How do I get paid for a taxi?');
    expect(first('my badge does not work')).toBe('New badge');
  });
});
