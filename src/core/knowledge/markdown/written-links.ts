import type { Token } from 'markdown-it';
import type { WrittenLink } from './node.js';
import { spansOf, wordsOf } from './spans.js';

const outside = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#|$)/iu;

/** More links than these say nothing of a note. */
const mostLinks = 2_000;

/** Adds the links in words that lead to other files. */
export const addLinks = (links: WrittenLink[], words: readonly Token[], line: number): void => {
  if (links.length >= mostLinks) return;
  let open: { to: WrittenLink['to']; from: number } | undefined;
  for (const [i, token] of words.entries()) {
    const isTag = token.type === 'tag' && token.tag === 'a';
    if (token.type === 'link_open' || (isTag && token.meta?.kind === 'open')) open = { to: targetOf(token), from: i };
    else if ((token.type === 'link_close' || isTag) && open !== undefined) {
      const text = wordsOf(spansOf(words.slice(open.from + 1, i)));
      const { to } = open;
      if (!outside.test('href' in to ? to.href : to.wiki)) links.push({ text, to, line });
      open = undefined;
    }
  }
};

const targetOf = ({ meta, attrs }: Token): WrittenLink['to'] => {
  if (typeof meta?.wiki === 'string') return { wiki: meta.wiki };
  const [, href] = attrs?.find(([name]) => name === 'href') ?? [];
  return { href: String(href ?? meta?.href ?? '') };
};
