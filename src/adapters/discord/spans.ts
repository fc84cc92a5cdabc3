import type { Span, Spans } from '../../core/chat/message.js';
import { shorten, tame } from '../shared/text.js';
import { literal, zeroWidth } from './literal.js';

const timeStyles = { time: 't', day: 'D', 'day-time': 'f', relative: 'R' } as const;

/** Features that mean a heading, a list or small print at the beginning of a line, and only there. */
const literalLines = (text: string): string =>
  text.replace(/^(\s*)([#+>-])/gm, '$1\\$2').replace(/^(\s*\d+)([.)])/gm, '$1\\$2');

const linkOf = (url: string): string | undefined => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return undefined;
  return parsed.href.replace(/[()\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
};

type Styled = Extract<Span, { text: string }>;

/** The signs go around the words: Discord reads `** a**` as text. */
function wrap(text: string, sign: string): string {
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return core === '' ? text : `${before}${sign}${core}${sign}${after}`;
}

function styled({ text, bold, italic, code, url }: Styled): string {
  const signs = `${bold ? '**' : ''}${italic ? '*' : ''}`;
  // Code can't hold the sign that ends it: then it is shown as plain text.
  const inner = code && !text.includes('`') ? wrap(tame(text).replace(/\n/g, ' '), '`') : literal(text);
  const link = url === undefined ? undefined : linkOf(url);
  return wrap(link === undefined || inner.trim() === '' ? inner : `[${inner}](${link})`, signs);
}

function one(span: Span): string {
  if (typeof span === 'string') return literal(span);
  if ('time' in span) return `<t:${Math.floor(span.time.getTime() / 1_000)}:${timeStyles[span.show]}>`;
  return 'person' in span ? literal(span.name) : styled(span);
}

/** Two styled pieces side by side must not share their signs. */
const join = (before: string, after: string): string =>
  /[*`]$/.test(before) && after[0] === before.at(-1) ? `${before}${zeroWidth}${after}` : before + after;

/** The words of a span, which may be shortened; undefined for an instant, which has none. */
const wordsOf = (span: Span): string | undefined => {
  if (typeof span === 'string') return span;
  if ('time' in span) return undefined;
  return 'person' in span ? span.name : span.text;
};
const withWords = (span: Span, words: string): Span => {
  if (typeof span === 'string' || 'time' in span) return words;
  return 'person' in span ? { ...span, name: words } : { ...span, text: words };
};

/** Spans as Discord's Markdown, at most `most` characters, shortened on a span or word boundary. */
export function markdown(spans: Spans, most = Number.POSITIVE_INFINITY): string {
  let text = '';
  for (const span of spans) {
    const longer = literalLines(join(text, one(span)));
    if (longer.length > most) return cutLast(text, span, most);
    text = join(text, one(span));
  }
  return literalLines(text);
}

function cutLast(before: string, span: Span, most: number): string {
  const words = wordsOf(span);
  const at = (length: number): string =>
    literalLines(join(before, words === undefined ? '…' : one(withWords(span, shorten(words, length)))));
  let [low, high] = [0, words?.length ?? 1];
  // The longest beginning whose Markdown still fits: escapes make it longer than the text itself.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (at(middle).length <= most) low = middle;
    else high = middle - 1;
  }
  const cut = at(low);
  return cut.length <= most ? cut : '';
}
