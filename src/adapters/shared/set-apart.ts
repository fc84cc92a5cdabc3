/** Stands for a piece that was set apart: a character that nobody types. */
const hole = '\u{F0000}';

/**
 * Changes a text by two rules: each piece that the pattern (which has to be global) finds by the one, what is around
 * the pieces by the other, which sees one character in place of each of them and has to leave those as they are.
 */
export function setApart(
  text: string,
  pattern: RegExp,
  inside: (piece: string) => string,
  around: (rest: string) => string,
): string {
  const pieces: string[] = [];
  const rest = text.replaceAll(hole, '').replace(pattern, (piece) => {
    pieces.push(inside(piece));
    return hole;
  });
  return around(rest).replaceAll(hole, () => pieces.shift() ?? '');
}
