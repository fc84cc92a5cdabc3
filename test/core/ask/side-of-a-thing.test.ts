import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/core/ask/ask.js';
import { parseNote } from '../../../src/core/knowledge/reader/parse-note.js';
import { indexNotes } from '../../support/library.js';

const noteOf = (file: string, text: string) => {
  const { note } = parseNote(file, text);
  if (note === undefined) throw new Error('not a note');
  return note;
};
const first = (texts: Readonly<Record<string, string>>, query: string) => {
  const notes = indexNotes(Object.entries(texts).map(([file, text]) => noteOf(file, text)));
  return ask(notes, query).matches[0]?.passage;
};

const runbook = (name: string) => `# ${name}

## Meaning

${name} fires when ${name} readings stay high for ten minutes.

## Impact

Guests of the pool find the water cloudy while ${name} lasts.

## Diagnosis

Compare the two ${name} gauges beside the filter.

## Mitigation

Rinse the filter of ${name} and restart the pump.
`;
const runbooks = { 'a.md': runbook('PumpBlocked'), 'b.md': runbook('PumpHot') };

describe('a side of a thing', () => {
  it.each([
    ['what does PumpHot mean?', 'Meaning'],
    ['how do I fix PumpHot?', 'Mitigation'],
    ['what should I check for PumpHot?', 'Diagnosis'],
    ['what is the impact of PumpHot?', 'Impact'],
    ['who is affected by PumpHot?', 'Impact'],
  ])('is the section that is called so: %s', (query, heading) => {
    const passage = first(runbooks, query);
    expect([passage?.file, passage?.trail.at(-1)]).toEqual(['b.md', heading]);
  });

  it('is found by the headings of other languages', () => {
    const notes = {
      'p.md':
        '# Spülpumpe\n\n## Zweck\n\nDie Spülpumpe hält das Becken sauber.\n\n## Vorgehen\n\nDie Spülpumpe mit dem Hebel anlassen.\n',
    };
    expect(first(notes, 'Wie kann ich die Spülpumpe anlassen?')?.trail.at(-1)).toBe('Vorgehen');
  });
});

describe('a definition', () => {
  const notes = {
    'w.md': `# Watch

## Duties

- A tide clerk signs the tide book twice a day, and the tide clerk keeps its key.
- The tide clerk rings the bell.

## People

- A tide clerk is the person who reads the gauge at the quay.
`,
  };

  it('is the sentence whose subject is the thing', () => {
    expect(first(notes, 'what is a tide clerk?')?.text).toMatch(/reads the gauge/);
  });

  it('is given after a colon, too', () => {
    const glossary = {
      'g.md':
        '# Words\n\n- The slack water table hangs in the hall; slack water is short here.\n- Slack water: the minutes in which no tide runs.\n',
    };
    expect(first(glossary, 'what does slack water mean?')?.text).toMatch(/no tide runs/);
  });
});

describe('a section that is called by its note and its heading', () => {
  const notes = {
    'done.md':
      '# Definition of done\n\n## Story\n\n- Tests pass\n- Reviewed by one person\n\n## Sprint\n\n- Definition of done for all stories in the sprint is met\n',
    'invoices.md':
      '# Invoices\n\n## Approval\n\nTwo of the board sign.\n\n## Archive\n\nApproved invoices go to the archive.\n',
  };

  it.each([
    ['definition of done for a story', 'Story'],
    ['what is the definition of done for a story?', 'Story'],
    ['approval of invoices', 'Approval'],
  ])('comes before a mention: %s', (query, heading) => {
    expect(first(notes, query)?.trail.at(-1)).toBe(heading);
  });

  it('is not called so by less than its name', () => {
    const texts = {
      'down.md':
        '# Proxy gate down\n\n## Meaning\n\nThe alert fires after a minute.\n\n## Impact\n\nThe proxy gate is a door for packets.\n',
    };
    expect(first(texts, 'what is the proxy gate?')?.trail.at(-1)).toBe('Impact');
  });
});
