import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeNotes } from '../../../src/core/ask/index/note-vectors.js';
import { clusterGaps } from '../../../src/core/gaps/clusters.js';
import { heard, type Likeness } from '../../../src/core/gaps/likeness.js';
import type { Gap } from '../../../src/core/gaps/store.js';
import { parseNote } from '../../../src/core/knowledge/reader/parse-note.js';
import { finish } from '../../../src/core/knowledge/steps.js';
import { indexNotes } from '../../support/library.js';
import { meaningOf } from '../../support/matters.js';

const { note } = parseNote(
  'ops.md',
  '# Operations\n## Maintenance windows\n- Servers are patched on the second Tuesday.\n## Backups\n- Backups run at night.\n',
);
if (!note) throw new Error('not a note');
const index = indexNotes([note]);

const gapsOf = (queries: readonly string[]): Gap[] =>
  queries.map((query, i) => ({ id: `g${i}`, query, kind: 'nothing', at: new Date(0) }));
const clusters = (gaps: readonly Gap[], likeness?: Likeness) => finish(clusterGaps(index, gaps, likeness));
const wordings = (queries: readonly string[]) => clusters(gapsOf(queries)).map((cluster) => cluster.wordings);

describe('gaps in groups', () => {
  it('puts wordings of one question together, the largest group first, its most frequent wording first', () => {
    expect(
      wordings([
        'where is the coffee machine',
        'when is patch day?',
        'what is our patch day',
        'which day is patch day',
        'what is our patch day',
        'how do i fix the coffee machine',
        'zorblax',
      ]),
    ).toEqual([
      ['what is our patch day', 'when is patch day?', 'which day is patch day'],
      ['how do i fix the coffee machine', 'where is the coffee machine'],
      ['zorblax'],
    ]);
  });

  it('reads typing errors as the notes spell it, and leaves different questions apart', () => {
    expect(wordings(['mantenance windows in japan', 'maintenance windows in japan'])).toHaveLength(1);
    expect(wordings(['backups in japan', 'backups on mars'])).toHaveLength(2);
    expect(wordings(['what is that', 'how are you'])).toHaveLength(2);
  });

  it('puts together by meaning what shares no word, and nothing where there is none', async () => {
    const meaning = meaningOf([/paternity|baby/, /coffee|espresso/, /patched|backups/]);
    encodeNotes(index, meaning);
    const asked = ['paternity leave', 'time off for a new baby', 'coffee machine', 'an espresso', 'zorblax'];
    const likeness = await heard(index, meaning, asked);
    const grouped = (told?: Likeness) => clusters(gapsOf(asked), told).map((cluster) => cluster.wordings);
    expect(grouped(likeness)).toEqual([
      ['an espresso', 'coffee machine'],
      ['paternity leave', 'time off for a new baby'],
      ['zorblax'],
    ]);
    expect(grouped()).toHaveLength(5);
    const late = await heard(index, { ...meaning, queries: async (texts) => texts.map(() => undefined) }, asked);
    expect(grouped(late)).toHaveLength(5);
  });

  it('keeps apart by meaning what is no nearer than everything around it', async () => {
    const meaning = meaningOf([/office/, /patched|backups/]);
    encodeNotes(index, meaning);
    const asked = ['plants', 'noise', 'keys', 'heating', 'parking', 'cleaning', 'desks'].map(
      (what) => `${what} office`,
    );
    const likeness = await heard(index, meaning, asked);
    expect(clusters(gapsOf(asked), likeness)).toHaveLength(7);
  });

  it('counts an asking once that left two gaps', () => {
    const [cluster] = clusters([
      { id: 'q1:u', query: 'patch day', kind: 'unhelpful', passage: 'p', at: new Date(0) },
      { id: 'q1:c1', query: 'patch day', kind: 'chosen', passage: 'p2', at: new Date(0) },
      { id: 'x', query: 'patch day', kind: 'nothing', at: new Date(0) },
    ]);
    expect(cluster).toMatchObject({ count: 2, gaps: [{}, {}, {}] });
  });

  it('does not depend on the order of the gaps, and loses none', () => {
    const query = fc
      .array(fc.constantFrom('patch', 'day', 'backup', 'coffee', 'office', 'server', 'the', 'is'), {
        minLength: 1,
        maxLength: 4,
      })
      .map((list) => list.join(' '));
    fc.assert(
      fc.property(fc.array(query, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (queries, keys) => {
        const gaps = gapsOf(queries);
        const shuffled = gaps
          .map((gap) => ({ gap, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ gap }) => gap);
        const made = clusters(gaps);
        const same = ({ key, wordings: list, count }: (typeof made)[number]) => ({ key, list, count });
        expect(clusters(shuffled).map(same)).toEqual(made.map(same));
        expect(made.flatMap((cluster) => cluster.gaps.map(({ id }) => id)).sort()).toEqual(
          gaps.map(({ id }) => id).sort(),
        );
      }),
      { seed: 13, numRuns: 100 },
    );
  });

  it('does ten thousand in pieces of ten, and of these the newest two thousand', () => {
    const words = Array.from({ length: 300 }, (_, i) => `word${i}`);
    const gaps = gapsOf(
      Array.from({ length: 10_000 }, (_, i) => `how is ${words[i % 300]} done for ${words[(i * 7) % 299]} server`),
    );
    const steps = clusterGaps(index, gaps);
    let pauses = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) pauses += 1;
    expect(pauses).toBe(200);
    expect(step.value.reduce((sum, { wordings: list }) => sum + list.length, 0)).toBe(2_000);
  });
});
