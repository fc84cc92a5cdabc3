import type { types } from '@slack/bolt';
import { isolate, withoutDirections } from '../shared/direction.js';
import { shorten, tame, withoutControls } from '../shared/text.js';

/** What looks empty where Slack lets nothing be empty. */
export const nothing = '\u00a0';

/** Text that is shown as it is, names of emoji included. */
export const plainElement = (text: string): types.PlainTextElement => ({ type: 'plain_text', text, emoji: false });

/** Words for a label that must not lie. */
export const plain = (text: string, limit: number): string => shorten(tame(text), limit);

/**
 * A person's or a note's words as they may stand in a message: no control characters, direction marks that end where
 * the words end, and not longer than the limit.
 */
export function literal(text: string, limit: number): string {
  const cut = shorten(withoutControls(text), limit);
  const isolated = isolate(cut);
  return isolated.length <= limit ? isolated : withoutDirections(cut);
}

/** The three characters that mean something in Slack's markup. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
