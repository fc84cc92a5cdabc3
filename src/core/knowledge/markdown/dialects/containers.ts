import type { MarkdownIt, StateBlock } from 'markdown-it';
import { closeBox, openBox } from '../scan/boxes.js';
import { endOf, isDeep, startOf, textOf } from '../scan/lines-of-state.js';
import { argumentOf, isDropped, isVerbatim, optionLines, pushCode } from './directive-kinds.js';

const marker = /^(:{3,}|\/{3,})[ \t]*(.*)$/u;
const opening = /^(?:\{([^{}]*)\}|([A-Za-z][\w-]*))?[ \t]*(?:\[([^\]]*)\])?[ \t]*(.*)$/u;

/** The first line from `from` on that ends a container; the end when there is none. */
const closingLine = (state: StateBlock, from: number, endLine: number): number => {
  let line = from;
  while (line < endLine && !/^(?::{3,}|\/{3,})[ \t]*$/u.test(textOf(state, line))) line += 1;
  return line;
};

/**
 * `::: warning Title`, `:::note[Title]`, `:::{note} Title`, `::: {.note}` and `/// note | Title`, up to the next line of
 * colons: how Docusaurus, VuePress, MyST, Pandoc and others set something apart.
 */
export const containers = (md: MarkdownIt): void => {
  md.block.ruler.before(
    'table',
    'container',
    (state, line, endLine, silent) => {
      const start = startOf(state, line);
      const first = state.src[start];
      if ((first !== ':' && first !== '/') || isDeep(state, line)) return false;
      const [, colons, rest = ''] = marker.exec(state.src.slice(start, endOf(state, line))) ?? [];
      if (colons === undefined) return false;
      if (colons.startsWith('/') && rest !== '' && !/^[a-z][\w-]*(?:[ \t]*\||[ \t]*$)/u.test(rest)) return false;
      if (silent) return true;
      state.line = line + 1;
      if (rest.trim() === '') {
        closeBox(state, ':::');
        return true;
      }
      const [, braced, plain, bracketed, after = ''] = opening.exec(rest) ?? [];
      const kind = plain ?? braced?.trim() ?? '';
      if (isVerbatim(kind) || isDropped(kind)) {
        const end = closingLine(state, line + 1, endLine);
        if (isVerbatim(kind)) pushCode(state, optionLines(state, line + 1, end), end);
        state.line = Math.min(end + 1, endLine);
        return true;
      }
      openBox(state, line, { name: ':::', label: bracketed ?? argumentOf(kind, after), tab: kind === 'tab-item' });
      state.line = optionLines(state, line + 1, endLine);
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
};
