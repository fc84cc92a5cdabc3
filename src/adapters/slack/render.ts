import type { types } from '@slack/bolt';
import type { Message } from '../../core/chat/message.js';
import { renderBlock, section } from './blocks.js';
import { limits } from './limits.js';
import { escapeMarkup, literal, nothing, plainElement } from './literal.js';
import type { Page } from './spans.js';

export interface Rendered {
  /** What a notification and a screen reader say. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/** What can be pressed stays; of the rest as many as there is room for, and a word that something is missing. */
function capped(blocks: types.KnownBlock[]): types.KnownBlock[] {
  if (blocks.length <= limits.blocks) return blocks;
  const pressable = new Set(blocks.filter((block) => block.type === 'actions').slice(0, limits.blocks - 1));
  const others = blocks.filter((block) => block.type !== 'actions').slice(0, limits.blocks - 1 - pressable.size);
  const kept = new Set([...pressable, ...others]);
  const more: types.ContextBlock = { type: 'context', elements: [plainElement('…')] };
  return [...blocks.filter((block) => kept.has(block)), more];
}

/** A message as Slack's blocks, with the line that stands for it in notifications. Pure. */
export function render(message: Message): Rendered {
  const page: Page = { left: limits.message, labels: limits.labels, place: 0, tabled: false };
  const summary = literal(message.summary.replace(/\s+/g, ' ').trim(), limits.summary) || nothing;
  const blocks = capped(message.blocks.flatMap((block) => renderBlock(block, page)));
  return { text: escapeMarkup(summary), blocks: blocks.length > 0 ? blocks : section([summary], page) };
}
