import type { Block } from '../../chat/message.js';
import type { Note, Passage } from '../../knowledge/note.js';
import { bareText } from '../../language/bare-text.js';
import { shortHash } from '../../language/short-hash.js';
import type { Match } from '../rank/answer.js';
import { askedQuestion } from './asked-question.js';
import { cutBlock, lengthOf, rowsOf, stretch, textOfBlocks } from './cut-block.js';
import { flowOf, flowOfNote, type Unit } from './flow.js';
import { inBold } from './marking.js';
import { anything, namedSection, saysRow, type Wanted } from './wanted.js';

/** About how many characters of the notes an answer shows around a fact, and up to how many it leaves nothing out. */
const factLength = { around: 900, all: 1_300 };
/** And where a whole is asked for: as much as every platform shows in one message. */
const wholeLength = 2_600;
const sectionLength = 3_000;

/** A part of a note as it is shown; `all`: nothing of the section is left out. */
export interface Shown {
  /** The headings above all of it; none where it is the whole note. */
  readonly trail: readonly string[];
  readonly blocks: readonly Block[];
  readonly all: boolean;
  /** The ids of the passages that are shown whole. */
  readonly passages: readonly string[];
}

/**
 * The sensible whole around a passage: its list with what leads into it, its paragraph with its neighbours, its row
 * below the head of the table. A section that the query names is shown from its start with what stands below it; steps
 * and lists that are asked for are all of them. Cut on a boundary when that is long; the passage itself is always there.
 */
export const passageInContext = (
  note: Note,
  passage: Passage,
  words: readonly string[],
  wanted: Wanted = anything,
): Shown => {
  const asked = askedQuestion(note, passage, wanted) ?? namedSection(note, passage, wanted);
  const named = asked !== undefined;
  const whole = named || wanted.shape !== 'fact';
  const units = asked === 'note' ? flowOfNote(note) : flowOf(note, asked ?? passage.section, whole);
  const length = units.reduce((sum, unit) => sum + unit.length, 0);
  const most = whole ? wholeLength : length <= factLength.all ? factLength.all : factLength.around;
  const asksForRow = !whole || (wanted.shape !== 'comparison' && saysRow(passage, wanted));
  const sought = soughtIn(units, passage, wanted);
  const shown = around(units, passage, {
    words,
    most,
    narrow: asksForRow ? rowOf(passage) : keep,
    sought,
    fromStart: named,
    listsFromStart: whole,
  });
  return { ...shown, trail: trailAbove(note, passage, asked) };
};

const trailAbove = (note: Note, { trail }: Passage, asked: 'note' | number | undefined): readonly string[] =>
  asked === 'note' ? [] : ((asked === undefined ? undefined : note.sections[asked]?.trail) ?? trail);

/**
 * The section of a passage with what stands below it, or what answers the question that is asked; of a very long one
 * what stands around the passage.
 */
export const sectionInContext = (
  note: Note,
  passage: Passage,
  words: readonly string[],
  wanted: Wanted = anything,
): Shown => {
  const asked = askedQuestion(note, passage, wanted);
  const units = asked === 'note' ? flowOfNote(note) : flowOf(note, asked ?? passage.section, true);
  const shown = around(units, passage, { words, most: sectionLength, narrow: keep, fromStart: true });
  return { ...shown, trail: trailAbove(note, passage, asked) };
};

type Narrow = (block: Block) => Block;
const keep: Narrow = (block) => block;
const rowOf =
  (passage: Passage): Narrow =>
  (block) =>
    block.kind === 'table' ? { ...block, rows: rowsOf(block, passage) } : block;

const kindsSought: Partial<Record<Wanted['shape'], ReadonlySet<Block['kind']>>> = {
  steps: new Set(['list', 'code']),
  list: new Set(['list', 'table']),
};

const holds = ({ parts }: Unit, { id }: Passage): boolean => parts.some(({ passages }) => passages.includes(id));

/** The unit that is what is asked for: the passage's own, or the first after it that has the form of an answer. */
const soughtIn = (units: readonly Unit[], passage: Passage, { shape }: Wanted): number | undefined => {
  const kinds = kindsSought[shape];
  const at = units.findIndex((unit) => holds(unit, passage));
  const has = ({ parts }: Unit): boolean => parts.some(({ block }) => kinds?.has(block.kind) === true);
  const found = kinds === undefined ? -1 : units.findIndex((unit, i) => i >= at && has(unit));
  return found < 0 ? undefined : found;
};

interface Framing {
  readonly words: readonly string[];
  readonly most: number;
  readonly narrow: Narrow;
  /** Shown too when there is room. */
  readonly sought?: number | undefined;
  /** What goes before the passage is taken first. */
  readonly fromStart: boolean;
  /** A list that is cut keeps its first items before the later ones. */
  readonly listsFromStart?: boolean;
}

const around = (units: readonly Unit[], passage: Passage, framing: Framing): Omit<Shown, 'trail'> => {
  const { most, sought, fromStart } = framing;
  const at = units.findIndex((unit) => holds(unit, passage));
  const middle = units[at];
  if (middle === undefined) {
    return { blocks: [{ kind: 'text', spans: [passage.text] }], all: true, passages: [passage.id] };
  }
  const core = cutUnit(middle, passage, framing);
  let room = most - core.length;
  let from = at;
  let to = at + 1;
  const take = (...some: readonly (Unit | undefined)[]): boolean => {
    const length = some.reduce((sum, unit) => sum + (unit?.length ?? Number.POSITIVE_INFINITY), 0);
    if (some.length === 0 || length > room) return false;
    room -= length;
    return true;
  };
  if (fromStart && take(...units.slice(0, at))) from = 0;
  if (sought !== undefined && sought >= to && take(...units.slice(to, sought + 1))) to = sought + 1;
  if (from > 0 && take(units[from - 1])) from -= 1;
  while (take(units[to])) to += 1;
  while (from > 0 && take(units[from - 1])) from -= 1;
  const marked = new Set(framing.words);
  const shown = units.slice(from, to).flatMap((unit) => (unit === middle ? core.parts : unit.parts));
  return {
    blocks: shown.map(({ block }) => inBold(block, marked)),
    all: to - from === units.length && core.length >= middle.length,
    passages: shown.flatMap(({ passages }) => passages),
  };
};

/** A unit in about that many characters: whole parts around the passage, whose own part is cut where it has to be. */
const cutUnit = (unit: Unit, passage: Passage, { most, narrow, listsFromStart }: Framing): Unit => {
  const at = unit.parts.findIndex(({ passages }) => passages.includes(passage.id));
  const parts = unit.parts.map((part, i) => {
    if (i !== at) return part;
    const block = cutBlock(narrow(part.block), passage, most, listsFromStart);
    return lengthOf(block) >= lengthOf(part.block) ? part : { ...part, block, passages: [passage.id] };
  });
  const lengths = parts.map(({ block }) => lengthOf(block));
  const { from, to } = stretch(lengths, at, most, listsFromStart);
  const kept = parts.slice(from, to);
  return { parts: kept, length: lengths.slice(from, to).reduce((sum, each) => sum + each, 0) };
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
  const shown = { text: shortHash(bareText(textOfBlocks(blocks))), passages };
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
