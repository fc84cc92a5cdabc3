import type { StateBlock, Token } from 'markdown-it';
import { readingOf } from './reading.js';

/** What is set apart in a note: an admonition, a callout, a tab, something that folds. */
export interface Box {
  /** What its end has to name. */
  readonly name: string;
  /** Words that stand above it, as Markdown. */
  readonly label?: string;
  /** One of several that stand side by side. */
  readonly tab?: boolean;
}

/**
 * Boxes are marks between blocks, not blocks around them: one that never ends, or ends where none began, does no harm.
 * `pairBoxes` finds out which belong together.
 */
export const openBox = (state: StateBlock, line: number, { name, label = '', tab = false }: Box): void => {
  const token = state.push('box_open', '', 0);
  token.map = [line, line + 1];
  token.meta = { name, label: label.trim(), tab };
};

export const closeBox = (state: StateBlock, name: string): void => {
  state.push('box_close', '', 0).meta = { name };
};

/** Lets a box end before a line. */
export const closeBoxAt = (state: StateBlock, name: string, line: number): void => {
  readingOf(state.env).closings.push({ name, line, level: state.level });
};

export const nameOf = (token: Token): string => String(token.meta?.name ?? '');

export const labelOf = (token: Token): string => String(token.meta?.label ?? '');
