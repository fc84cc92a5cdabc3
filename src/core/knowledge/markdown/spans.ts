import type { Token } from 'markdown-it';
import type { Span, Spans } from '../../chat/message.js';

/** Reads words within a line, which stand in that line of the file. */
export type ReadWords = (words: string, line: number) => readonly Token[];

const webUrl = /^(?:https?:|mailto:)/iu;

const address = /^(?:https?:\/\/|www\.)\S+$/iu;

/** A link that shows an address shows its own: what reads like one place and leads to another deceives. */
const honest = (text: string, url: string | undefined): string =>
  url !== undefined && address.test(text.trim()) ? url : text;

/** Stars that were meant to make words bold and touch them on one side only. */
const lostStars = /(?<![\p{L}\p{N}*(/])\*{2,}(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}.,:;!?)])\*{2,}(?![\p{L}\p{N}*/])/gu;

const tidy = (text: string): string => (text.includes('**') ? text.replace(lostStars, '') : text);

/** What a picture is called where nobody described it: the name of its file, or the number of a slide. */
const pictureName =
  /^(?:image|img|picture|screenshot|untitled)[-_ ]*\d*$|^[\p{N}.]+$|\.(?:png|jpe?g|gif|svg|webp|bmp|avif|mp4|mov|webm)$/iu;

/** How the words of an element look; other elements only keep words apart. */
const looks: Readonly<Record<string, 'bold' | 'italic' | 'code' | 'plain'>> = {
  ...{ b: 'bold', strong: 'bold', i: 'italic', em: 'italic', code: 'code', kbd: 'code', samp: 'code', tt: 'code' },
  ...{ span: 'plain', sub: 'plain', sup: 'plain', mark: 'plain', u: 'plain', s: 'plain', del: 'plain', ins: 'plain' },
  ...{ font: 'plain', abbr: 'plain', small: 'plain', big: 'plain', wbr: 'plain', a: 'plain' },
};

/** Inline tokens to spans: neighbours of the same look are joined. */
export const spansOf = (tokens: readonly Token[]): Spans => {
  const spans: Span[] = [];
  const look = { bold: 0, italic: 0, code: 0, url: undefined as string | undefined };
  const add = (text: string, isCode = false): void => {
    if (text === '') return;
    const code = isCode || look.code > 0;
    const plain = look.bold <= 0 && look.italic <= 0 && look.url === undefined && !code;
    const last = spans.at(-1);
    if (plain && typeof last === 'string') spans[spans.length - 1] = last + text;
    else if (plain) spans.push(text);
    else
      spans.push({
        text: honest(text, look.url),
        ...(look.bold > 0 ? { bold: true } : {}),
        ...(look.italic > 0 ? { italic: true } : {}),
        ...(code ? { code } : {}),
        ...(look.url === undefined ? {} : { url: look.url }),
      });
  };
  const link = (href: string | undefined): void => {
    look.url = href !== undefined && webUrl.test(href) ? href : undefined;
  };
  const addTag = ({ tag, meta }: Token): void => {
    const kind = looks[tag];
    if (kind === undefined) add(meta?.kind === 'close' ? '' : ' ');
    else if (tag === 'a') link(meta?.kind === 'open' ? String(meta.href) : undefined);
    else if (kind !== 'plain' && meta?.kind !== 'whole')
      look[kind] = Math.max(0, look[kind] + (meta?.kind === 'open' ? 1 : -1));
  };
  for (const token of tokens) {
    if (token.type === 'text') add(tidy(token.content));
    else if (token.type === 'text_special') add(token.content);
    else if (token.type === 'code_inline') add(token.content, true);
    else if (token.type === 'softbreak' || token.type === 'hardbreak') add(' ');
    else if (token.type === 'image') add(pictureName.test(token.content.trim()) ? '' : token.content);
    else if (token.type === 'strong_open') look.bold += 1;
    else if (token.type === 'strong_close') look.bold -= 1;
    else if (token.type === 'em_open') look.italic += 1;
    else if (token.type === 'em_close') look.italic -= 1;
    else if (token.type === 'link_open') link(String(token.attrGet('href') ?? ''));
    else if (token.type === 'link_close') link(undefined);
    else if (token.type === 'tag') addTag(token);
  }
  return trimmed(spans);
};

/** Without spaces that only markup left: at both ends, and two in a row. */
const trimmed = (spans: readonly Span[]): Spans => {
  const kept: Span[] = [];
  let gap = true;
  for (const [i, span] of spans.entries()) {
    const written = typeof span === 'string' ? span : 'text' in span ? span.text : '';
    if (typeof span !== 'string' && 'code' in span) {
      kept.push(span);
      gap = false;
      continue;
    }
    let text = /[^\S ]| {2}/u.test(written) ? written.replace(/\s+/gu, ' ') : written;
    if (gap && text.startsWith(' ')) text = text.slice(1);
    if (i === spans.length - 1 && text.endsWith(' ')) text = text.slice(0, -1);
    if (text === '') continue;
    gap = text.endsWith(' ');
    kept.push(text === written ? span : typeof span === 'string' ? text : { ...span, text });
  }
  // They are kept for long, and an array that has grown has room for many more.
  return kept.slice();
};

/** The words of spans, without marks. */
export const wordsOf = (spans: Spans): string => {
  let words = '';
  for (const span of spans)
    words += typeof span === 'string' ? span : 'text' in span ? span.text : 'name' in span ? span.name : '';
  return (/[^\S ]| {2}/u.test(words) ? words.replace(/\s+/gu, ' ') : words).trim();
};
