import type { Token } from 'markdown-it';
import type { Steps } from '../steps.js';
import type { Node } from './node.js';
import { spansOf } from './spans.js';

/** What was read at the outermost level, in order. */
export interface Entry {
  readonly nodes: readonly Node[];
  /** Footnotes that are referred to in it. */
  readonly refers: readonly string[];
  /** It is the text of this footnote. */
  readonly defines?: string;
}

/** The footnote that begins with a token. */
export const definedBy = (token: Token | undefined): string | undefined =>
  token?.type === 'footnote_reference_open' ? String(token.meta?.label) : undefined;

/** The footnotes that tokens refer to. One that stands where it is referred to is named by its number. */
export const referredIn = (tokens: readonly Token[]): string[] =>
  tokens.flatMap(({ children }) =>
    (children ?? []).flatMap(({ type, meta }) => {
      if (type !== 'footnote_ref') return [];
      return [typeof meta?.label === 'string' ? meta.label : `^${String(meta?.id)}`];
    }),
  );

interface WithFootnotes {
  footnotes?: { list?: { tokens?: Token[] }[] };
}

/** The text of a footnote that stands where it is referred to. */
const inlineNote = (env: WithFootnotes, name: string, line: number): Node[] => {
  const tokens = name.startsWith('^') ? env.footnotes?.list?.[Number(name.slice(1))]?.tokens : undefined;
  return tokens === undefined ? [] : [{ kind: 'paragraph', spans: spansOf(tokens), line }];
};

/** Blocks that are looked at between two pauses. */
const piece = 1_000;

/**
 * Puts every footnote behind the block that first refers to it, as one with it. A footnote that nothing refers to stays
 * where it is.
 */
export function* placeFootnotes(entries: readonly Entry[], env: WithFootnotes): Steps<(readonly Node[])[]> {
  if (entries.every(({ refers }) => refers.length === 0)) return entries.map(({ nodes }) => nodes);
  const texts = new Map<string, Entry>();
  for (const [i, entry] of entries.entries()) {
    if (i % piece === 0) yield;
    if (entry.defines !== undefined) texts.set(entry.defines, entry);
  }
  const used = new Set<string>();
  const gather = (names: readonly string[], line: number): Node[] => {
    const found: Node[] = [];
    const waiting = names.toReversed();
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (used.has(name)) continue;
      used.add(name);
      const text = texts.get(name);
      found.push(...(text?.nodes ?? inlineNote(env, name, line)));
      waiting.push(...(text?.refers.toReversed() ?? []));
    }
    return found;
  };
  const withNotes = ({ nodes, refers, defines }: Entry): readonly Node[] => {
    if (defines !== undefined || refers.length === 0) return nodes;
    const [first] = nodes;
    const notes = gather(refers, first?.line ?? 1);
    if (notes.length === 0 || first === undefined || first.kind === 'heading') return [...nodes, ...notes];
    return [{ kind: 'box' as const, label: [], tab: false, nodes: [...nodes, ...notes], line: first.line }];
  };
  const placed: (readonly Node[])[] = [];
  for (const [i, entry] of entries.entries()) {
    if (i % piece === 0) yield;
    placed.push(withNotes(entry));
  }
  return placed.map((nodes, i) => {
    const name = entries[i]?.defines;
    return name !== undefined && used.has(name) ? [] : nodes;
  });
}
