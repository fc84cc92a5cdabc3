import { describe, expect, it } from 'vitest';
import { encodeNotes } from '../../../../src/core/ask/index/note-vectors.js';
import { relatedIn } from '../../../../src/core/ask/index/related.js';
import { pressables } from '../../../../src/core/chat/plain-text.js';
import { libraryOf } from '../../../support/library.js';
import { meaningOf } from '../../../support/matters.js';
import { openStage, replyText } from '../../../support/stage.js';

const file = (path: string, title: string, ...lines: string[]) => ({
  path,
  text: `# ${title}\n\n${lines.join('\n\n')}\n`,
});

const files = [
  file('vpn.md', 'Remote access', '## Certificates', 'A certificate of the tunnel lasts a year.'),
  file('renewal.md', 'Renewal', '## Expired certificates', 'The certificate office renews what has expired.'),
  file('hours.md', 'Office hours', '## Opening', 'Doors open at eight.'),
  file('lunch.md', 'Lunch', '## Menu', 'Soup is served at noon.'),
  file('bikes.md', 'Bikes', '## Shed', 'Bikes stand in the shed.'),
];
const meaning = meaningOf([/certificate/, /tunnel|remote/, /renew|expired/, /door|open/, /soup|lunch/, /bike|shed/]);

const relatedTo = (path: string, told = files, heard = meaning) => {
  const { index, notes } = libraryOf(told);
  encodeNotes(index, heard);
  const note = notes.find((each) => each.file === path);
  const passage = note?.passages[0];
  return note && passage ? relatedIn(index, heard)(note, passage.section).map(({ name }) => name) : undefined;
};

describe('what is related', () => {
  it('is a section of another note that is nearer than what is usual, and no other', () => {
    expect(relatedTo('vpn.md')).toEqual(['Expired certificates']);
    expect(relatedTo('renewal.md')).toEqual(['Certificates']);
    expect(relatedTo('hours.md')).toEqual([]);
  });

  it('is never what says the same', () => {
    expect(relatedTo('vpn.md', [...files, { ...files[0], path: 'copy.md', text: files[0]?.text ?? '' }])).not.toContain(
      'Certificates',
    );
  });

  it('is nothing while sections are still to be encoded, or without a model', () => {
    const early = {
      ...meaning,
      table: (texts: readonly string[]) => ({
        ...meaning.table(texts),
        progress: () => ({ known: 2, of: texts.length }),
      }),
    };
    expect(relatedTo('vpn.md', files, early)).toEqual([]);
    const { index, notes } = libraryOf(files);
    expect(notes.flatMap((note) => relatedIn(index, undefined)(note, 0))).toEqual([]);
  });

  it('stands below an answer as a button that leads there, once', async () => {
    const stage = await openStage({ files, meaning });
    const answer = await stage.say('ana', 'remote access certificates', 'mention');
    expect(replyText(answer)).toContain('lasts a year');
    const [button] = answer.kind === 'say' && answer.public ? pressables(answer.public) : [];
    expect(button?.label).toBe('Expired certificates');
    expect(replyText(await stage.press('bo', button?.id ?? ''))).toContain('renews what has expired');

    const linking = { path: 'vpn.md', text: `${files[0]?.text}\nThey are renewed as [Renewal](renewal.md) says.\n` };
    stage.setLibrary([linking, ...files.slice(1)]);
    const linked = await stage.say('ana', 'remote access certificates', 'mention');
    expect(replyText(linked).match(/Renewal|Expired certificates/g)).toEqual(['Renewal', 'Renewal']);
  });
});
