import type { StateBlock } from 'markdown-it';
import { textOf } from '../scan/lines-of-state.js';

const verbatim = /^(?:code(?:-block|-cell|cell)?|sourcecode|literalinclude|mermaid|math|parsed-literal|prompt)$/u;
const dropped =
  /^(?:toctree|tableofcontents|contents|index|image|include|bibliography|raw|eval-rst|iframe|video|youtube|embed|only|meta)$/u;

/** Directives whose content is code. */
export const isVerbatim = (kind: string): boolean => verbatim.test(kind);

/** Directives that say nothing to a reader. */
export const isDropped = (kind: string): boolean => dropped.test(kind);

/** Directives whose argument is a path, a language or a number of columns instead of a title. */
const unnamed = /^(?:figure|grid|code-group|list-table|csv-table|table|tabs?|tab-set|columns?|hlist|glossary|div)$/u;

/** The title after a directive's name: without attributes, and without what only its theme reads. */
export const argumentOf = (kind: string, written: string): string => {
  if (unnamed.test(kind)) return '';
  return written
    .replace(/\{[^{}]*\}/gu, '')
    .replace(/^\|/u, '')
    .replace(/^:+|:+$/gu, '')
    .trim();
};

/** The first line after `:option: value` lines, or after options between two `---`. */
export const optionLines = (state: StateBlock, from: number, end: number): number => {
  let line = from;
  while (line < end && /^:[\w-]+:(?:\s|$)/u.test(textOf(state, line))) line += 1;
  if (line > from || line >= end || textOf(state, line).trim() !== '---') return line;
  const last = Math.min(end, from + 30);
  for (let close = from + 1; close < last; close += 1) {
    const text = textOf(state, close).trim();
    if (text === '---') return close + 1;
    if (!/^[\w-]+:/u.test(text)) break;
  }
  return from;
};

/** Makes code of the lines up to `end`. */
export const pushCode = (state: StateBlock, from: number, end: number): void => {
  if (from >= end) return;
  const token = state.push('code_block', 'code', 0);
  token.content = state.getLines(from, end, state.blkIndent, true);
  token.map = [from, end];
};
