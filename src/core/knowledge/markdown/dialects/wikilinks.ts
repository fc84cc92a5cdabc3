import type { MarkdownIt } from 'markdown-it';
import { pushLink } from '../scan/push-inline.js';

const link = /(!?)(#?)\[\[([^[\]\n|]+?)(?:\\?\|([^[\]\n]*))?\]\]/uy;
/** Logseq's link to a page with other words: `[shown]([[page]])`. */
const worded = /\[([^[\]\n]+)\]\(\[\[([^[\]\n]+)\]\]\)/uy;
const attachment =
  /\.(?:png|jpe?g|gif|svg|webp|bmp|avif|pdf|mp[34]|webm|ogg|wav|mov|m4a|canvas|excalidraw|base)(?:#.*)?$/iu;
const isMatrix = /^\[\[[\d\s,;.-]*\]\]$/u;
const contents = /^_?toc_?$/iu;

/**
 * `[[page]]`, `[[page|shown]]`, `[[page#head]]` and `![[embedded]]`, as Obsidian, Logseq and many wikis have them.
 * Gollum writes `[[shown|path/of/page]]`.
 */
export const wikilinks = (md: MarkdownIt): void => {
  md.inline.ruler.before('link', 'wikilink', (state, silent) => {
    const char = state.src[state.pos];
    if (char !== '[' && char !== '!' && char !== '#') return false;
    worded.lastIndex = state.pos;
    const [all, words = '', page = ''] = worded.exec(state.src) ?? [];
    if (all !== undefined && state.pos + all.length <= state.posMax) {
      if (!silent) pushLink(state, { wiki: page.trim() }, words);
      state.pos += all.length;
      return true;
    }
    link.lastIndex = state.pos;
    const [whole, embeds, , target = '', shown] = link.exec(state.src) ?? [];
    if (whole === undefined || state.pos + whole.length > state.posMax || isMatrix.test(whole)) return false;
    if (!silent) {
      if (embeds !== '' && attachment.test(target)) state.push('image', 'img', 0).content = '';
      else if (shown?.includes('/') && !target.includes('/')) pushLink(state, { wiki: shown.trim() }, target.trim());
      else if (!contents.test(target)) pushLink(state, { wiki: target.trim() }, shown?.trim() || nameOf(target));
    }
    state.pos += whole.length;
    return true;
  });
};

/** What is read in place of an address: the page without its folders, and the heading. */
const nameOf = (target: string): string => {
  const [page = '', ...heads] = target.split('#');
  const name = page.trim().replace(/^.*\//u, '').replace(/\.md$/iu, '');
  const head = heads.at(-1)?.trim() ?? '';
  return [name, head.startsWith('^') ? '' : head].filter((part) => part !== '').join(': ');
};
