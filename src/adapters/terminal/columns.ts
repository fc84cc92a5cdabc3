const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ascii = /^[\x20-\x7e]*$/u;
/** What terminals draw two columns wide: East Asian scripts, their full-width forms, and emoji. */
const wide =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f)/u;
const invisible = /^[\p{M}\p{Cf}]+$/u;

const widthOf = (character: string): number => (wide.test(character) ? 2 : invisible.test(character) ? 0 : 1);

/** What a reader sees as the characters of a text, each with its columns in a terminal. */
const drawn = (text: string): { readonly character: string; readonly columns: number }[] =>
  Array.from(graphemes.segment(text), ({ segment }) => ({ character: segment, columns: widthOf(segment) }));

/** The columns that a text takes in a terminal. */
export const columnsOf = (text: string): number =>
  ascii.test(text) ? text.length : drawn(text).reduce((sum, { columns }) => sum + columns, 0);

/** As `padEnd`, in columns. */
export const padTo = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - columnsOf(text)));

/** Cuts a word into pieces of at most so many columns; a character that is wider stands alone. */
const pieces = (word: string, most: number): string[] => {
  const cut: string[] = [];
  let room = 0;
  for (const { character, columns } of drawn(word)) {
    if (columns > room || cut.length === 0) {
      cut.push('');
      room = most;
    }
    cut[cut.length - 1] += character;
    room -= columns;
  }
  return cut;
};

/** A text in lines of at most so many columns, broken between words where it can be. */
export const wrap = (text: string, columns: number): string[] => {
  const most = Math.max(1, columns);
  if (columnsOf(text) <= most) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<=\s)(?=\S)/u)) {
    if (columnsOf((line + word).trimEnd()) <= most) {
      line += word;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    const cut = pieces(word.trimEnd(), most);
    lines.push(...cut.slice(0, -1));
    line = (cut.at(-1) ?? '') + (/\s+$/u.exec(word)?.[0] ?? '');
  }
  return [...lines, line.trimEnd()];
};
