import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/core/ask/ask.js';
import { adviceFor } from '../../../src/core/gaps/advice.js';
import { parseNote } from '../../../src/core/knowledge/reader/parse-note.js';
import { parseSynonyms } from '../../../src/core/knowledge/synonyms.js';
import { indexNotes } from '../../support/library.js';

const notes = [
  [
    'ops.md',
    '# Operations\n\nThis is about servers.\n\n## Maintenance windows\n\n- Servers restart on the second Tuesday.\n',
  ],
  ['fees.md', '# Fees\n\n## What a berth costs when you stay for longer than a week\n\n- Forty crowns.\n'],
].map(([file = '', text = '']) => {
  const { note } = parseNote(file, text);
  if (!note) throw new Error('not a note');
  return note;
});
const index = indexNotes(notes);
const advice = (query: string, holds: string) => {
  const entry = index.entries.find(({ passage }) => passage.text.includes(holds));
  if (!entry) throw new Error(`no passage holds ${holds}`);
  return adviceFor(index, query, entry);
};

describe('the line to add for a chosen passage', () => {
  it('is a synonym of its heading for words that it lacks, and it works', () => {
    const { line, where } = advice('when is patch day', 'second Tuesday');
    expect({ line, where }).toEqual({ line: 'patch day > maintenance windows', where: 'synonyms.txt' });
    const better = indexNotes(notes, parseSynonyms('synonyms.txt', line).synonyms);
    expect(ask(index, 'when is patch day').decision).not.toBe('found');
    const answer = ask(better, 'when is patch day');
    expect(answer.decision).toBe('found');
    expect(answer.matches[0]?.passage.text).toContain('second Tuesday');
  });

  it('is an alias where the passage opens its note', () => {
    expect(advice('what about the zorblax', 'about servers')).toEqual({
      line: '  - zorblax',
      where: 'ops.md, under “aliases:” at the top',
    });
  });

  it('is the wording itself where no words can be told, or the heading is a sentence', () => {
    expect(advice('servers restart when?', 'second Tuesday')).toEqual({
      line: '- servers restart when?',
      where: 'ops.md, below the heading “Maintenance windows”',
    });
    expect(advice('zorblax tariff', 'Forty crowns')).toEqual({
      line: '- zorblax tariff',
      where: 'fees.md, below the heading “What a berth costs when you stay for longer than a week”',
    });
    expect(advice('zorblax quux foobar wibble wobble', 'second Tuesday').where).toContain('below the heading');
  });
});
