import { excerpt } from '../../chat/excerpt.js';
import { limits } from '../../chat/limits.js';
import { mapSpans } from '../../chat/map-spans.js';
import type { Block, Span, Spans } from '../../chat/message.js';
import type { Note, NoteLink, Passage, Section } from '../../knowledge/note.js';
import type { Places, Target } from '../index/places.js';
import { rawText, sliceSpans, textOfBlocks } from './cut-block.js';

const mostLinked = 3;

interface Shown {
  readonly blocks: readonly Block[];
  readonly passages: readonly string[];
}

interface Leading {
  readonly section: Section;
  readonly link: NoteLink;
  readonly target: Target;
}

/** The links to other notes in what is shown of one, in their order. */
const leadingFrom = (places: Places, note: Note, { blocks, passages }: Shown): Leading[] => {
  const shown = new Set(passages);
  const sections = new Set(note.passages.flatMap(({ id, section }) => (shown.has(id) ? [section] : [])));
  const text = textOfBlocks(blocks).replace(/\s+/gu, ' ');
  return [...sections]
    .flatMap((number) => note.sections[number] ?? [])
    .flatMap((section) => (section.links ?? []).map((link) => ({ section, link })))
    .filter(({ link }) => link.text !== '' && text.includes(link.text))
    .flatMap((leading) => {
      const target = places.linked(leading.link);
      return target === undefined ? [] : [{ ...leading, target }];
    });
};

/** The places that what is shown links to, each once, three at most; not those of which the passage is `known`. */
export const linkedFrom = (places: Places, note: Note, shown: Shown, known: readonly Passage[] = []): Target[] => {
  const targets = leadingFrom(places, note, shown).map(({ target }) => target);
  return targets
    .filter(({ passage }, i) => targets.findIndex((other) => other.passage === passage) === i)
    .filter(({ passage }) => !known.includes(passage))
    .slice(0, mostLinked);
};

/** And after them what is related; not where something is shown, linked or named already. */
export const withRelated = (
  linked: readonly Target[],
  related: readonly Target[],
  known: readonly Passage[],
): readonly Target[] => {
  const news = related.filter(
    ({ passage, note, holds }) =>
      !known.some(holds) && !linked.some((each) => each.holds(passage) || each.note === note),
  );
  return [...linked, ...news].slice(0, mostLinked);
};

/** What their buttons say: a heading that several notes have is told apart by its note. */
export const labelsFor = (targets: readonly Target[], { isShared }: Places): string[] =>
  targets.map(({ name, note: { title } }) =>
    excerpt(name !== title && isShared(name) ? `${name}: ${title}` : name, limits.label),
  );

/** Where an address stands as a word of its own. */
const placesOf = (text: string, address: string): number[] => {
  const found: number[] = [];
  const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}/_-]/u.test(char);
  for (let at = text.indexOf(address); at >= 0; at = text.indexOf(address, at + address.length))
    if (!isWord(text[at - 1]) && !isWord(text[at + address.length])) found.push(at);
  return found;
};

/** A file's name that may be a word too is one wherever the section has it beside the link. */
const isAddress = ({ section, link }: Leading): boolean => {
  if (link.bare !== true || /[^\p{L}\p{N}]/u.test(link.text)) return link.bare === true;
  const text = textOfBlocks(section.parts.map(({ block }) => block));
  return placesOf(text, link.text).length === section.links?.filter((other) => other.text === link.text).length;
};

const renamed = (spans: Spans, address: string, name: string): Spans => {
  const text = rawText(spans);
  const found = placesOf(text, address);
  if (found.length === 0) return spans;
  const parts = found.flatMap((at, i): Span[] => {
    const from = i === 0 ? 0 : (found[i - 1] ?? 0) + address.length;
    return [...sliceSpans(spans, from, at), name];
  });
  return [...parts, ...sliceSpans(spans, (found.at(-1) ?? 0) + address.length, text.length)];
};

/** What is shown with the names of notes and sections where links show addresses. */
export const withNames = (places: Places, note: Note, shown: Shown): readonly Block[] => {
  const addresses = leadingFrom(places, note, shown).filter(isAddress);
  const longestFirst = addresses.sort((a, b) => b.link.text.length - a.link.text.length);
  return longestFirst.reduce(
    (blocks, { link, target }) =>
      blocks.map((block) => mapSpans(block, (spans) => renamed(spans, link.text, target.name))),
    shown.blocks,
  );
};
