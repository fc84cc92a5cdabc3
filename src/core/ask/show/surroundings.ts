import type { Block } from '../../chat/message.js';
import type { Note, Passage, Section } from '../../knowledge/note.js';
import { shortHash } from '../../language/short-hash.js';
import type { Match } from '../rank/answer.js';
import { cutBlock, lengthOf, rowsOf } from './cut-block.js';
import { inBold } from './marking.js';

/** About how many characters of the notes an answer shows. */
const answerLength = 900;
/** And of a section that somebody wants to see: as much as every platform shows in one message. */
const sectionLength = 3_000;

/** A part of a note as it is shown; `all`: nothing of the section is left out. */
export interface Shown {
  readonly blocks: readonly Block[];
  readonly all: boolean;
  /** The ids of the passages that are shown whole. */
  readonly passages: readonly string[];
}

type Part = Section['parts'][number];

/**
 * The sensible whole around a passage: its bullet's list with what leads into it, its paragraph with its neighbours,
 * its table row below the head. Cut on a boundary when that is long; the passage itself is always there.
 */
export const passageInContext = (note: Note, passage: Passage, words: readonly string[]): Shown =>
  around(note, passage, words, answerLength, (block) =>
    block.kind === 'table' ? { ...block, rows: rowsOf(block, passage) } : block,
  );

/** The section of a passage; of a very long one what stands around the passage. */
export const sectionInContext = (note: Note, passage: Passage, words: readonly string[]): Shown =>
  around(note, passage, words, sectionLength, (block) => block);

const around = (
  note: Note,
  passage: Passage,
  words: readonly string[],
  most: number,
  narrowed: (block: Block) => Block,
): Shown => {
  const parts = note.sections[passage.section]?.parts ?? [];
  const at = parts.findIndex((part) => part.passages.includes(passage.id));
  const middle = parts[at];
  if (middle === undefined) {
    return { blocks: [{ kind: 'text', spans: [passage.text] }], all: true, passages: [passage.id] };
  }
  const core = cutBlock(narrowed(middle.block), passage, most);
  let room = most - lengthOf(core);
  let from = at;
  let to = at + 1;
  const take = (part: Part | undefined): boolean => {
    if (part === undefined || lengthOf(part.block) > room) return false;
    room -= lengthOf(part.block);
    return true;
  };
  if (take(parts[from - 1])) from -= 1;
  while (take(parts[to])) to += 1;
  while (from < at && take(parts[from - 1])) from -= 1;
  const marked = new Set(words);
  const shown = parts.slice(from, to);
  const isWhole = lengthOf(core) >= lengthOf(middle.block);
  return {
    blocks: shown.map((part) => inBold(part === middle ? core : part.block, marked)),
    all: shown.length === parts.length && isWhole,
    passages: shown.flatMap((part) => (part === middle && !isWhole ? [passage.id] : part.passages)),
  };
};

interface ShownText {
  /** What is shown, as text to compare. */
  readonly text: string;
  readonly passages: readonly string[];
}

const known = new WeakMap<Passage, ShownText>();

/** What is shown around a passage: worked out once, since long sections take their time. */
const shownOf = ({ note, passage }: Pick<Match, 'note' | 'passage'>): ShownText => {
  const before = known.get(passage);
  if (before !== undefined) return before;
  const { blocks, passages } = passageInContext(note, passage, []);
  const shown = { text: shortHash(`${passage.file} ${JSON.stringify(blocks)}`), passages };
  known.set(passage, shown);
  return shown;
};

/** Matches that each show something new: not what a better one has shown already. */
export const distinct = (matches: readonly Match[]): Match[] => {
  const seen = new Set<string>();
  return matches.filter((match) => {
    const { text, passages } = shownOf(match);
    const news = !seen.has(text) && !seen.has(match.passage.id);
    if (news) for (const each of [text, ...passages]) seen.add(each);
    return news;
  });
};
