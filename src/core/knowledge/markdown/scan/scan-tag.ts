import type { Reading } from './reading.js';
import { afterBraces } from './scan-braces.js';

/** An HTML or JSX tag. */
export interface Tag {
  /** As written; empty for a fragment, `<>`. */
  readonly name: string;
  /** `whole`: `<Name />` */
  readonly kind: 'open' | 'close' | 'whole';
  readonly attributes: ReadonlyMap<string, string>;
  /** Where it starts in its source, and the place after it. */
  readonly start: number;
  readonly end: number;
}

const longest = 5_000;
const opening = /<(\/?)([A-Za-z][\w.:-]*)?/uy;
const space = /\s*/uy;
const attribute = /[A-Za-z_:@#*][\w:.@#*-]*/uy;
const equals = /\s*=\s*/uy;
const bare = /[^\s"'=<>`{}]+/uy;

const matchAt = (pattern: RegExp, source: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(source);
};

/** Reads the tag at a `<`; undefined when there is none. */
export const scanTag = (source: string, start: number, to: number, reading: Reading): Tag | undefined => {
  const max = Math.min(to, start + longest, start + reading.purse);
  const failed = (at: number): undefined => {
    reading.purse -= at - start;
    return undefined;
  };
  const opened = matchAt(opening, source, start);
  if (opened === null) return undefined;
  const [before, slash, name = ''] = opened;
  const attributes = new Map<string, string>();
  let at = start + before.length;
  while (at < max) {
    at += matchAt(space, source, at)?.[0].length ?? 0;
    if (source[at] === '>') {
      return at < max ? { name, kind: slash === '' ? 'open' : 'close', attributes, start, end: at + 1 } : undefined;
    }
    if (name === '' || slash === '/') return failed(at);
    if (source.startsWith('/>', at)) {
      return at + 1 < max ? { name, kind: 'whole', attributes, start, end: at + 2 } : undefined;
    }
    if (source[at] === '{') {
      at = afterBraces(source, at, max, reading);
      if (at < 0) return undefined;
      continue;
    }
    const key = matchAt(attribute, source, at)?.[0];
    if (key === undefined) return failed(at);
    at += key.length;
    const sign = matchAt(equals, source, at)?.[0];
    if (sign === undefined) {
      attributes.set(key, '');
      continue;
    }
    at += sign.length;
    const value = valueAt(source, at, max, reading);
    if (value === undefined) return failed(at);
    attributes.set(key, value.text);
    at = value.end;
  }
  return failed(Math.min(at, max));
};

const valueAt = (
  source: string,
  at: number,
  max: number,
  reading: Reading,
): { text: string; end: number } | undefined => {
  const quote = source[at];
  if (quote === '"' || quote === "'") {
    const end = quoteEnd(source, at + 1, max, quote);
    return end < 0 ? undefined : { text: source.slice(at + 1, end), end: end + 1 };
  }
  if (quote === '{') {
    const end = afterBraces(source, at, max, reading);
    return end < 0 ? undefined : { text: literal(source.slice(at + 1, end - 1)), end };
  }
  const text = matchAt(bare, source, at)?.[0];
  return text === undefined ? undefined : { text, end: at + text.length };
};

/** The place of the closing quote; a template in between, `href="{{< ref "page" >}}"`, may have quotes of its own. */
const quoteEnd = (source: string, from: number, max: number, quote: string): number => {
  const text = source.slice(from, max);
  let at = text.indexOf(quote);
  const template = text.indexOf('{{');
  if (template >= 0 && template < at) {
    const end = text.indexOf('}}', template);
    if (end >= 0) at = text.indexOf(quote, Math.max(at, end));
  }
  return at < 0 ? -1 : from + at;
};

/** The text of an expression that is nothing but a string. */
export const literal = (expression: string): string =>
  /^\s*(["'`])((?:(?!\1)[^\\$])*)\1\s*$/u.exec(expression)?.[2] ?? '';
