import type { Span, Spans } from '../../../core/chat/message.js';
import { el } from './dom.js';
import { timeWords } from './words.js';

/** Text of a message; nothing in it is parsed. */
export const spans = (all: Spans): Node[] => all.map(span);

/** Its words alone. */
export const textOf = (all: Spans): string => all.map((each) => span(each).textContent ?? '').join('');

function span(each: Span): Node {
  if (typeof each === 'string') return document.createTextNode(each);
  if ('time' in each) {
    const live = each.show === 'relative';
    return el('time', { datetime: each.time.toISOString(), 'data-live': live }, timeWords(each));
  }
  if ('person' in each) return el('bdi', {}, each.name);
  const base: Node = each.code ? el('code', {}, each.text) : document.createTextNode(each.text);
  const slanted = each.italic ? el('em', {}, base) : base;
  const strong = each.bold ? el('strong', {}, slanted) : slanted;
  const web = each.url !== undefined && /^https?:\/\//i.test(each.url) ? each.url : undefined;
  return web === undefined ? strong : el('a', { href: web, target: '_blank', rel: 'noopener noreferrer' }, strong);
}
