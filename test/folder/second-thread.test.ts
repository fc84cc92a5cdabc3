import { setImmediate as others } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ownHands } from '../../src/core/ask/index/hands.js';
import { parseNote } from '../../src/core/knowledge/reader/parse-note.js';
import { finish, inTurns } from '../../src/core/knowledge/steps.js';
import { startSecondThread } from '../../src/folder/second-thread.js';

const built = new URL('../../dist/folder/second-thread-work.js', import.meta.url);
const nowhere = new URL('./nothing-here.js', import.meta.url);

const breathe = async (): Promise<void> => void (await others());

/** Many parcels of notes, and one that is too large for a parcel. */
const notes = Array.from({ length: 120 }, (_, n) => ({
  path: `n${String(n).padStart(3, '0')}.md`,
  text: `# Plants ${n}\n\n${`- Herb ${n} grows in **bed** ${n % 7}.\n`.repeat(n === 60 ? 2_000 : 40)}`,
}));
const samples = Array.from({ length: 40 }, (_, i) => ({
  features: [i % 5, 5 + (i % 3)],
  values: [0.8, 0.6],
  label: i % 5,
}));
const size = { features: 8, labels: 5, mostWork: 1e6 };

describe('a second thread', () => {
  it.each([
    ['works beside this one', built],
    ['that does not start leaves all of the work to this one', nowhere],
  ])('%s, and what is made is the same', async (_, script) => {
    const thread = startSecondThread(notes, script);
    try {
      for (const { path, text } of notes) {
        expect(await inTurns(thread.hands.readNote(path, text), breathe)).toEqual(parseNote(path, text));
      }
      const model = await inTurns(thread.hands.train(samples, size), breathe);
      expect(model).toEqual(finish(ownHands.train(samples, size)));
    } finally {
      await thread.close();
    }
  });

  it('gives no note for another text of the same name', async () => {
    const thread = startSecondThread(notes, built);
    try {
      const { note } = await inTurns(thread.hands.readNote('n119.md', '# Something else\n\nWords.'), breathe);
      expect(note?.title).toBe('Something else');
    } finally {
      await thread.close();
    }
  });
});
