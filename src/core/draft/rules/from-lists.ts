import type { Spans } from '../../chat/message.js';
import { spansText } from '../../chat/plain-text.js';
import { askAbout } from './about.js';
import { capital, isLabel, isName, standsAlone, tidy } from './english.js';
import type { Option, Proposal } from './proposal.js';
import { type Item, itemsOf, rowPlace, type Shelf } from './shelves.js';
import { isNumbered, namesKind, namesKinds } from './terms.js';

/** A list whose items are names of what its heading says. */
export interface Kinds {
  readonly heading: string;
  readonly items: readonly Item[];
  readonly shelf: Shelf;
  /** Lists of one family can be mistaken for one another: those of kinds, tables of one head. */
  readonly family: string;
}

const fewest = 3;
const longestName = 60;
const ofKinds = 'kinds';

const isNameOnly = ({ text }: Item): boolean =>
  standsAlone(text) &&
  text.length <= longestName &&
  text.split(' ').length <= 5 &&
  /^[\p{Lu}\d]/u.test(text) &&
  !/[.;:()]/u.test(text);

const rowNames = (shelf: Shelf, rows: readonly (readonly Spans[])[]): Item[] =>
  rows.flatMap((cells) => {
    const texts = cells.map((cell) => tidy(spansText(cell)));
    const [text = ''] = texts;
    const place = isName(text) && !isNumbered(text) ? rowPlace(shelf, [text, texts.at(-1) ?? '']) : undefined;
    return place ? [{ text, place }] : [];
  });

/** What leads to another page is a table of contents. */
const isLink = (spans: Spans): boolean => spans.some((span) => typeof span === 'object' && 'url' in span);

/** The names of a table's first column, and the names that a list is made of. */
const namesOf = (shelf: Shelf): Item[] => {
  const { block } = shelf.part;
  if (block.kind === 'table') return rowNames(shelf, block.rows);
  if (block.kind !== 'list' || block.ordered || block.items.some(({ spans }) => isLink(spans))) return [];
  const items = itemsOf(shelf, block);
  const outer = block.items.filter(({ depth }) => depth === 0).length;
  return items.length === outer && items.every(isNameOnly) ? items : [];
};

/** The names that stand below a heading, where it says what they are; none where it has several lists of them. */
export const kindsOf = (shelf: Shelf): Kinds[] => {
  const { section, part } = shelf;
  const heading = section.trail.at(-1) ?? '';
  const items = namesOf(shelf);
  const { block } = part;
  const leads = (section.links?.length ?? 0) >= items.length;
  const alone = section.parts.filter((each) => each.block.kind === block.kind).length === 1;
  if (!alone || leads || items.length < fewest || section.trail.length < 2 || !standsAlone(heading)) return [];
  if (heading.includes(' ') && namesKinds(heading)) return [{ heading, items, shelf, family: ofKinds }];
  // Lists below headings of any kind are about too different things; tables with the same head are not.
  if (block.kind !== 'table' || !namesKind(tidy(spansText(block.head[0] ?? [])))) return [];
  if (!isName(heading) || isLabel(heading)) return [];
  const above = section.trail.slice(0, -1).join(' > ');
  return [{ heading, items, shelf, family: `${above} ${block.head.map((cell) => spansText(cell)).join('|')}` }];
};

const small = (heading: string): string => heading.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());

/** What is asked, and why a choice of the list is wrong where the others are asked for. */
const wordsOf = ({ heading, family }: Kinds): Record<'two' | 'odd' | 'why', string> =>
  family === ofKinds
    ? {
        two: `Which of these are ${small(heading)}? Choose two.`,
        odd: `Which of these is not one of the ${small(heading)}?`,
        why: `That’s one of the ${small(heading)}.`,
      }
    : {
        two: `Which of these are listed under “${heading}”? Choose two.`,
        odd: `Which of these is not listed under “${heading}”?`,
        why: `That’s listed under “${heading}”.`,
      };

const optionsOf = (kinds: Kinds): Option[] =>
  kinds.items.map(({ text }) => ({ text: capital(text), why: wordsOf(kinds).why }));

/** "Which of these is not one of the shared controls?", and which two are: against the other lists of its family. */
export const fromKinds = (kinds: Kinds, all: readonly Kinds[]): Proposal[] => {
  const { family, heading, shelf, items } = kinds;
  const own = new Set(items.map(({ text }) => text.toLowerCase()));
  const foreign = all
    .filter((other) => other.shelf.note === shelf.note && other.family === family && other.heading !== heading)
    .flatMap(optionsOf)
    .filter(({ text }) => !own.has(text.toLowerCase()));
  const [first, second] = items;
  if (first === undefined || second === undefined || foreign.length < 2) return [];
  const { title } = shelf.note;
  const words = wordsOf(kinds);
  const names = items.map(({ text }) => text).join(', ');
  const shared = { kind: 'list', explanation: `${heading}: ${names}.`, difficulty: 2, rank: 1 } as const;
  const members = optionsOf(kinds);
  const [two, three] = [members.slice(0, 2), members.slice(2)];
  return [
    {
      ...shared,
      prompt: askAbout(title, words.two),
      right: two,
      wrong: foreign,
      quote: first.text,
      place: first.place,
    },
    ...foreign.slice(0, 1).map(
      (odd): Proposal => ({
        ...shared,
        prompt: askAbout(title, words.odd),
        right: [odd],
        wrong: [...three, ...two],
        quote: second.text,
        place: second.place,
      }),
    ),
  ];
};
