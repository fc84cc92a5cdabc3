import type { APIEmbed, APIMessageTopLevelComponent } from 'discord.js';
import type { Block, Message, Tone } from '../../core/chat/message.js';
import { shorten } from '../shared/text.js';
import { blockText, fitTogether, optionLines } from './blocks.js';
import { controls, showsLetters } from './controls.js';
import { limits } from './limits.js';
import { literal } from './literal.js';
import { markdown } from './spans.js';

/** The stripe beside an embed: never the only carrier of a meaning. */
const colours: Readonly<Record<Tone, number | undefined>> = {
  plain: undefined,
  found: 0x2f9e6e,
  unsure: 0xd9930d,
  nothing: 0x8a8f98,
  open: 0x3d6fd9,
  closed: 0x6d5bb5,
  refused: 0xc9473d,
};

/** What is sent for a message, whichever way it goes. */
export interface Body {
  readonly content: string;
  readonly embeds: APIEmbed[];
  readonly components: APIMessageTopLevelComponent[];
  /** Nothing that stands in a message pings anybody. */
  readonly allowed_mentions: { readonly parse: []; readonly replied_user: false };
}

/** A title shows no links and no times; what it can't show goes into the text in bold. */
function titleOf(block: Block | undefined): string | undefined {
  if (block?.kind !== 'heading') return undefined;
  if (block.spans.some((span) => typeof span === 'object' && ('time' in span || 'url' in span))) return undefined;
  const title = markdown(block.spans).trim();
  return title === '' || title.length > limits.title || title.includes('\n') ? undefined : title;
}

const partOf =
  (block: Block) =>
  (most: number): string =>
    block.kind === 'choose' && showsLetters(block) ? optionLines(block.options, most) : blockText(block, most);

/**
 * A message as Discord shows it: one embed with the text and a colour, rows of controls below. `key` is what the
 * message is sent under; the controls carry it, so that the message is found again.
 */
export function render(message: Message, key?: string): Body {
  const title = titleOf(message.blocks[0]);
  const rest = title === undefined ? message.blocks : message.blocks.slice(1);
  const description = fitTogether(rest.map(partOf), limits.description).trim();
  const colour = colours[message.tone];
  const embed: APIEmbed = {
    ...(title === undefined ? {} : { title }),
    ...(description === '' ? {} : { description }),
    ...(colour === undefined ? {} : { color: colour }),
  };
  const empty = title === undefined && description === '';
  return {
    content: empty ? shorten(literal(message.summary), limits.content).trim() || '…' : '',
    embeds: empty ? [] : [embed],
    components: controls(message, key),
    allowed_mentions: { parse: [], replied_user: false },
  };
}
