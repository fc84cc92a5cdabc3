import type { MarkdownIt } from 'markdown-it';
import { pushText } from '../scan/push-inline.js';

const formula = /\$\$([^$]{1,2000})\$\$|\$(?=[^\s$])([^$\n`]{1,500})(?<=[^\s\\])\$(?!\w)/uy;
/** What tells a formula from two prices. */
const telling = /[\\^_={}<>+]|^\s*[A-Za-z][A-Za-z0-9']{0,2}\s*$/u;

/** Formulas between dollars are read as they are written: their stars and underscores are no marks. */
export const math = (md: MarkdownIt): void => {
  md.inline.ruler.before('escape', 'math', (state, silent) => {
    if (state.src[state.pos] !== '$') return false;
    formula.lastIndex = state.pos;
    const [whole, block, words = block ?? ''] = formula.exec(state.src) ?? [];
    if (whole === undefined || state.pos + whole.length > state.posMax || !telling.test(words)) return false;
    if (!silent) pushText(state, words.trim());
    state.pos += whole.length;
    return true;
  });
};
