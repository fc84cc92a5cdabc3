import type { Reading } from './reading.js';

/** A call of a template in a text. */
export interface Shortcode {
  readonly name: string;
  /** `value`: it stands for something that only the template knows. `open` may have an end or not. */
  readonly kind: 'open' | 'close' | 'value';
  readonly options: ReadonlyMap<string, string>;
  /** Quoted arguments without a name. */
  readonly quoted: readonly string[];
  /** Words that it holds and a reader sees. */
  readonly text?: string;
  /** The place after it. */
  readonly end: number;
}

const longest = 2_000;
const forms = [
  { start: '{{<', end: '>}}' },
  { start: '{{%', end: '%}}' },
  { start: '{%', end: '%}' },
  { start: '{{', end: '}}' },
] as const;
const option = /(?<![\w-])([A-Za-z][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|'([^']*)'/gu;

/** Reads the shortcode at a `{`; undefined when there is none. */
export const scanShortcode = (source: string, start: number, to: number, reading: Reading): Shortcode | undefined => {
  const form = forms.find((each) => source.startsWith(each.start, start));
  if (form === undefined) return undefined;
  const from = start + form.start.length;
  const max = Math.min(to, start + longest, start + reading.purse);
  const inner = source.slice(from, max);
  const length = inner.indexOf(form.end);
  // `{{ {a} }}` ends with the last of its braces.
  const more = form.start === '{{' && inner[length + 2] === '}' ? 1 : 0;
  if (length < 0) {
    reading.purse -= inner.length;
    return undefined;
  }
  const body = inner.slice(0, length).replace(/^[-~/]*\*?|[-~/*]*$/gu, (marks) => (marks.startsWith('/') ? '/' : ''));
  const end = from + length + form.end.length + more;
  const [, slash, name = ''] = /^\s*(\/?)\s*([\w.-]*)/u.exec(body) ?? [];
  const options = new Map<string, string>();
  const quoted: string[] = [];
  for (const [, key, double, single, bare, one, other] of body.slice(name.length).matchAll(option)) {
    if (key !== undefined) options.set(key.toLowerCase(), double ?? single ?? bare ?? '');
    else quoted.push(one ?? other ?? '');
  }
  const told = { options, quoted, end };
  if (form.start === '{{') {
    const cloze = /^c\d+::(.*?)(?:::.*)?$/su.exec(body.trim())?.[1];
    return { ...told, name, kind: 'value', ...(cloze === undefined ? {} : { text: cloze }) };
  }
  if (slash === '/') return { ...told, name, kind: 'close' };
  if (/^end\w/u.test(name) && form.start === '{%')
    return { ...told, name: name.slice(3).replace(/^_/u, ''), kind: 'close' };
  const content = /^include(?:_relative|_cached)?$/u.test(name)
    ? (options.get('content') ?? options.get('text'))
    : undefined;
  return { ...told, name, kind: 'open', ...(content === undefined ? {} : { text: content }) };
};
