import type { MarkdownIt, StateBlock } from 'markdown-it';
import { closeBox, openBox } from '../scan/boxes.js';
import { endOf, isDeep, pushParagraph, resumeAt, startOf } from '../scan/lines-of-state.js';
import { pushText } from '../scan/push-inline.js';
import { type Reading, readingOf } from '../scan/reading.js';
import { type Shortcode, scanShortcode } from '../scan/scan-shortcode.js';

/** What sets its content apart; other shortcodes are passed over, and what is between them is read as it stands. */
const boxes =
  /^(?:tabs?|tabpane|codetabs|content-tabs|hint|notice|alert|admonition|callout|details|expand|expandable|accordion|collapse|spoiler|note|tip|info|warning|danger|important|caution|attention|success|panel|card|steps?|stepper|quote|pullquote|code|columns?)$/iu;
const tabs = /^tab$/iu;
const verbatim = /^(?:highlight|mermaid|codeblock|math|katex)$/iu;
/** Shortcodes whose last quoted argument is a title, whatever its name. */
const titled = /^(?:tab|details|expand|accordion|collapse|notice|alert|admonition|callout|panel|card|spoiler|step)$/iu;

const labelOf = ({ name, options, quoted }: Shortcode): string => {
  const named = ['title', 'label', 'name', 'header', 'heading', 'summary'].map((key) => options.get(key));
  return named.find((text) => text !== undefined) ?? (titled.test(name) ? quoted.at(-1) : undefined) ?? '';
};

/** Hugo's `{{< >}}` and `{{% %}}`, Jekyll's, Liquid's and GitBook's `{% %}` and `{{ }}`: the marks go, what is between them stays. */
export const shortcodes = (md: MarkdownIt): void => {
  md.block.ruler.before('table', 'shortcode', block, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  md.inline.ruler.before('link', 'shortcode', (state, silent) => {
    if (state.src[state.pos] !== '{') return false;
    const code = scanShortcode(state.src, state.pos, state.posMax, readingOf(state.env));
    if (code === undefined) return false;
    if (!silent) {
      if (code.kind === 'close') state.push('box_close', '', 0).meta = { name: boxOf(code.name) };
      else if (code.text !== undefined) pushText(state, code.text);
      else state.push('gap', '', 0);
    }
    state.pos = code.end;
    return true;
  });
};

const boxOf = (name: string): string => `{${name.toLowerCase()}`;

function block(state: StateBlock, line: number, endLine: number, silent: boolean): boolean {
  const start = startOf(state, line);
  if (state.src[start] !== '{' || (state.src[start + 1] !== '{' && state.src[start + 1] !== '%')) return false;
  const reading = readingOf(state.env);
  if (isDeep(state, line) && !reading.jsx) return false;
  const code = scanShortcode(state.src, start, endOf(state, endLine - 1), reading);
  if (code === undefined) return false;
  // A value in a sentence belongs to the sentence.
  if (code.kind === 'value' && !isAlone(state, code.end)) return false;
  if (silent) return true;
  if (code.kind === 'open' && verbatim.test(code.name) && readCode(state, line, endLine, code, reading)) return true;
  if (code.kind === 'open' && boxes.test(code.name)) {
    openBox(state, line, { name: boxOf(code.name), label: labelOf(code), tab: tabs.test(code.name) });
  } else if (code.kind === 'close') closeBox(state, boxOf(code.name));
  if (code.text !== undefined && code.text.trim() !== '') pushParagraph(state, line, code.text.trim());
  resumeAt(state, line, code.end);
  return true;
}

const isAlone = ({ src }: StateBlock, end: number): boolean => /^[ \t]*(?:\n|$)/u.test(src.slice(end, end + 200));

/** `{{< highlight go >}}` up to its end, as code. */
const readCode = (state: StateBlock, line: number, endLine: number, code: Shortcode, reading: Reading): boolean => {
  const ending = new RegExp(String.raw`\{[{%][<%]?-?\s*(?:/|end)\s*${code.name}\b[^{}]{0,200}\}\}?`, 'iu');
  const rest = state.src.slice(code.end, Math.min(endOf(state, endLine - 1), code.end + reading.purse));
  const found = ending.exec(rest);
  if (found === null) {
    reading.purse -= rest.length;
    return false;
  }
  const token = state.push('code_block', 'code', 0);
  token.content = rest.slice(0, found.index).replace(/^[ \t]*\n/u, '');
  token.map = [line + (state.src[code.end] === '\n' ? 1 : 0), line + 1];
  resumeAt(state, line, code.end + found.index + found[0].length);
  return true;
};
