import type { Block } from '../../chat/message.js';
import { wordsOf } from '../markdown/spans.js';

const longest = 200;
const mostWords = 6;

/** Whether a block says nothing but that the next one follows: "as follows:", "Key points", "Steps". */
export const leadsInto = (block: Block, next: Block | undefined): boolean => {
  if (block.kind !== 'text' || next === undefined) return false;
  if (!['list', 'table', 'code', 'quote'].includes(next.kind)) return false;
  const words = wordsOf(block.spans);
  if (words.length > longest) return false;
  if (/[:：]$/u.test(words)) return !/[.!?]\s/u.test(words);
  return words.split(' ').length <= mostWords && !/[.!?…;,]$/u.test(words);
};
