import type { MarkdownIt, StateBlock } from 'markdown-it';
import { closeBoxAt, openBox } from '../scan/boxes.js';
import { endOf, indentOf, isDeep, startOf, textOf } from '../scan/lines-of-state.js';
import { readingOf } from '../scan/reading.js';
import { argumentOf, isDropped, isVerbatim, optionLines } from './directive-kinds.js';

const opening = /^(`{3,}|~{3,})[ \t]*(?:\{([a-z][\w:+-]*)\}|(ad-[\w-]+))[ \t]*(.*)$/u;
/** What is written in braces after a fence and is a language, or the name of a chunk. */
const language = /^(?:r|python\d?|julia|bash|sh|sql|js|ojs|dot|mermaid|stan|cpp|rust|go|html|css|json|yaml|toml)\b/u;

/** MyST's directives in backticks, and the Admonition plugin of Obsidian: a fence that holds Markdown, not code. */
export const directives = (md: MarkdownIt): void => {
  md.block.ruler.before(
    'fence',
    'directive',
    (state, line, endLine, silent) => {
      const first = state.src[startOf(state, line)];
      if ((first !== '`' && first !== '~') || isDeep(state, line)) return false;
      const [, fence, braced, plugin, after = ''] = opening.exec(textOf(state, line)) ?? [];
      const kind = braced ?? plugin;
      if (fence === undefined || kind === undefined || isVerbatim(kind) || language.test(kind)) return false;
      if (silent) return true;
      const close = closingOf(fence);
      const reading = readingOf(state.env);
      const last = Math.min(endLine, line + reading.purse);
      let end = line + 1;
      while (end < last && !close.test(textOf(state, end)) && indentOf(state, end) >= state.blkIndent) end += 1;
      if (end >= last || !close.test(textOf(state, end))) {
        reading.purse -= end - line;
        return false;
      }
      state.line = end + 1;
      if (isDropped(kind)) return true;
      // The closing fence becomes a blank line.
      state.tShift[end] = endOf(state, end) - (state.bMarks[end] ?? 0);
      const title = plugin === undefined ? argumentOf(kind, after) : /^title:(.*)/u.exec(textOf(state, line + 1))?.[1];
      openBox(state, line, { name: fence, label: title, tab: kind === 'tab-item' });
      closeBoxAt(state, fence, end);
      state.line = plugin === undefined ? optionLines(state, line + 1, end) : afterSettings(state, line + 1, end);
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
};

const afterSettings = (state: StateBlock, from: number, end: number): number => {
  let line = from;
  while (line < end && /^(?:title|icon|color|collapse):/u.test(textOf(state, line))) line += 1;
  return line;
};

const closingOf = (fence: string): RegExp => new RegExp(`^${fence[0]}{${fence.length},}[ \\t]*$`, 'u');
