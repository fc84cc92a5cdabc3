import type { Entry } from './build-index.js';
import type { Word } from './words.js';

/** One way of asking, and the number of the section that answers it. */
export interface Phrasing {
  readonly words: readonly Word[];
  readonly section: number;
}

const speaker = new Set(['i', 'my', 'me', 'im', 'ive']);
const fewestEntries = 4;
const spokenShare = 0.25;

/**
 * Notes may list, below a heading, what people say when they need it (a FAQ with several phrasings an entry). These
 * are the bullets of notes in which many bullets sound like somebody asking.
 */
export const phrasingsOf = (entries: readonly Entry[], texts: readonly (readonly Word[])[]): Phrasing[] => {
  const files = new Map<string, { phrasings: Phrasing[]; asked: number }>();
  for (const [i, { passage, section }] of entries.entries()) {
    const words = texts[i] ?? [];
    if (passage.kind !== 'bullet' || words.length === 0) continue;
    const file = files.get(passage.file) ?? { phrasings: [], asked: 0 };
    files.set(passage.file, file);
    file.phrasings.push({ words, section });
    if (passage.text.includes('?') || words.some((word) => speaker.has(word.text))) file.asked += 1;
  }
  return [...files.values()].flatMap(({ phrasings, asked }) => {
    const answers = new Set(phrasings.map((each) => each.section));
    return answers.size >= fewestEntries && asked >= spokenShare * phrasings.length ? phrasings : [];
  });
};
