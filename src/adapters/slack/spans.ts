import type { types } from '@slack/bolt';
import type { Span, Spans } from '../../core/chat/message.js';
import { spanText, timeText } from '../../core/chat/plain-text.js';
import { limits } from './limits.js';
import { escapeMarkup, literal, plain } from './literal.js';

/** What one message is drawn on. */
export interface Page {
  /** The characters that its texts and its labels may still take. */
  left: number;
  labels: number;
  /** The next place for an action. */
  place: number;
  /** Whether a table stands there already. */
  tabled: boolean;
}

const timeFormats = {
  time: '{time}',
  day: '{date_short_pretty}',
  'day-time': '{date_short_pretty} at {time}',
  // Slack's {ago} only looks back.
  relative: '{date_short_pretty} at {time}',
} as const;

const seconds = (time: Date): number => Math.floor(time.getTime() / 1000);
const fallbackOf = (span: Extract<Span, { time: Date }>): string => `${timeText(span)} UTC`;
/** A shorter piece of a cut text says nothing. */
const shortestCut = 8;
const isWebAddress = (url: string): boolean =>
  /^https?:\/\/\S+$/i.test(url) && URL.canParse(url) && url.length <= limits.url;

/** One span as a rich text element: these are shown as they are and never parsed. Undefined when nothing is left of it. */
function element(span: Span, limit: number): types.RichTextElement | undefined {
  if (typeof span === 'object' && 'time' in span) {
    return { type: 'date', timestamp: seconds(span.time), format: timeFormats[span.show], fallback: fallbackOf(span) };
  }
  const text = literal(spanText(span), limit);
  if (text === '') return undefined;
  if (typeof span === 'string' || 'person' in span) return { type: 'text', text };
  const { bold, italic, code, url } = span;
  const style = { ...(bold ? { bold } : {}), ...(italic ? { italic } : {}), ...(code ? { code } : {}) };
  const styled = Object.keys(style).length > 0 ? { style } : {};
  const label = plain(span.text, limit);
  return url !== undefined && isWebAddress(url) && label !== ''
    ? { type: 'link', url, text: label, ...styled }
    : { type: 'text', text, ...styled };
}

const lengthOf = (span: Span): number =>
  typeof span === 'object' && 'time' in span ? fallbackOf(span).length : spanText(span).length;

/** Adds an element, to the one before it where the two look the same. */
function join(out: types.RichTextElement[], next: types.RichTextElement): void {
  const last = out.at(-1);
  const alike = last?.type === 'text' && next.type === 'text' && !last.style && !next.style;
  if (alike) out[out.length - 1] = { type: 'text', text: last.text + next.text };
  else out.push(next);
}

/** Spans as rich text elements, as many as there is room for; an ellipsis stands for the rest. */
export function elements(spans: Spans, page: Page, limit: number = limits.text): types.RichTextElement[] {
  const out: types.RichTextElement[] = [];
  let left = Math.min(limit, page.left);
  const use = (length: number): void => {
    left -= length;
    page.left -= length;
  };
  for (const span of spans) {
    const length = lengthOf(span);
    if (left === 0) break;
    const fits = length <= left;
    if (!fits && (left < shortestCut || (typeof span === 'object' && 'time' in span))) {
      out.push({ type: 'text', text: '…' });
      use(left);
      break;
    }
    const shown = element(span, left);
    if (shown) join(out, shown);
    use(Math.min(length, left));
    if (!fits) break;
  }
  return out;
}

/** Whether Slack's markup would leave these words as they are, but for the three escaped characters. */
const meansNothing = (text: string): boolean => !/[*_~`]|:[\w+'-]+:|^\s*>/m.test(text);

/** One span as markup, with what of it is literal; undefined when markup can't show it as it is. */
function markupOf(span: Span): { shown: string; literal: string } | undefined {
  if (typeof span === 'object' && 'time' in span) {
    const shown = `<!date^${seconds(span.time)}^${timeFormats[span.show]}|${fallbackOf(span)}>`;
    return { shown, literal: '|' };
  }
  const text = literal(spanText(span), limits.text);
  if (typeof span === 'string' || 'person' in span) return { shown: escapeMarkup(text), literal: text };
  const onlyCode = span.code && !span.bold && !span.italic && span.url === undefined;
  return onlyCode && /^[^`\n]+$/.test(text) ? { shown: `\`${escapeMarkup(text)}\``, literal: '|' } : undefined;
}

/**
 * Small print as Slack's markup, or undefined when that can't show these spans as they are: the markup has no way to
 * escape its own signs, and knows code only where it stands by itself.
 */
export function markup(spans: Spans): string | undefined {
  const parts = spans.map(markupOf);
  const shown = parts
    .map((part) => part?.shown)
    .join('')
    .trim();
  const words = parts.map((part) => part?.literal).join('');
  const crowded = /[^\s(]`[^`]*`|`[^`]*`\w/.test(shown);
  const good = parts.every((part) => part !== undefined) && meansNothing(words) && !crowded;
  return good && shown !== '' && shown.length <= limits.text ? shown : undefined;
}
