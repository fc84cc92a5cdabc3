import type { Block } from '../../chat/message.js';
import type { Passage } from '../../knowledge/note.js';
import type { Places } from '../index/places.js';
import type { Related } from '../index/related.js';
import { textOfBlocks } from './cut-block.js';
import type { Shown } from './follow.js';
import { labelsFor, linkedFrom, withNames, withRelated } from './links.js';
import { trailOf } from './place-name.js';
import { passageInContext, sectionInContext } from './surroundings.js';
import { anything, type Wanted } from './wanted.js';

/** What is seen of a passage. */
export interface View {
  /** The headings above what is seen, the note's title first. */
  readonly trail: readonly string[];
  /** The passage with the whole around it; links show names. */
  readonly blocks: readonly Block[];
  /** The passage alone, in words. */
  readonly text: string;
  /** Nothing of the section is left out. */
  readonly all: boolean;
  /** What buttons to the places say that it links to, or that are related. */
  readonly labels: readonly string[];
  /** The passage, and after it the one that opens each of these places; none without them. */
  readonly leads: readonly Passage[];
}

interface Viewing {
  readonly wanted?: Wanted;
  /** All of its section. */
  readonly all?: boolean;
  /** Passages that have buttons already, or are shown beside it. */
  readonly known?: readonly Passage[];
  /** What belongs to it by its meaning. */
  readonly related?: Related;
}

export const viewOf = (
  { passage, note, words, also = [] }: Shown,
  places: Places,
  { wanted = anything, all = false, known = [], related = () => [] }: Viewing,
): View => {
  const shown = all ? sectionInContext(note, passage, words, wanted) : passageInContext(note, passage, words, wanted);
  const there = [...known, ...also.map((place) => place.passage)];
  const linked = withRelated(linkedFrom(places, note, shown, known), related(note, passage.section), there);
  const own = { blocks: [{ kind: 'text', spans: [passage.text] } as const], passages: [passage.id] };
  return {
    trail: trailOf(shown, note),
    blocks: withNames(places, note, shown),
    text: textOfBlocks(withNames(places, note, own)),
    all: shown.all,
    labels: labelsFor(linked, places),
    leads: linked.length === 0 ? [] : [passage, ...linked.map((target) => target.passage)],
  };
};
