import { withoutDirections } from './direction.js';

/** Text without control characters; line breaks and tabs stay. */
export const withoutControls = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '');

/** Text for a label, a cell or code, which must not lie: nothing in it turns the direction of reading. */
export const tame = (text: string): string => withoutDirections(withoutControls(text));

/** At most `most` characters: cut on a word's end where one is near, never inside a pair of surrogates, and marked by an ellipsis. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  if (most < 1) return '';
  const cut = text.slice(0, most - 1);
  const space = cut.search(/\s\S*$/);
  const kept = (space > most / 2 ? cut.slice(0, space) : cut).trimEnd();
  return `${kept.replace(/[\ud800-\udbff]$/, '')}…`;
}
