import type { Block } from '../../chat/message.js';
import type { Note, Part, Section } from '../../knowledge/note.js';
import { lengthOf } from './cut-block.js';

/** What is shown whole or cut as one: a list with the code in it, a paragraph with what it leads to. */
export interface Unit {
  readonly parts: readonly Part[];
  /** Characters that it shows. */
  readonly length: number;
}

const unitOf = (parts: readonly Part[]): Unit => ({
  parts,
  length: parts.reduce((sum, { block }) => sum + lengthOf(block), 0),
});

/** The parts of a section in units. */
const unitsOf = ({ parts }: Section): Unit[] => {
  const groups: Part[][] = [];
  for (const part of parts) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const joins = before?.leads === true || part.run === before?.run;
    if (group && joins) group.push(part);
    else groups.push([part]);
  }
  return groups.map(unitOf);
};

const isBelow = ({ trail }: Section, { trail: above }: Section): boolean =>
  trail.length > above.length && above.every((head, i) => trail[i] === head);

const ofNoRun = -1;

const headingPart = ({ trail, line }: Section): Part => ({
  block: { kind: 'text', spans: [{ text: trail.at(-1) ?? '', bold: true }] } satisfies Block,
  line,
  passages: [],
  run: ofNoRun,
});

/** A section in units; with `below` also the sections under it, each led by its heading. */
export const flowOf = (note: Note, number: number, below: boolean): Unit[] => {
  const section = note.sections[number];
  if (section === undefined) return [];
  const units = unitsOf(section);
  if (!below) return units;
  for (const next of note.sections.slice(number + 1)) {
    if (!isBelow(next, section)) break;
    units.push(...headed(next));
  }
  return units;
};

const headed = (section: Section): Unit[] => {
  const [first, ...rest] = unitsOf(section);
  return [unitOf([headingPart(section), ...(first?.parts ?? [])]), ...rest];
};

/** All of a note in units, each section led by its heading, but for the one that opens it. */
export const flowOfNote = ({ sections }: Note): Unit[] =>
  sections.flatMap((section) => (section.trail.length < 2 ? unitsOf(section) : headed(section)));
