import type { Block } from '../chat/message.js';

/** What is ranked: a bullet with what is nested in it, a paragraph, a table row, some lines of code. */
export interface Passage {
  /** A short hash of file, trail and text: the same words in the same place keep it. */
  readonly id: string;
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Headings from the outermost to the nearest; the note's title first where it has one. */
  readonly trail: readonly string[];
  /** Plain text, without Markdown's marks. */
  readonly text: string;
  readonly kind: 'bullet' | 'paragraph' | 'row' | 'code';
  /** The index of its section in the note. */
  readonly section: number;
}

/** A block of a section as it is shown. */
export interface Part {
  readonly block: Block;
  /** Where it starts. */
  readonly line: number;
  /** The passages that it holds. */
  readonly passages: readonly string[];
  /**
   * Parts of a section with the same number are one unit of the source, which says little in part: a list with the code
   * of its steps, an admonition, what folds, tabs side by side.
   */
  readonly run: number;
  /** It only introduces the part after it: "as follows:". */
  readonly leads?: true;
}

/** A link to another note. */
export interface NoteLink {
  readonly text: string;
  /** Relative to the folder, with an extension. Whether that note exists is for others to find out. */
  readonly note: string;
  /** The heading that it leads to. */
  readonly slug?: string;
  /** Its text is where it leads, in place of words: a path, a file's name. */
  readonly bare?: true;
}

/** A heading and what stands below it, up to the next heading: what is shown around a passage. */
export interface Section {
  readonly trail: readonly string[];
  /**
   * The heading's slug: the id that its author gave it, or as GitHub makes it, numbered when repeated in the note; empty
   * before the first heading.
   */
  readonly slug: string;
  readonly line: number;
  readonly parts: readonly Part[];
  /** Links to other notes of the folder that stand in it. */
  readonly links?: readonly NoteLink[];
}

/** One Markdown file of the knowledge folder. */
export interface Note {
  /** Relative to the folder, with forward slashes. */
  readonly file: string;
  readonly title: string;
  readonly owner?: string;
  /** An ISO date: when somebody last held the note against the facts. */
  readonly checked?: string;
  readonly aliases: readonly string[];
  /** The note answers this one question. */
  readonly question?: string;
  readonly sections: readonly Section[];
  readonly passages: readonly Passage[];
}
