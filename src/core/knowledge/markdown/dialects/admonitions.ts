import type { MarkdownIt } from 'markdown-it';
import { closeBoxAt, openBox } from '../scan/boxes.js';
import { dedentBelow, indentOf, isDeep, textOf } from '../scan/lines-of-state.js';

const opening =
  /^(?:(!!!|\?\?\?\+?)[ \t]*([A-Za-z][\w-]*(?:[ \t]+[\w-]+)*)?|(===[!+]*)(?=[ \t]))(?:[ \t]*(?:"(.*)"|'(.*)'))?[ \t]*$/u;

/** MkDocs: `!!! note "Title"`, `??? tip`, and tabs, `=== "Linux"`, each with what is indented below it. */
export const admonitions = (md: MarkdownIt): void => {
  md.block.ruler.before(
    'table',
    'admonition',
    (state, line, endLine, silent) => {
      if (isDeep(state, line) || !/[!?=]/u.test(state.src[(state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)] ?? ''))
        return false;
      const [whole, , kind, tab, double, single] = opening.exec(textOf(state, line)) ?? [];
      const label = double ?? single;
      if (whole === undefined || (kind === undefined && label === undefined)) return false;
      if (silent) return true;
      const end = dedentBelow(state, line + 1, indentOf(state, line), 2, endLine);
      openBox(state, line, { name: 'indented', label, tab: tab !== undefined });
      closeBoxAt(state, 'indented', end);
      state.line = line + 1;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
};
