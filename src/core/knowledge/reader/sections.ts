import { shortHashAfter } from '../../language/short-hash.js';
import { isQuestion } from '../is-question.js';
import type { Node, WrittenLink } from '../markdown/node.js';
import { wordsOf } from '../markdown/spans.js';
import type { NoteLink, Part, Passage, Section } from '../note.js';
import { slugger } from '../slug.js';
import type { Steps } from '../steps.js';
import { leadsInto } from './leads.js';
import { noteLink } from './note-links.js';
import { type Draft, draftSteps } from './parts.js';

/** Nodes that are read between two pauses. */
const piece = 50;

/** Characters. */
const longestQuestion = 200;

/** Blocks between two lists that may still be one, of which the second goes on counting. */
const nearby = 8;

type OpenPart = { -readonly [Key in keyof Part]: Part[Key] };

interface OpenSection {
  readonly trail: readonly string[];
  readonly slug: string;
  readonly line: number;
  readonly parts: OpenPart[];
  links?: NoteLink[];
}

export interface Cut {
  readonly sections: readonly Section[];
  readonly passages: readonly Passage[];
}

/** Cuts nodes at the headings, and blocks into passages. `title` stands above all headings. */
export function* cutSteps(
  file: string,
  title: string | undefined,
  nodes: readonly Node[],
  links: readonly WrittenLink[],
): Steps<Cut> {
  const slug = slugger();
  const sections: OpenSection[] = [];
  const passages: Passage[] = [];
  const ids = new Map<string, number>();
  const heads: string[] = [];
  /** How deep the last heading is that is one, and its slug. */
  let under = { level: 0, slug: '' };
  const runs = createRuns();

  const start = (line: number, name: string): OpenSection => {
    const trail = heads.filter((head) => head !== '');
    // The title stands first, once.
    if (title !== undefined && trail[0]?.toLowerCase() !== title.toLowerCase()) trail.unshift(title);
    const section: OpenSection = { trail, slug: name, line, parts: [] };
    sections.push(section);
    return section;
  };
  const unique = (id: string): string => {
    const seen = ids.get(id) ?? 0;
    ids.set(id, seen + 1);
    return seen === 0 ? id : `${id}-${seen}`;
  };
  let named: { readonly section?: OpenSection; readonly hash: (text: string) => string } = { hash: shortHashAfter('') };
  const hashIn = (section: OpenSection): ((text: string) => string) => {
    if (named.section !== section) named = { section, hash: shortHashAfter([file, ...section.trail, ''].join('\n')) };
    return named.hash;
  };
  const passagesOf = (section: OpenSection, { pieces }: Draft): string[] => {
    const { trail } = section;
    const hash = hashIn(section);
    return pieces
      .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
      .map(({ text, kind, line }) => {
        const id = unique(hash(text));
        passages.push({ id, file, line, trail, text, kind, section: sections.length - 1 });
        return id;
      });
  };
  const add = (node: Node, drafts: readonly Draft[]): void => {
    const section = sections.at(-1) ?? start(node.line, '');
    const run = runs.next(node, section.parts);
    for (const draft of drafts) {
      section.parts.push({ block: draft.block, line: draft.line, passages: passagesOf(section, draft), run });
    }
  };
  function* place(node: Node): Steps<void> {
    if (node.kind === 'heading') {
      heads.length = Math.min(heads.length, node.level - 1);
      while (heads.length < node.level - 1) heads.push('');
      const words = wordsOf(node.spans);
      heads.push(words);
      under = { level: node.level, slug: slug(words, node.slug) };
      start(node.line, under.slug);
      runs.reset();
    } else if (node.kind === 'box' && holdsHeading(node.nodes)) {
      // What holds sections is no unit.
      if (wordsOf(node.label) !== '') yield* place({ kind: 'paragraph', spans: node.label, line: node.line });
      for (const each of node.nodes) yield* place(each);
    } else add(node, yield* draftSteps(node));
  }

  let before: Node | undefined;
  for (const [i, written] of nodes.entries()) {
    if (i % piece === 0) yield;
    const node = before === undefined ? written : countedOn(before, written);
    const asked = askedIn(node, nodes[i + 1]);
    if (asked === undefined) yield* place(node);
    else {
      heads.splice(under.level, heads.length, asked);
      start(node.line, under.slug);
      runs.reset();
    }
    before = node;
  }
  addLinks(file, sections, links);
  for (const [i, { parts }] of sections.entries()) {
    if (i % piece === 0) yield;
    for (const [n, part] of parts.entries()) if (leadsInto(part.block, parts[n + 1]?.block)) part.leads = true;
  }
  return { sections, passages };
}

/** A question in bold words with its answer below it is as good as a heading. */
const askedIn = (node: Node, next: Node | undefined): string | undefined => {
  if (node.kind !== 'paragraph' || next === undefined || next.kind === 'heading') return undefined;
  const words = wordsOf(node.spans);
  const isBold = node.spans.every((span) => typeof span === 'object' && 'bold' in span);
  return isBold && isQuestion(words) && words.length <= longestQuestion ? words : undefined;
};

/** Steps right after steps: what stood between them, such as a picture, is not shown, and they count on. */
const countedOn = (before: Node, node: Node): Node => {
  const follows = before.kind === 'list' && before.ordered && node.kind === 'list' && node.ordered && node.start === 1;
  return follows ? { ...node, start: before.start + before.items.length } : node;
};

const holdsHeading = (nodes: readonly Node[]): boolean =>
  nodes.some((node) => node.kind === 'heading' || (node.kind === 'box' && holdsHeading(node.nodes)));

/** Numbers the units of a note. */
const createRuns = () => {
  let last = 0;
  let tab = false;
  /** A numbered list that may go on: the number that it would go on with, and where it stands. */
  let steps: { readonly next: number; readonly run: number; readonly at: number } | undefined;
  return {
    reset(): void {
      tab = false;
      steps = undefined;
    },
    /** The number of a node's parts, which follow those that the section has. */
    next(node: Node, parts: readonly OpenPart[]): number {
      const isTab = node.kind === 'box' && node.tab;
      const goesOn = (isTab && tab) || (node.kind === 'list' && node.continues === true);
      if (!goesOn) last += 1;
      tab = isTab;
      let run = last;
      if (node.kind === 'list' && node.ordered) {
        if (steps !== undefined && steps.next === node.start && parts.length - steps.at <= nearby) {
          run = steps.run;
          for (const part of parts.slice(steps.at)) part.run = run;
        }
        steps = { next: node.start + node.items.length, run, at: parts.length };
      }
      return run;
    },
  };
};

/** Gives each section the links that stand in it. */
const addLinks = (file: string, sections: readonly OpenSection[], links: readonly WrittenLink[]): void => {
  let at = 0;
  for (const link of links) {
    while ((sections[at + 1]?.line ?? Number.POSITIVE_INFINITY) <= link.line) at += 1;
    const found = noteLink(file, link);
    const section = sections[at];
    if (found === undefined || section === undefined) continue;
    section.links ??= [];
    section.links.push(found);
  }
};
