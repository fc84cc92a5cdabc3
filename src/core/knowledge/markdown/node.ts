import type { Spans } from '../../chat/message.js';

/** The blocks of a Markdown text of any dialect. Lines count from 1. */
export type Node =
  /** `slug`: the id that its author gave it. */
  | {
      readonly kind: 'heading';
      readonly level: number;
      readonly spans: Spans;
      readonly slug?: string;
      readonly line: number;
    }
  | Paragraph
  | List
  | { readonly kind: 'table'; readonly head: readonly Spans[]; readonly rows: readonly Row[]; readonly line: number }
  | { readonly kind: 'code'; readonly text: string; readonly line: number }
  | { readonly kind: 'quote'; readonly nodes: readonly Node[]; readonly line: number }
  /** Set apart as a whole: an admonition, a tab, what folds, a block with its footnotes. */
  | {
      readonly kind: 'box';
      readonly label: Spans;
      /** One of several that stand side by side. */
      readonly tab: boolean;
      readonly nodes: readonly Node[];
      readonly line: number;
    };

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly spans: Spans;
  readonly line: number;
  /** Of a long one: after how many characters of its words each further line of the file begins. */
  readonly breaks?: readonly number[];
}

export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** The number of the first item of an ordered list. */
  readonly start: number;
  /** It is the rest of the list before it, which is very long. */
  readonly continues?: true;
  readonly items: readonly Item[];
  readonly line: number;
}

/** A bullet, a step, or a term with its definition. */
export interface Item {
  readonly nodes: readonly Node[];
  readonly line: number;
}

export interface Row {
  readonly cells: readonly Spans[];
  readonly line: number;
}

/** A link as it is written, with the line of the block that it stands in. */
export interface WrittenLink {
  readonly text: string;
  /** An address, or the target of a wikilink. */
  readonly to: { readonly href: string } | { readonly wiki: string };
  readonly line: number;
}
