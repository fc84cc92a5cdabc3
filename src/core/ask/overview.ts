import type { Note, Passage } from '../knowledge/note.js';
import { isFunctionWord } from '../language/stop-words.js';
import { wordsIn } from '../language/words.js';
import type { Match } from './rank/answer.js';

/** A note of fewer sections is shown as it is. */
const fewestSections = 3;
/** As many as the rows of buttons of a platform hold beside the others. */
const mostSections = 15;

/** What a text names, to be compared with others: its words without the little ones. */
export const named = (text: string): string =>
  wordsIn(text)
    .filter((word) => !isFunctionWord(word.text) || word.capital)
    .map(({ stem }) => stem)
    .join(' ');

/** The first passage of each section that has a heading of its own below the note's title. */
const openingsOf = (note: Note): Passage[] => {
  const openings = note.passages.filter(({ section }, i) => section !== note.passages[i - 1]?.section);
  const depth = Math.min(...openings.map(({ trail }) => trail.length).filter((length) => length > 1));
  return openings.filter(({ trail }) => trail.length === depth).slice(0, mostSections);
};

/**
 * What a bare name is about, when a note bears it as its title or alias: the match in that note, and what opens its
 * sections. Undefined for a query that says more than the name, or that no note of several sections bears.
 */
export const overviewOf = (
  query: string,
  matches: readonly Match[],
): { readonly first: Match; readonly sections: readonly Passage[] } | undefined => {
  const asked = named(query);
  if (asked === '') return undefined;
  const found = matches.find(({ note }) => [note.title, ...note.aliases].some((name) => named(name) === asked));
  const [opening] = found?.note.passages ?? [];
  if (found === undefined || opening === undefined) return undefined;
  const sections = openingsOf(found.note).filter(({ id }) => id !== opening.id);
  return sections.length < fewestSections ? undefined : { first: { ...found, passage: opening }, sections };
};
