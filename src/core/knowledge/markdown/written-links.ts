import type { Token } from 'markdown-it';
import type { WrittenLink } from './node.js';
import { spansOf, wordsOf } from './spans.js';

const outside = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#|$)/iu;

/** Links in words that lead to other files. */
export const linksIn = (words: readonly Token[], line: number): WrittenLink[] => {
  const links: WrittenLink[] = [];
  let open: { to: WrittenLink['to']; from: number } | undefined;
  for (const [i, token] of words.entries()) {
    if (token.type === 'link_open') open = { to: targetOf(token), from: i };
    else if (token.type === 'link_close' && open !== undefined) {
      const text = wordsOf(spansOf(words.slice(open.from + 1, i)));
      const { to } = open;
      if (!outside.test('href' in to ? to.href : to.wiki)) links.push({ text, to, line });
      open = undefined;
    }
  }
  return links;
};

const targetOf = (token: Token): WrittenLink['to'] =>
  typeof token.meta?.wiki === 'string' ? { wiki: token.meta.wiki } : { href: String(token.attrGet('href') ?? '') };
