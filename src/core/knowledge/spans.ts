import type { Token } from 'markdown-it';
import type { Span, Spans } from '../chat/message.js';
import { stripTags } from './strip-html.js';

const webUrl = /^(?:https?:|mailto:)/iu;

const address = /^(?:https?:\/\/|www\.)\S+$/iu;

/** A link that shows an address shows its own: what reads like one place and leads to another deceives. */
const honest = (text: string, url: string | undefined): string =>
  url !== undefined && address.test(text.trim()) ? url : text;

/** Inline tokens to spans: neighbours of the same look are joined. */
export const spansOf = (tokens: readonly Token[]): Spans => {
  const spans: Span[] = [];
  const look = { bold: 0, italic: 0, url: undefined as string | undefined };
  const add = (text: string, code = false): void => {
    if (text === '') return;
    const plain = look.bold === 0 && look.italic === 0 && look.url === undefined && !code;
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
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'text_special') add(stripTags(token.content));
    else if (token.type === 'code_inline') add(token.content, true);
    else if (token.type === 'softbreak' || token.type === 'hardbreak') add(' ');
    else if (token.type === 'image') add(token.content);
    else if (token.type === 'strong_open') look.bold += 1;
    else if (token.type === 'strong_close') look.bold -= 1;
    else if (token.type === 'em_open') look.italic += 1;
    else if (token.type === 'em_close') look.italic -= 1;
    else if (token.type === 'link_open') {
      const href = String(token.attrGet('href') ?? '');
      look.url = webUrl.test(href) ? href : undefined;
    } else if (token.type === 'link_close') look.url = undefined;
  }
  return spans;
};
