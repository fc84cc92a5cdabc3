import { generalSynonyms } from '../knowledge/general-synonyms.js';
import type { Note, Passage, Section } from '../knowledge/note.js';
import type { Synonyms } from '../knowledge/synonyms.js';
import { type Classifier, trainClassifier } from './classifier.js';
import { type Names, namesOf } from './naming.js';
import { phrasingsOf } from './phrasings.js';
import { type Field, type Inverted, invert } from './postings.js';
import { stem } from './stem.js';
import { isFunctionWord } from './stop-words.js';
import { acronymsOf, buildThesaurus, initialsOf, type Thesaurus } from './thesaurus.js';
import { buildVocabulary, type Vocabulary } from './vocabulary.js';
import { type Word, wordsIn } from './words.js';

export interface Entry {
  readonly passage: Passage;
  readonly note: Note;
  /** The number of its section among all. */
  readonly section: number;
}

export interface IndexedSection {
  readonly note: Note;
  readonly section: Section;
  /** Its passages: from this entry up to, without, that one. */
  readonly from: number;
  readonly to: number;
}

export type NamedSection = IndexedSection & { readonly names: Names };

/** Everything that asking needs, made once from the notes and never changed. */
export interface Index {
  readonly entries: readonly Entry[];
  readonly sections: readonly NamedSection[];
  readonly passages: Inverted;
  readonly bySection: Inverted;
  readonly vocabulary: Vocabulary;
  readonly thesaurus: Thesaurus;
  /** Two neighbours by the stem of the word that people may write for them: `datacenter` to `data`, `center`. */
  readonly compounds: ReadonlyMap<string, readonly [string, string]>;
  /** Names by their initials, for abbreviations that the notes don't write. */
  readonly initials: ReadonlyMap<string, string>;
  /** There when the notes list phrasings below their headings. */
  readonly classifier?: Classifier;
}

/** What a word counts, by where it stands. A passage mostly opens with what it is about. */
const weights = { text: 1, opening: 0.3, subject: 0.8, heading: 1.1, trail: 0.3, note: 0.25 };
const openingWords = 5;

/** Prepares notes for asking. The general list of synonyms is always on. */
export const createIndex = (notes: readonly Note[], synonyms: Synonyms = []): Index => {
  const entries: Entry[] = [];
  const sections: IndexedSection[] = [];
  for (const note of notes) {
    const first = sections.length;
    let at = 0;
    for (const [number, section] of note.sections.entries()) {
      const from = entries.length;
      for (let passage = note.passages[at]; passage?.section === number; passage = note.passages[at]) {
        entries.push({ passage, note, section: first + number });
        at += 1;
      }
      sections.push({ note, section, from, to: entries.length });
    }
  }

  const texts = entries.map(({ passage }) => wordsIn(passage.text));
  const heads = sections.map(({ note, section }) => headingFields(note, section));
  const passages = invert(
    entries.map(({ passage, section }, i) => {
      const words = texts[i] ?? [];
      return [bodyField(words), openingField(passage, words), ...(heads[section] ?? [])];
    }),
  );
  const bySection = invert(
    sections.map(({ from, to }, i) => [bodyField(texts.slice(from, to).flat()), ...(heads[i] ?? [])]),
  );
  const { words, compounds } = collect(texts, sections, notes);
  const classifier = trainClassifier(phrasingsOf(entries, texts));
  return {
    entries,
    sections: sections.map((section) => ({ ...section, names: namesOf(section) })),
    passages,
    bySection,
    vocabulary: buildVocabulary(words),
    thesaurus: buildThesaurus([
      { synonyms: acronymsOf(notes), weight: 0.95 },
      { synonyms, weight: 0.85 },
      { synonyms: generalSynonyms, weight: 0.6 },
    ]),
    compounds,
    initials: initialsOf([...entries.map(({ passage }) => passage.text), ...sections.map(lastHeading)]),
    ...(classifier === undefined ? {} : { classifier }),
  };
};

const lastHeading = ({ section }: IndexedSection): string => section.trail.at(-1) ?? '';

/** Content stems and, as terms of their own, pairs of neighbours. */
export const stemsOf = (words: readonly Word[]): string[] => words.map((word) => word.stem);
export const pairsOf = (words: readonly Word[]): string[] => {
  const content = words.filter((word) => !isFunctionWord(word.text));
  return content.slice(1).map((word, i) => `${content[i]?.stem} ${word.stem}`);
};

const bodyField = (words: readonly Word[]): Field => ({
  stems: [...stemsOf(words), ...pairsOf(words)],
  weight: weights.text,
  normed: true,
});

/** The first cell of a table row names what the row is about, as a heading does. */
const openingField = ({ kind, text }: Passage, words: readonly Word[]): Field => {
  const [subject = ''] = kind === 'row' ? text.split(' — ') : [];
  const opening = kind === 'row' ? wordsIn(subject) : words.slice(0, openingWords);
  return { stems: stemsOf(opening), weight: kind === 'row' ? weights.subject : weights.opening, normed: false };
};

/** What a note is called stands above all of it, and is what its first section is about. */
const headingFields = (note: Note, section: Section): Field[] => {
  const leaf = wordsIn(section.trail.at(-1) ?? '');
  const above = wordsIn(section.trail.slice(0, -1).join(' . '));
  const names = wordsIn((section.trail[0] === note.title ? note.aliases : [note.title, ...note.aliases]).join(' . '));
  const opens = section.trail.length < 2 && section.trail.at(-1) === note.title;
  return [
    { stems: [...stemsOf(leaf), ...pairsOf(leaf)], weight: weights.heading, normed: false },
    { stems: stemsOf(above), weight: weights.trail, normed: false },
    { stems: stemsOf(names), weight: opens ? weights.heading : weights.note, normed: false },
  ];
};

/** The words of the notes with their counts, and the pairs of them that people may write as one; frequent pairs too. */
const collect = (texts: readonly Word[][], sections: readonly IndexedSection[], notes: readonly Note[]) => {
  const words = new Map<string, number>();
  const compounds = new Map<string, [string, string]>();
  const read = (list: readonly Word[]): void => {
    for (const [i, word] of list.entries()) {
      words.set(word.text, (words.get(word.text) ?? 0) + 1);
      const next = list[i + 1];
      if (next === undefined || word.text.length + next.text.length < 5) continue;
      if (!isFunctionWord(word.text) && !isFunctionWord(next.text)) {
        const joined = word.text + next.text;
        if (compounds.has(stem(joined))) words.set(joined, (words.get(joined) ?? 0) + 1);
        else compounds.set(stem(joined), [word.stem, next.stem]);
      }
    }
  };
  for (const list of texts) read(list);
  for (const section of sections) read(wordsIn(lastHeading(section)));
  for (const note of notes) for (const name of [note.title, ...note.aliases]) read(wordsIn(name));
  return { words, compounds };
};
