import type { Token } from 'markdown-it';

const mark = /^\[!([\w -]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*([^\n]*)(?:\n|$)/u;

/**
 * GitHub's alerts and Obsidian's callouts, `> [!NOTE] Title`: a quote that is none. Called before the first words of a
 * quote are read; a quote without a mark stays as it is.
 */
export const readCallout = (quote: Token, paragraph: Token, words: Token): void => {
  const [whole, , title = ''] = mark.exec(words.content) ?? [];
  if (whole === undefined) return;
  words.content = words.content.slice(whole.length);
  if (paragraph.map !== null) paragraph.map = [paragraph.map[0] + 1, paragraph.map[1]];
  quote.meta = { callout: true, label: title.trim() };
};
