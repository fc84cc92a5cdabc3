import type { MarkdownIt, StateBlock, StateInline } from 'markdown-it';
import { closeBox, openBox } from '../scan/boxes.js';
import { boxElements, dropped, inlineElements, structures, sureElements } from '../scan/html-names.js';
import { isMarkup } from '../scan/is-markup.js';
import { dedentBelow, endOf, indentOf, isDeep, resumeAt, startOf } from '../scan/lines-of-state.js';
import { type Reading, readingOf } from '../scan/reading.js';
import { scanTag, type Tag } from '../scan/scan-tag.js';

/**
 * HTML and JSX. What a tag wraps is Markdown again, whether a blank line stands between them or not; tables, lists,
 * terms and headings are taken as a whole; scripts and pictures say nothing.
 */
export const tags = (md: MarkdownIt): void => {
  md.block.ruler.before('table', 'tag', block, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  md.inline.ruler.after('autolink', 'tag', inline);
};

/** The words that a component shows above its content. */
const labelOf = ({ name, attributes }: Tag): string => {
  for (const key of ['label', 'title', 'header', 'summary', 'heading']) {
    const text = attributes.get(key);
    if (text !== undefined && text !== '') return text;
  }
  return /^Tab(?:Item)?$/u.test(name) ? (attributes.get('value') ?? attributes.get('name') ?? '') : '';
};

const isComponent = (name: string): boolean => /^[A-Z]/u.test(name) || name.includes('-');

/** Components that set something apart even without words above it. */
const apart =
  /^(?:Tabs?|TabItem|Admonition|Note|Tip|Info|Warning|Caution|Danger|Callout|Alert|Steps?|Card|Accordion|Aside)$/u;

const isBox = (tag: Tag): boolean =>
  boxElements.has(tag.name.toLowerCase()) || (isComponent(tag.name) && (apart.test(tag.name) || labelOf(tag) !== ''));

const boxOf = (name: string): string => `<${name.toLowerCase()}`;

function block(state: StateBlock, line: number, endLine: number, silent: boolean): boolean {
  const start = startOf(state, line);
  if (state.src[start] !== '<') return false;
  const reading = readingOf(state.env);
  if (isDeep(state, line) && !reading.jsx) return false;
  const last = endOf(state, endLine - 1);
  const tag = scanTag(state.src, start, last, reading);
  if (tag === undefined || !isMarkup(tag, '', reading)) return false;
  const name = tag.name.toLowerCase();
  if (inlineElements.has(name)) return false;
  if (silent) return interrupts(tag);
  const end = tag.kind === 'open' ? contentEnd(state.src, tag, last, reading) : -1;
  if (dropped.has(name)) resumeAt(state, line, end < 0 ? tag.end : end);
  else if (end >= 0 && (structures.has(name) || name === 'summary')) {
    pushHtml(state, line, end);
    resumeAt(state, line, end);
  } else {
    if (tag.kind === 'open' && isBox(tag)) {
      const tab = /^tab(?:item)?$/u.test(name);
      openBox(state, line, { name: boxOf(name), label: labelOf(tag), tab });
    } else if (tag.kind === 'close') closeBox(state, boxOf(name));
    unwrap(state, line, endLine, tag, reading);
    resumeAt(state, line, tag.end);
  }
  return true;
}

/** Whether a tag at the start of a line ends the paragraph before it, as elements for blocks and components do. */
const interrupts = ({ name }: Tag): boolean => sureElements.has(name.toLowerCase()) || /^[A-Z]/u.test(name);

/** What is indented only because it stands in an element is not indented. */
const unwrap = (state: StateBlock, line: number, endLine: number, tag: Tag, reading: Reading): void => {
  if (tag.kind !== 'open') return;
  let below = line;
  while (below < endLine && endOf(state, below) < tag.end) below += 1;
  below += 1;
  if (below >= endLine || (state.isEmpty(below) && !reading.jsx)) return;
  const base = indentOf(state, line);
  let at = below;
  while (at < endLine && state.isEmpty(at)) at += 1;
  const inner = at < endLine ? indentOf(state, at) - base : 0;
  if (inner > 0) dedentBelow(state, below, base, inner, endLine);
};

/** Elements of one name in one another that are still taken as a whole. */
const deepest = 50;

/** The place after the end of an element that is taken as a whole; -1 when it has none. */
const contentEnd = (source: string, tag: Tag, to: number, reading: Reading): number => {
  const name = tag.name.toLowerCase();
  if (!dropped.has(name) && !structures.has(name) && name !== 'summary') return -1;
  const same = new RegExp(String.raw`<(/?)${name}(?=[\s/>])[^<>]*>`, 'giu');
  const rest = source.slice(tag.end, Math.min(to, tag.end + reading.purse));
  let depth = 1;
  for (const found of rest.matchAll(same)) {
    depth += found[1] === '/' ? -1 : 1;
    if (depth > deepest) break;
    if (depth === 0) return tag.end + found.index + found[0].length;
  }
  reading.purse -= rest.length;
  return -1;
};

/** An element as it is written, without the marks of the quote that it may stand in. */
const pushHtml = (state: StateBlock, line: number, end: number): void => {
  const lines: string[] = [];
  for (let at = line; at < state.lineMax; at += 1) {
    const from = at === line ? startOf(state, at) : (state.bMarks[at] ?? 0);
    lines.push(state.src.slice(from, Math.min(endOf(state, at), end)));
    if (endOf(state, at) >= end) break;
  }
  const token = state.push('html', '', 0);
  token.content = lines.join('\n');
  token.map = [line, line + lines.length];
};

function inline(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src[pos] !== '<') return false;
  const reading = readingOf(state.env);
  const tag = scanTag(src, pos, posMax, reading);
  if (tag === undefined || !isMarkup(tag, src[pos - 1] ?? '', reading)) return false;
  const name = tag.name.toLowerCase();
  const end = tag.kind === 'open' && dropped.has(name) ? contentEnd(src, tag, posMax, reading) : -1;
  if (!silent) pushTag(state, name, tag);
  state.pos = end < 0 ? tag.end : end;
  return true;
}

const pushTag = (state: StateInline, name: string, tag: Tag): void => {
  if (name === 'img') state.push('image', 'img', 0).content = tag.attributes.get('alt') ?? '';
  else if (tag.kind === 'close' && !inlineElements.has(name))
    state.push('box_close', '', 0).meta = { name: boxOf(name) };
  else state.push('tag', name, 0).meta = { kind: tag.kind, href: tag.attributes.get('href') ?? '' };
};
