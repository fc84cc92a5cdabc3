import type { Spans } from '../../core/chat/message.js';

export const bold = (spans: Spans): Spans =>
  spans.map((span) => {
    if (typeof span === 'string') return { text: span, bold: true };
    if ('time' in span) return span;
    return 'person' in span ? { text: span.name, bold: true } : { ...span, bold: true };
  });
