import { aboutOf, askAbout } from './about.js';
import { clause, front, isName, standsAlone, tidy } from './english.js';
import type { Option, Place, Proposal } from './proposal.js';
import { type Item, itemsOf, type Shelf } from './shelves.js';

/** What is noted in one place of many: "Owner: platform team". */
export interface Fact {
  readonly label: string;
  readonly about: string;
  readonly value: string;
  readonly place: Place;
}

const labels =
  /^(?:owner|contact|team|lead|maintainer|maintained by|owned by|on-call|escalation|slack(?: channel)?|severity|port|ports|protocol|osi layer|layer|region|schedule|frequency|duration|sla|cost|default|key size|block size)$/iu;

const factOf = (shelf: Shelf, { text, place }: Item): Fact[] => {
  const [, label = '', value = ''] = /^([^:]{2,24}):\s+(.{1,90})$/u.exec(text) ?? [];
  const about = shelf.section.trail.at(-1) ?? shelf.note.title;
  const said = clause(tidy(value), 90) ?? '';
  return labels.test(label) && isName(about) && standsAlone(said) && !/:\s/u.test(said)
    ? [{ label: label.toLowerCase(), about, value: said, place }]
    : [];
};

/** The facts of a list, such as who owns what its heading names. */
export const factsOf = (shelf: Shelf): Fact[] => {
  const { block } = shelf.part;
  if (block.kind === 'list') return itemsOf(shelf, block).flatMap((item) => factOf(shelf, item));
  if (block.kind !== 'text') return [];
  return shelf.passages.flatMap((passage) => factOf(shelf, { text: tidy(passage.text), place: { ...shelf, passage } }));
};

const preposition = (label: string): string =>
  /^(?:owner|lead|maintainer|severity|region|frequency|duration|cost)$/u.test(label) ? 'of' : 'for';

const asOption = ({ label, about, value }: Fact): Option => ({
  text: value,
  why: `That’s the ${label} ${preposition(label)} ${about}.`,
});

/** "Who is the owner of billing?": against what the same label says elsewhere. */
export const fromFact = (fact: Fact, all: readonly Fact[]): Proposal => {
  const { label, about, value, place } = fact;
  const values = new Map(
    all
      .filter((other) => other.label === label && other.value !== value && other.about !== about)
      .map((other) => [other.value, other]),
  );
  const person = /^(?:owner|lead|maintainer|contact)$/u.test(label);
  return {
    kind: 'fact',
    prompt: askAbout(aboutOf(place), `${person ? 'Who' : 'What'} is the ${label} ${preposition(label)} ${about}?`),
    right: [asOption(fact)],
    wrong: [...values.values()].map(asOption),
    explanation: `${about}: the ${label} is ${value}.`,
    quote: front(value, 70),
    place,
    difficulty: 1,
    rank: 1,
  };
};
