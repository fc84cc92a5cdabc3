/** What one message or one field may hold at most, in characters: pages of notes belong into the notes. */
export const mostText = 2_000;
/** From here on somebody who types is told how much room is left. */
const nearlyFull = mostText - 200;

const number = (n: number): string => n.toLocaleString('en');

/** Characters as people count them: one that takes two code units is one. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** What to tell somebody whose text is too long; undefined when it isn't. */
export function tooLong(text: string): string | undefined {
  const length = lengthOf(text);
  if (length <= mostText) return undefined;
  return `That’s too long: ${number(length)} characters, and the limit is ${number(mostText)}. Shorten it and send it again.`;
}

/** How full the box is, once that matters; empty before, and where it is too late. */
export function roomLeft(text: string): string {
  if (text.length < nearlyFull) return '';
  const length = lengthOf(text);
  return length < nearlyFull || length > mostText ? '' : `${number(length)} of ${number(mostText)} characters`;
}
