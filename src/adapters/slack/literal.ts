const controls = /(?![\n\t])\p{Cc}/gu;
const directions = /[\u202a-\u202e\u2066-\u2069]/g;
const closerOf: Readonly<Record<string, string>> = {
  '\u202a': '\u202c',
  '\u202b': '\u202c',
  '\u202d': '\u202c',
  '\u202e': '\u202c',
  '\u2066': '\u2069',
  '\u2067': '\u2069',
  '\u2068': '\u2069',
};
const closers = new Set(Object.values(closerOf));

/** Closes what a line opens, drops what it only closes, and sets it apart from what stands around it. */
function isolateLine(line: string): string {
  if (line.search(directions) < 0) return line;
  const open: string[] = [];
  let out = '';
  for (const character of line) {
    const closer = closerOf[character];
    if (closer !== undefined) open.push(closer);
    else if (closers.has(character) && open.at(-1) !== character) continue;
    else if (closers.has(character)) open.pop();
    out += character;
  }
  return `\u2068${out}${open.reverse().join('')}\u2069`;
}

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
  shorten(text.replace(controls, '').replace(directions, ''), limit);

/**
 * A person's or a note's words as they may stand in a message: no control characters, direction marks that end where
 * the words end, and not longer than the limit.
 */
export function literal(text: string, limit: number): string {
  const cut = shorten(text.replace(controls, ''), limit);
  const isolated = cut.split('\n').map(isolateLine).join('\n');
  return isolated.length <= limit ? isolated : cut.replace(directions, '');
}

/** The three characters that mean something in Slack's markup. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
