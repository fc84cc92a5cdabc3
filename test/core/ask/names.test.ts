import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/core/ask/ask.js';
import { parseNote } from '../../../src/core/knowledge/reader/parse-note.js';
import { indexNotes } from '../../support/library.js';

const noteOf = (file: string, text: string) => {
  const { note } = parseNote(file, text);
  if (note === undefined) throw new Error('not a note');
  return note;
};
const indexOf = (texts: Readonly<Record<string, string>>) =>
  indexNotes(Object.entries(texts).map(([file, text]) => noteOf(`${file}.md`, text)));

const alerts = ['PumpCrashLooping', 'PumpNotReady', 'LampFlickering', 'LampNotReady', 'GateStuck'];
const texts: Record<string, string> = Object.fromEntries(
  alerts.map((name, i) => [
    name,
    `# ${name}\n\n## Meaning\n\nThe alert fires after ${i + 2} minutes.\n\n## Diagnosis\n\nLook at the dashboard.\n
## Mitigation\n\nRestart the service and wait ${i + 5} minutes.\n`,
  ]),
);
const notes = indexOf({
  ...texts,
  tools: `# Tools

- The hand-off happens at nine.
- Every login is recorded.
- The set-up of a desk takes a day.
- C++ is written by the engine team.
- C# is written by the desktop team.
- F# is written by the pricing team.
- C is written by the firmware team.
- .NET runs on the blue hosts.
- The NET is what fishermen mend.
- Node.js serves the shop.
- A node has two disks.
- Version v1.2.3 mends the clock.
- Version 1.2 breaks the clock.
- A P2 is answered within the hour.
- With --dry-run nothing is written.
- Names are looked up in /etc/hosts first.
- A backup has 5 GB; a probe waits 10ms.
- The bridge reads MAX_LINE_WIDTH once.
- ERR_WRONG_TIDE: the harbour gate refused the lock (code 17). Wait for high water.
- GitHub holds the mirrors.
- git holds the history.
`,
  it: '# IT\n\nThe desk on the second floor mends laptops.\n',
  if: '# If\n\nA poem by Kipling that hangs in the hall.\n',
  about: '# About us\n\nWe build lighthouses.\n',
  who: '# Staff\n\n## Who we are\n\nEleven people and a dog.\n\n## IT\n\n- Ann is on call for IT.\n- It rains on Mondays.\n- US guests pay in dollars; send us their names.\n',
});
const first = (query: string) => ask(notes, query).matches[0]?.passage;

describe('a name', () => {
  it.each([
    ['by its parts', 'what does pump crash looping mean', 'PumpCrashLooping.md'],
    ['as it is written', 'PumpCrashLooping', 'PumpCrashLooping.md'],
    ['in small letters', 'pumpcrashlooping', 'PumpCrashLooping.md'],
    ['with underscores', 'pump_crash_looping', 'PumpCrashLooping.md'],
    ['with a slip', 'PumpCrashLoping', 'PumpCrashLooping.md'],
    ['among its like', 'LampNotReady', 'LampNotReady.md'],
  ])('is found %s', (_, query, file) => {
    expect(first(query)?.file).toBe(file);
  });

  it.each([
    ['handoff', 'hand-off'],
    ['hand off', 'hand-off'],
    ['hand-off', 'hand-off'],
    ['log-in', 'login'],
    ['log in', 'login'],
    ['setup', 'set-up'],
    ['set up', 'set-up'],
    ['C++', 'engine'],
    ['who writes C#?', 'desktop'],
    ['F#', 'pricing'],
    ['who writes C', 'firmware'],
    ['.NET', 'blue hosts'],
    ['who mends the NET', 'fishermen'],
    ['node.js', 'shop'],
    ['NodeJS', 'shop'],
    ['how many disks has a node', 'two disks'],
    ['1.2.3', 'mends'],
    ['v1.2', 'breaks'],
    ['p2', 'within the hour'],
    ['--dry-run', 'nothing is written'],
    ['dry run', 'nothing is written'],
    ['/etc/hosts', 'looked up'],
    ['5GB', 'backup'],
    ['10 ms', 'probe'],
    ['max line width', 'MAX_LINE_WIDTH'],
    ['MAX_LINE_WIDTH', 'MAX_LINE_WIDTH'],
    ['Error: ERR_WRONG_TIDE: the harbour gate refused the lock (code 17)', 'high water'],
    ['github', 'GitHub'],
    ['git', 'git holds'],
    ['who is on-call for IT', 'Ann'],
    ['US', 'dollars'],
  ])('%s finds %s', (query, text) => {
    expect(first(query)?.text).toContain(text);
  });

  it.each(alerts)('with a heading finds that section of its note: %s', (name) => {
    expect(first(`how do i fix ${name}`)).toMatchObject({ file: `${name}.md`, trail: [name, 'Mitigation'] });
    expect(first(`what is the meaning of ${name}`)).toMatchObject({ file: `${name}.md`, trail: [name, 'Meaning'] });
    expect(first(`${name} diagnosis`)).toMatchObject({ file: `${name}.md`, trail: [name, 'Diagnosis'] });
  });
});

describe('a title of little words', () => {
  it.each([
    ['IT', 'it.md'],
    ['If', 'if.md'],
    ['about us', 'about.md'],
    ['Who we are', 'who.md'],
  ])('can be asked for: %s', (query, file) => {
    expect(first(query)?.file).toBe(file);
  });
});

describe('an exact title', () => {
  const words = ['gate', 'lamp', 'pump', 'handOff', 'tide table', 'keeper', 'sign-in', 'fees', 'up', 'about', 'v1.2'];
  const title = fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((some) => some.join(' '));
  const note = fc.record({ title, said: fc.array(title, { maxLength: 6 }), heads: fc.array(title, { maxLength: 3 }) });

  it('gets that note before all that mention it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(note, { minLength: 2, maxLength: 8, selector: (each) => each.title }), (all) => {
        const index = indexNotes(
          all.map(({ title, said, heads }, i) =>
            noteOf(
              `${i}.md`,
              `# ${title}\n\nText.\n\n${heads.map((head) => `## ${head}\n\n${said.map((each) => `- ${each} ${each}`).join('\n')}\n`).join('\n')}`,
            ),
          ),
        );
        for (const { title } of all) expect(ask(index, title).matches[0]?.note.title).toBe(title);
      }),
      { seed: 4, numRuns: 60 },
    );
  });
});
