import type { StateInline } from 'markdown-it';

/** Puts plain words in place of markup. */
export const pushText = (state: StateInline, words: string): void => {
  state.push('text_special', '', 0).content = words;
};

/** Puts a link in place of markup; `wiki` is the target of a wikilink. */
export const pushLink = (
  state: StateInline,
  to: { readonly wiki: string } | { readonly href: string },
  words: string,
): void => {
  const open = state.push('link_open', 'a', 1);
  if ('href' in to) open.attrs = [['href', to.href]];
  else open.meta = { ...to };
  pushText(state, words);
  state.push('link_close', 'a', -1);
};
