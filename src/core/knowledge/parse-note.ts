import { shortHash } from '../language/short-hash.js';
import { splitFrontMatter } from './front-matter.js';
import { markdownSteps, type Node, toBlock, wordsOf } from './markdown.js';
import type { Note, Passage, Section } from './note.js';
import { piecesOf } from './passages.js';
import type { Problem } from './problem.js';
import { slugger } from './slug.js';
import { finish, type Steps } from './steps.js';

export { slugOf } from './slug.js';

export const largestNote = 1_048_576;

export interface ParsedNote {
  readonly note?: Note;
  readonly problems: readonly Problem[];
}

/**
 * Reads one Markdown file. `file` is relative to the knowledge folder. Without a `note` the file can't be used and
 * the problems hold an error; with one there may be warnings. Never throws, whatever the text is.
 */
export const parseNote = (file: string, text: string): ParsedNote => finish(noteSteps(file, text));

/** The same in small pieces. */
export function* noteSteps(file: string, text: string): Steps<ParsedNote> {
  if (text.length > largestNote) {
    const message = 'the file is larger than 1 MB';
    const hint = 'split it into several notes';
    return { problems: [{ file, line: 1, column: 1, rule: 'file-too-big', severity: 'error', message, hint }] };
  }
  const normal = text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  const { front, body, problems } = splitFrontMatter(file, normal);
  if (problems.some((problem) => problem.severity === 'error')) return { problems };

  const nodes = yield* markdownSteps(body);
  const first = nodes.find((node) => node.kind === 'heading' && node.level === 1);
  const heading = first?.kind === 'heading' ? wordsOf(first.spans) : '';
  const title = front.title ?? (heading || nameOf(file));
  const { sections, passages } = yield* cut(file, front.title, nodes);
  const note: Note = {
    file,
    title,
    aliases: front.aliases,
    sections,
    passages,
    ...(front.owner === undefined ? {} : { owner: front.owner }),
    ...(front.checked === undefined ? {} : { checked: front.checked }),
  };
  return { note, problems };
}

const nameOf = (file: string): string => file.replace(/^.*\//u, '').replace(/\.md$/iu, '').replace(/[-_]+/gu, ' ');

type Part = Section['parts'][number];

/** Blocks that are cut between two pauses. */
const atOnce = 50;

/** Cuts the blocks at the headings, and the blocks into passages. */
function* cut(file: string, title: string | undefined, nodes: readonly Node[]) {
  const slug = slugger();
  const sections: (Section & { readonly parts: Part[] })[] = [];
  const passages: Passage[] = [];
  const ids = new Map<string, number>();
  const heads: string[] = [];

  const start = (line: number, name: string): void => {
    const trail = heads.filter((head) => head !== '');
    // The title stands first, once.
    if (title !== undefined && trail[0]?.toLowerCase() !== title.toLowerCase()) trail.unshift(title);
    sections.push({ trail, slug: name, line, parts: [] });
  };
  const unique = (id: string): string => {
    const seen = ids.get(id) ?? 0;
    ids.set(id, seen + 1);
    return seen === 0 ? id : `${id}-${seen}`;
  };
  const place = (node: Node): void => {
    if (sections.length === 0) start(node.line, '');
    const index = sections.length - 1;
    const section = sections[index];
    if (section === undefined) return;
    const own = piecesOf(node)
      .filter((piece) => /[\p{L}\p{N}]/u.test(piece.text))
      .map((piece): Passage => {
        const id = unique(shortHash([file, ...section.trail, piece.text].join('\n')));
        return { id, file, line: piece.line, trail: section.trail, text: piece.text, kind: piece.kind, section: index };
      });
    for (const passage of own) passages.push(passage);
    section.parts.push({ block: toBlock(node), line: node.line, passages: own.map((passage) => passage.id) });
  };

  for (const [i, node] of nodes.entries()) {
    if (i % atOnce === 0) yield;
    if (node.kind === 'heading') {
      heads.length = Math.min(heads.length, node.level - 1);
      while (heads.length < node.level - 1) heads.push('');
      const words = wordsOf(node.spans);
      heads.push(words);
      start(node.line, slug(words));
    } else if (node.kind !== 'list' || !node.contents) place(node);
  }
  return { sections, passages };
}
