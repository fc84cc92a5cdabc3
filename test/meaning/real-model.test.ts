import { describe, expect, it, onTestFinished } from 'vitest';
import { encodeNotes } from '../../src/core/ask/index/note-vectors.js';
import { clusterGaps } from '../../src/core/gaps/clusters.js';
import { heard } from '../../src/core/gaps/likeness.js';
import type { Gap } from '../../src/core/gaps/store.js';
import { finish } from '../../src/core/knowledge/steps.js';
import { openLocalModel } from '../../src/meaning/local-model.js';
import { createVectorBook } from '../../src/meaning/vector-book.js';
import { createVectorFile } from '../../src/meaning/vector-file.js';
import { libraryOf } from '../support/library.js';
import { needs } from '../support/needs.js';
import { createTestLog } from '../support/stage.js';
import { tempDir } from '../support/temp.js';
import { cosine } from '../support/tiny-model.js';

const runtime = needs('onnxruntime-node');
const model = needs('the model of meaning');

const notes = [
  'The customer patches guest operating systems and applications.',
  'Parents take up to 26 weeks of leave after a child is born or adopted.',
  'The incident commander writes the postmortem within three working days.',
  'Lunch is served at noon in the garden.',
  'Root credentials are locked away, with multi-factor authentication on.',
];

/** What a list of gaps may hold: pairs in other words, and what is beside them. */
const gaps = [
  ['paternity leave', 'time off for a new baby'],
  ['can i bring my dog', 'are pets allowed in the office'],
  ['where is the coffee machine', 'how do i get an espresso here'],
  ['when is payday', 'what day do we get our salary'],
  ['who is the ceo', 'who runs the company'],
  ['parking for bikes'],
  ['sick leave abroad'],
  ['is there a gym'],
  ['stock options'],
];

describe.skipIf(!model || !runtime)('the model of meaning', () => {
  it('puts gaps together that ask for the same in other words', async () => {
    const encoder = await openLocalModel(model ?? '');
    const meaning = createVectorBook({ encoder, cache: createVectorFile(tempDir()), log: createTestLog() });
    onTestFinished(() => meaning.stop());
    const { index } = libraryOf(notes.map((text, i) => ({ path: `${i}.md`, text: `# Note ${i}\n\n${text}\n` })));
    encodeNotes(index, meaning);
    await meaning.settled();
    const asked = gaps.flat();
    const list = asked.map((query, i): Gap => ({ id: `g${i}`, query, kind: 'nothing', at: new Date(0) }));
    // The first call takes its time.
    await meaning.queries(asked, Number.POSITIVE_INFINITY);
    const found = finish(clusterGaps(index, list, await heard(index, meaning, asked)));
    const sorted = (groups: readonly (readonly string[])[]) => groups.map((group) => [...group].sort()).sort();
    expect(sorted(found.map(({ wordings }) => wordings))).toEqual(sorted(gaps));
  });

  it.each([
    ['who installs security updates on the servers?', 0],
    ['time off for a new baby', 1],
    ['how soon after an outage is the report due?', 2],
    ['where can I eat?', 3],
    ['how do we protect the main account?', 4],
  ])('finds what is asked for in other words: %s', async (query, place) => {
    const encoder = await openLocalModel(model ?? '');
    onTestFinished(() => encoder.close());
    const vectors = await encoder.encode(notes, 'passage');
    const [asked] = await encoder.encode([query], 'query');
    const near = vectors.map((vector) => cosine(asked, vector));
    expect(near.indexOf(Math.max(...near))).toBe(place);
  });
});
