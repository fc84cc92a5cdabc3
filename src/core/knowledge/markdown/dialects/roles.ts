import type { MarkdownIt } from 'markdown-it';
import { pushText } from '../scan/push-inline.js';

const role = /\{([a-z][\w:+-]*)\}(`+)((?:(?!\2)[\s\S])+?)\2(?!`)/uy;
const code =
  /^(?:code|kbd|literal|math|command|file|program|samp|option|envvar|py:|c:|cpp:|js:|func|class|meth|mod|attr)/u;

/** MyST's roles: {ref}`shown <target>` reads as what is shown. */
export const roles = (md: MarkdownIt): void => {
  md.inline.ruler.before('link', 'role', (state, silent) => {
    if (state.src[state.pos] !== '{') return false;
    role.lastIndex = state.pos;
    const [whole, name = '', , words = ''] =
      role.exec(state.src.slice(0, Math.min(state.posMax, state.pos + 500))) ?? [];
    if (whole === undefined) return false;
    if (!silent) {
      if (code.test(name)) state.push('code_inline', 'code', 0).content = words;
      else pushText(state, words.replace(/\s*<[^<>]*>\s*$/u, '') || words.replace(/[<>]/gu, ''));
    }
    state.pos += whole.length;
    return true;
  });
};
