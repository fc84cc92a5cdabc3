import { isQuestion } from '../../knowledge/is-question.js';
import { partsIn, type Word } from '../../language/words.js';
import type { WordBook, Written } from './word-book.js';

/** One way of asking, and the number of the section that answers it. */
export interface Phrasing {
  readonly text: string;
  readonly words: readonly Word[];
  readonly section: number;
}

const speaker = new Set(['i', 'my', 'me', 'im', 'ive']);
const fewestEntries = 4;
const spokenShare = 0.25;
/** A few questions among steps make no FAQ: most headings have to be asked for, and in short. */
const askedHeadings = 0.75;
const longestPhrasing = 15;

/** So many questions are learned beside what notes list; more would take too long. */
const mostQuestions = 200;

/** A bullet of a note. */
export interface Bullet {
  readonly text: string;
  readonly written: readonly Written[];
  readonly section: number;
  /** What it stands below. */
  readonly heading: string;
}

/**
 * Notes may list, below a heading, what people say when they need it (a FAQ with several phrasings an entry). These
 * are the bullets of notes in which many bullets sound like somebody asking, and the headings above them; for other
 * notes there are none.
 */
export const phrasingsOf = (bullets: readonly Bullet[], book: WordBook): readonly Phrasing[] => {
  if (new Set(bullets.map(({ section }) => section)).size < fewestEntries) return [];
  const phrasings = bullets
    .map((bullet) => ({ ...bullet, words: book.wordsOf(bullet.written).filter(({ parts }) => parts === 0) }))
    .filter(({ words }) => words.length > 0);
  const asked = phrasings.filter(
    ({ text, words }) => text.includes('?') || words.some((word) => speaker.has(word.text)),
  );
  const headings = new Map(phrasings.map(({ section, heading }) => [section, heading]));
  if (headings.size < fewestEntries || asked.length < spokenShare * phrasings.length) return [];
  if (new Set(asked.map(({ section }) => section)).size < askedHeadings * headings.size) return [];
  const lengths = phrasings.map(({ words }) => words.length).sort((a, b) => a - b);
  if ((lengths[lengths.length >> 1] ?? 0) > longestPhrasing) return [];
  return [
    ...phrasings.map(({ text, words, section }) => ({ text, words, section })),
    ...[...headings].map(([section, heading]) => ({ text: heading, words: partsIn(heading), section })),
  ];
};

/** A heading, or what the note that it opens is about. */
export interface Headed {
  readonly heading: string;
  readonly section: number;
}

/**
 * Where some entries list how they are asked for, the questions that other sections have for a heading are the one
 * phrasing of those: else whatever is asked would be taken for one of the entries.
 */
export const questionsBeside = (phrasings: readonly Phrasing[], headed: readonly Headed[]): readonly Phrasing[] => {
  const listed = new Set(phrasings.map(({ section }) => section));
  const questions = headed.filter(({ heading, section }) => isQuestion(heading) && !listed.has(section));
  if (questions.length > mostQuestions) return [];
  return questions.map(({ heading, section }) => ({ text: heading, words: partsIn(heading), section }));
};
