import type { Span, Spans } from '../../core/chat/message.js';

/** The words of a span as they were given; undefined for an instant, which has none of its own. */
export function wordsOf(span: Span): string | undefined {
  if (typeof span === 'string') return span;
  if ('time' in span) return undefined;
  return 'person' in span ? span.name : span.text;
}

/** The same span with other words. */
export function withWords(span: Span, words: string): Span {
  if (typeof span === 'string' || 'time' in span) return words;
  return 'person' in span ? { ...span, name: words } : { ...span, text: words };
}

export const bold = (spans: Spans): Spans =>
  spans.map((span) => {
    if (typeof span === 'string') return { text: span, bold: true };
    if ('time' in span) return span;
    return 'person' in span ? { text: span.name, bold: true } : { ...span, bold: true };
  });
