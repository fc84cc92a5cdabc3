import type { Token } from 'markdown-it';
import type { Steps } from '../steps.js';
import { nameOf } from './scan/boxes.js';

/** Boxes within boxes that are told apart. */
const deepest = 20;
const piece = 500;

/** Ends of boxes at the end of a paragraph, as in `words</details>`. */
const endsIn = (token: Token): Token[] => {
  const found: Token[] = [];
  for (const child of token.children?.toReversed() ?? []) {
    if (child.type === 'box_close') found.unshift(child);
    else if (child.content.trim() !== '') break;
  }
  return found;
};

/**
 * Finds the ends of boxes and leaves only these marks: boxes that begin and end within the same block around them. Others
 * are dropped, and what they hold stays.
 */
export function* pairBoxes(tokens: readonly Token[]): Steps<Token[]> {
  if (!tokens.some(({ type }) => type === 'box_open')) return [...tokens];
  const marked: Token[] = [];
  for (const [i, token] of tokens.entries()) {
    if (i % piece === 0) yield;
    marked.push(token);
    if (token.type === 'paragraph_close') {
      const words = tokens[i - 1];
      if (words !== undefined) marked.push(...endsIn(words));
    }
  }
  const paired = new Set<Token>();
  /** Boxes that are open, a list for each block around them. */
  const open: Token[][] = [[]];
  for (const [i, token] of marked.entries()) {
    if (i % piece === 0) yield;
    const here = open.at(-1) ?? [];
    if (token.nesting > 0) open.push([]);
    else if (token.nesting < 0) open.pop();
    else if (token.type === 'box_open' && here.length < deepest) here.push(token);
    else if (token.type === 'box_close') {
      const at = here.findLastIndex((each) => nameOf(each) === nameOf(token));
      const begin = here[at];
      if (begin === undefined) continue;
      here.length = at;
      paired.add(begin).add(token);
    }
  }
  return marked.filter(({ type }, i) => !type.startsWith('box_') || paired.has(marked[i] as Token));
}
