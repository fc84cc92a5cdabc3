import type { Block } from '../../chat/message.js';
import { wordsOf } from '../markdown/spans.js';

const longest = 200;
const longestTitle = 60;
const title =
  /^(?:the )?(?:next |basic |main )?(?:steps?|key (?:points|facts|takeaways)|examples?|procedure|instructions?|usage|syntax|output|result|overview|summary|checklist|requirements|prerequisites|commands?|solution)$/iu;

/** Whether a block says nothing but that the next one follows: "as follows:", "Key points", words in bold. */
export const leadsInto = (block: Block, next: Block | undefined): boolean => {
  if (block.kind !== 'text' || next === undefined) return false;
  if (!['list', 'table', 'code', 'quote'].includes(next.kind)) return false;
  const words = wordsOf(block.spans);
  if (words.length > longest) return false;
  if (/[:：]$/u.test(words)) return !/[.!?]\s/u.test(words);
  if (words.length > longestTitle || /[.!?…;,]$/u.test(words)) return false;
  return title.test(words) || block.spans.every((span) => typeof span === 'object' && 'bold' in span);
};
