import type { MarkdownIt } from 'markdown-it';

const opening = /\^?\[[[^]*/uy;

/**
 * Brackets that nothing closes are words. Links and footnotes are looked for from every bracket to the end of a
 * paragraph, which takes its time where there are thousands.
 */
export const loneBrackets = (md: MarkdownIt): void => {
  let known = { source: '', last: -1 };
  md.inline.ruler.before('escape', 'lone_brackets', (state, silent) => {
    const char = state.src[state.pos];
    if (char !== '[' && char !== '^') return false;
    if (known.source !== state.src) known = { source: state.src, last: state.src.lastIndexOf(']') };
    if (state.pos < known.last) return false;
    opening.lastIndex = state.pos;
    const [words] = opening.exec(state.src) ?? [];
    if (words === undefined || state.pos + words.length > state.posMax) return false;
    if (!silent) state.pending += words;
    state.pos += words.length;
    return true;
  });
};
