import type { Block } from '../../chat/message.js';
import { askAbout } from './about.js';
import { capital, standsAlone } from './english.js';
import { type Item, itemsOf, type Shelf } from './entries.js';
import type { Option, Proposal } from './proposal.js';
import { namesKinds } from './terms.js';

/** A list whose items are names of what its heading says. */
export interface Kinds {
  readonly heading: string;
  readonly items: readonly Item[];
  readonly shelf: Shelf;
}

const fewest = 3;
/** The list as one of kinds; undefined where its heading names no class, or its items are more than names. */
export const kindsOf = (shelf: Shelf, block: Extract<Block, { kind: 'list' }>): Kinds | undefined => {
  const heading = shelf.section.trail.at(-1) ?? '';
  const items = block.ordered ? [] : itemsOf(shelf, block);
  const outer = block.items.filter(({ depth }) => depth === 0).length;
  const lists = shelf.section.parts.filter((part) => part.block.kind === 'list').length;
  const named = items.every(
    ({ text }) =>
      standsAlone(text) &&
      text.length <= 60 &&
      text.split(' ').length <= 5 &&
      /^[\p{Lu}\d]/u.test(text) &&
      !/[.;:()]/u.test(text),
  );
  const fits = named && lists === 1 && items.length === outer && items.length >= fewest;
  return fits && heading.includes(' ') && namesKinds(heading) && standsAlone(heading)
    ? { heading, items, shelf }
    : undefined;
};

const small = (heading: string): string => heading.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());

const optionOf = ({ text }: Item, heading: string): Option => ({
  text: capital(text),
  why: `That’s one of the ${small(heading)}.`,
});

/** "Which of these is not one of the shared controls?", and which two are: against the other lists of the note. */
export const fromKinds = (kinds: Kinds, all: readonly Kinds[]): Proposal[] => {
  const others = all.filter(({ shelf, heading }) => shelf.note === kinds.shelf.note && heading !== kinds.heading);
  const own = new Set(kinds.items.map(({ text }) => text.toLowerCase()));
  const foreign = others.flatMap(({ items, heading }) =>
    items.filter(({ text }) => !own.has(text.toLowerCase())).map((item) => optionOf(item, heading)),
  );
  const [first, second] = kinds.items;
  if (first === undefined || second === undefined || foreign.length < 2) return [];
  const { title } = kinds.shelf.note;
  const names = kinds.items.map(({ text }) => text).join(', ');
  const shared = { kind: 'list', explanation: `${kinds.heading}: ${names}.`, difficulty: 2, rank: 2 } as const;
  const members = kinds.items.map((item) => optionOf(item, kinds.heading));
  const [two, three] = [members.slice(0, 2), members.slice(2)];
  return [
    {
      ...shared,
      prompt: askAbout(title, `Which of these are ${small(kinds.heading)}? Choose two.`),
      right: two,
      wrong: foreign,
      quote: first.text,
      place: first.place,
    },
    ...foreign.slice(0, 1).map(
      (odd): Proposal => ({
        ...shared,
        prompt: askAbout(title, `Which of these is not one of the ${small(kinds.heading)}?`),
        right: [odd],
        wrong: [...three, ...two],
        quote: second.text,
        place: second.place,
      }),
    ),
  ];
};
