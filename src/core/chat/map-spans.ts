import type { Block, Spans } from './message.js';

/** The block with other words wherever it shows some; the head of a table stays. */
export const mapSpans = (block: Block, change: (spans: Spans) => Spans): Block => {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'note':
      return { ...block, spans: change(block.spans) };
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, spans: change(item.spans) })) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(change)) };
    case 'quote':
      return { ...block, blocks: block.blocks.map((each) => mapSpans(each, change)) };
    default:
      return block;
  }
};
