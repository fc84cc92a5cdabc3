import type { Block, Spans } from '../../chat/message.js';
import { wordsOf } from '../markdown/spans.js';

const longest = 200;
const longestTitle = 60;
const title =
  /^(?:the )?(?:next |basic |main )?(?:steps?|key (?:points|facts|takeaways)|examples?|procedure|instructions?|usage|syntax|output|result|overview|summary|checklist|requirements|prerequisites|commands?|solution)$/iu;

const isBold = (spans: Spans): boolean => spans.every((span) => typeof span === 'object' && 'bold' in span);

const isTitle = (spans: Spans, words: string): boolean =>
  words.length <= longestTitle && !/[.!?…;,]$/u.test(words) && isBold(spans);

/** Whether a block says nothing but that the next one follows: "as follows:", "Key points", words in bold. */
export const leadsInto = (block: Block, next: Block | undefined): boolean => {
  if (block.kind !== 'text' || next === undefined) return false;
  const words = wordsOf(block.spans);
  if (next.kind === 'text') return isTitle(block.spans, words) && !isBold(next.spans);
  if (!['list', 'table', 'code', 'quote'].includes(next.kind)) return false;
  if (words.length > longest) return false;
  if (/[:：]$/u.test(words)) return !/[.!?]\s/u.test(words);
  return isTitle(block.spans, words) || (title.test(words) && words.length <= longestTitle);
};
