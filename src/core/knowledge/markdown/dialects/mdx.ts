import type { MarkdownIt, StateBlock } from 'markdown-it';
import { endOf, resumeAt, startOf, textOf } from '../scan/lines-of-state.js';
import { pushText } from '../scan/push-inline.js';
import { readingOf } from '../scan/reading.js';
import { afterBraces } from '../scan/scan-braces.js';
import { literal } from '../scan/scan-tag.js';

const statement = /^(?:import|export)\s/u;
/** An import that can be nothing else, also where no MDX is expected. */
const plainImport = /^import\s+(?:[\w$*{][\w\s$*{},]*\sfrom\s+)?(?:"[^"]+"|'[^']+');?\s*$/u;

/** MDX: imports, exports and expressions vanish. */
export const mdx = (md: MarkdownIt): void => {
  md.block.ruler.before(
    'table',
    'module',
    (state, line, endLine, silent) => {
      if (state.level > 0 || state.tShift[line] !== 0 || !/[ie]/u.test(state.src[startOf(state, line)] ?? ''))
        return false;
      const text = textOf(state, line);
      const isModule = readingOf(state.env).jsx ? statement.test(text) : plainImport.test(text);
      if (!isModule) return false;
      if (silent) return true;
      state.line = !readingOf(state.env).jsx ? line + 1 : moduleEnd(state, line, endLine);
      return true;
    },
    { alt: [] },
  );
  md.block.ruler.before(
    'table',
    'expression',
    (state, line, endLine, silent) => {
      const start = startOf(state, line);
      const reading = readingOf(state.env);
      if (!reading.jsx || state.src[start] !== '{') return false;
      const end = afterBraces(state.src, start, endOf(state, endLine - 1), reading);
      if (
        end < 0 ||
        !/^[ \t]*(?:\n|$)/u.test(state.src.slice(end, end + 200)) ||
        literal(state.src.slice(start + 1, end - 1)) !== ''
      )
        return false;
      if (!silent) resumeAt(state, line, end);
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
  md.inline.ruler.before('link', 'expression', (state, silent) => {
    const reading = readingOf(state.env);
    if (!reading.jsx || state.src[state.pos] !== '{') return false;
    const end = afterBraces(state.src, state.pos, state.posMax, reading);
    if (end < 0) return false;
    if (!silent) pushText(state, literal(state.src.slice(state.pos + 1, end - 1)));
    state.pos = end;
    return true;
  });
};

/** The blank line after a statement; blank lines in its braces are part of it, where they are ever closed. */
const moduleEnd = (state: StateBlock, line: number, endLine: number): number => {
  let open = 0;
  let blank = 0;
  for (let at = line; at < endLine; at += 1) {
    const text = textOf(state, at);
    if (text === '') {
      if (open <= 0) return at;
      blank ||= at;
    }
    open += count(text, /[{([]/gu) - count(text, /[})\]]/gu);
  }
  return blank === 0 || open <= 0 ? endLine : blank;
};

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
