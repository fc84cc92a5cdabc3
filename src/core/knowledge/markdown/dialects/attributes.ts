import type { MarkdownIt } from 'markdown-it';

const value = String.raw`(?:"[^"{}]*"|'[^'{}]*'|[^\s"'{}]+)`;
const part = String.raw`(?:[#.][\w\u00C0-\u{10FFFF}][\w\u00C0-\u{10FFFF}:./-]*|[A-Za-z@:][\w.:-]*=${value})`;
const list = new RegExp(String.raw`\{:?[ \t]*${part}(?:[ \t,]+(?:${part}|[\w-]+))*[ \t]*\}`, 'uy');
const kramdown = /\{(?::[^{}\n]{0,200}|:{2}[^{}\n]{0,200}|[ \t]*\.[ \t]*|-|[ \t]*\.[\w -]+)\}/uy;
const bracketed = /\[([^[\]\n]{1,200})\](?=\{[ \t]*[.#][^{}\n]{0,200}\})/uy;
/** What attributes follow; elsewhere only those with a class or an id are attributes. */
const carrier = /[)\]`*_"'>}\s]/u;

/**
 * `{#id .class key="value"}`, kramdown's `{: .class}` and Pandoc's `[words]{.class}`. Nothing of them is read but the id
 * of a heading.
 */
export const attributes = (md: MarkdownIt): void => {
  md.inline.ruler.before('link', 'attributes', (state, silent) => {
    if (state.src[state.pos] !== '{') return false;
    const before = state.src[state.pos - 1] ?? ' ';
    list.lastIndex = kramdown.lastIndex = state.pos;
    const written = (list.exec(state.src) ?? kramdown.exec(state.src))?.[0];
    if (written === undefined || state.pos + written.length > state.posMax) return false;
    if (!carrier.test(before) && !/^\{:?\s*[#.:]/u.test(written)) return false;
    if (/^\{[ \t]*[\w@]/u.test(written) && /\s/u.test(before) && state.pos > 0) return false;
    if (!silent) {
      const id = /#([^\s.}]+)/u.exec(written)?.[1];
      state.push('attributes', '', 0).meta = { id };
    }
    state.pos += written.length;
    return true;
  });
  md.inline.ruler.before('link', 'bracketed_span', (state, silent) => {
    if (state.src[state.pos] !== '[') return false;
    bracketed.lastIndex = state.pos;
    const [whole, words = ''] = bracketed.exec(state.src) ?? [];
    if (whole === undefined) return false;
    if (!silent) state.push('text', '', 0).content = words;
    state.pos += whole.length;
    return true;
  });
};
