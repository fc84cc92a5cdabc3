import type { MarkdownIt, StateInline } from 'markdown-it';
import { pushText } from '../scan/push-inline.js';

interface SmallMark {
  readonly name: string;
  readonly first: string;
  /** Sticky; the words of its first group stay. */
  readonly pattern: RegExp;
}

/** Marks within a line that need no more than a pattern. */
const marks: readonly SmallMark[] = [
  // Keys: ++ctrl+c++
  { name: 'keys', first: '+', pattern: /(?<!\w)\+\+([a-z0-9-]+(?:\+[a-z0-9-]+)*)\+\+/uy },
  // Icons of MkDocs' themes.
  { name: 'icon', first: ':', pattern: /:(?:material|octicons|fontawesome|simple)-[\w-]+:/uy },
  // Letters that are set lower or higher: H~2~O, x^2^
  { name: 'lower', first: '~', pattern: /~([\p{L}\p{N}+-]{1,10})~(?!~)/uy },
  { name: 'higher', first: '^', pattern: /\^([\p{L}\p{N}+-]{1,10})\^/uy },
  // What GitBook leaves of a space.
  { name: 'no_space', first: '&', pattern: /&#xNAN;/uy },
  // Text directives: :abbr[HTML]{title="…"}
  { name: 'text_directive', first: ':', pattern: /(?<![\w:]):[a-z][\w-]*\[([^[\]\n]*)\](?:\{[^{}\n]*\})?/uy },
];

const rule =
  ({ first, pattern }: SmallMark) =>
  (state: StateInline, silent: boolean): boolean => {
    if (state.src[state.pos] !== first) return false;
    pattern.lastIndex = state.pos;
    const found = pattern.exec(state.src);
    if (found === null || state.pos + found[0].length > state.posMax) return false;
    if (!silent) pushText(state, found[1] ?? '');
    state.pos += found[0].length;
    return true;
  };

const lines =
  /^(?:\[toc\]|\[\[_?toc_?\]\]|<<.*>>|<<<.*|<!doctype[^<>]*>|<\?[^<>]*\?>|-{2,}8<-{2,}.*|;-{2,}8<-{2,}.*|\\(?:newpage|pagebreak|clearpage|tableofcontents)|@\[toc\]\(?.*\)?|\([a-z][\w:./-]*\)=)$/iu;

/** A reference to a footnote that is nowhere. */
const lostFootnote: SmallMark = { name: 'lost_footnote', first: '[', pattern: /\[\^[\w-]{1,60}\]/uy };

export const smallMarks = (md: MarkdownIt): void => {
  for (const mark of marks) md.inline.ruler.before('link', mark.name, rule(mark));
  md.inline.ruler.after('footnote_ref', lostFootnote.name, rule(lostFootnote));
  // Lines that only a site generator reads.
  md.block.ruler.before(
    'table',
    'generator_line',
    (state, line, _endLine, silent) => {
      const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
      if (!/[[<\-;\\@(]/u.test(state.src[start] ?? '')) return false;
      if (!lines.test(state.src.slice(start, state.eMarks[line]).trimEnd())) return false;
      if (!silent) state.line = line + 1;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
};
