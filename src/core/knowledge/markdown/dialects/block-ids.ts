import type { MarkdownIt } from 'markdown-it';

const id = /\^(?=[\w-]*[A-Za-z])[\w-]+[ \t]*(?=\n|$)/uy;

/** Obsidian's `^id` at the end of a block, which other notes refer to. */
export const blockIds = (md: MarkdownIt): void => {
  md.inline.ruler.before('link', 'block_id', (state, silent) => {
    const { src, pos, posMax } = state;
    if (src[pos] !== '^' || (pos > 0 && !/\s/u.test(src[pos - 1] ?? ''))) return false;
    id.lastIndex = pos;
    const [whole] = id.exec(src) ?? [];
    if (whole === undefined || pos + whole.length > posMax) return false;
    if (!silent) state.pending = state.pending.trimEnd();
    state.pos += whole.length;
    return true;
  });
};
