import { isolate, withoutDirections } from '../../core/chat/direction.js';

const controls = /(?![\n\t])\p{Cc}/gu;
/** Cuts on a word's end where there is one, and says so with an ellipsis. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, Math.max(0, limit - 1));
  const space = cut.search(/\s\S*$/);
  const whole = (space > limit / 2 ? cut.slice(0, space) : cut).trimEnd();
  return `${whole.replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Text without what could turn the direction of reading, for labels that must not lie. */
export const plain = (text: string, limit: number): string =>
  shorten(withoutDirections(text.replace(controls, '')), limit);

/**
 * A person's or a note's words as they may stand in a message: no control characters, direction marks that end where
 * the words end, and not longer than the limit.
 */
export function literal(text: string, limit: number): string {
  const cut = shorten(text.replace(controls, ''), limit);
  const isolated = isolate(cut);
  return isolated.length <= limit ? isolated : withoutDirections(cut);
}

/** The three characters that mean something in Slack's markup. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
