import { type Word, wordsIn } from '../../language/words.js';

/** One way of asking, and the number of the section that answers it. */
export interface Phrasing {
  readonly words: readonly Word[];
  readonly section: number;
}

const speaker = new Set(['i', 'my', 'me', 'im', 'ive']);
const fewestEntries = 4;
const spokenShare = 0.25;

/** A bullet of a note. */
export interface Bullet extends Phrasing {
  readonly text: string;
  /** What it stands below. */
  readonly heading: string;
}

/**
 * Notes may list, below a heading, what people say when they need it (a FAQ with several phrasings an entry). These
 * are the bullets of notes in which many bullets sound like somebody asking, and the headings above them; for other
 * notes there are none.
 */
export const phrasingsOf = (bullets: readonly Bullet[]): readonly Phrasing[] => {
  const phrasings = bullets.filter(({ words }) => words.length > 0);
  const asked = phrasings.filter(
    ({ text, words }) => text.includes('?') || words.some((word) => speaker.has(word.text)),
  ).length;
  const headings = new Map(phrasings.map(({ section, heading }) => [section, heading]));
  if (headings.size < fewestEntries || asked < spokenShare * phrasings.length) return [];
  return [...phrasings, ...[...headings].map(([section, heading]) => ({ words: wordsIn(heading), section }))];
};
