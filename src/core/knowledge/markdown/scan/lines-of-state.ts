import type { StateBlock } from 'markdown-it';

/** Where a line's words start, after its indentation and the marks of what it is nested in. */
export const startOf = (state: StateBlock, line: number): number =>
  (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);

export const endOf = (state: StateBlock, line: number): number => state.eMarks[line] ?? 0;

export const indentOf = (state: StateBlock, line: number): number => state.sCount[line] ?? 0;

export const textOf = (state: StateBlock, line: number): string =>
  state.src.slice(startOf(state, line), endOf(state, line));

/** Four columns in: code, in Markdown's eyes. */
export const isDeep = (state: StateBlock, line: number): boolean => indentOf(state, line) - state.blkIndent >= 4;

/** Goes on at a place within or after the lines of a block: the rest of its line is read as if it stood alone. */
export const resumeAt = (state: StateBlock, startLine: number, place: number): void => {
  let line = startLine;
  while (line < state.lineMax && endOf(state, line) < place) line += 1;
  const end = endOf(state, line);
  const next = Math.min(end, state.skipSpaces(place));
  if (next >= end) {
    state.line = line + 1;
    return;
  }
  state.bMarks[line] = place;
  state.tShift[line] = next - place;
  state.sCount[line] = Math.max(state.blkIndent, 0);
  state.line = line;
};

/** A paragraph of words that stand in markup. */
export const pushParagraph = (state: StateBlock, line: number, words: string): void => {
  state.push('paragraph_open', 'p', 1).map = [line, line + 1];
  const inline = state.push('inline', '', 0);
  inline.content = words;
  inline.map = [line, line + 1];
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
};

/** Takes columns from the indentation of a line. */
const dedentLine = (state: StateBlock, line: number, columns: number): void => {
  const first = startOf(state, line);
  let at = state.bMarks[line] ?? 0;
  let gone = 0;
  while (at < first && gone < columns) {
    gone += state.src[at] === '\t' ? 4 - ((gone + (state.bsCount[line] ?? 0)) % 4) : 1;
    at += 1;
  }
  state.bMarks[line] = at;
  state.tShift[line] = first - at;
  state.sCount[line] = indentOf(state, line) - gone;
  state.bsCount[line] = (state.bsCount[line] ?? 0) + gone;
};

/**
 * Takes the lines below one that are indented by at least `least` columns more, and blank ones among them, out of that
 * indentation. Gives the line after them: the same as `after` when there are none.
 */
export const dedentBelow = (state: StateBlock, after: number, base: number, least: number, endLine: number): number => {
  let first = after;
  while (first < endLine && state.isEmpty(first)) first += 1;
  if (first >= endLine || indentOf(state, first) < base + least) return after;
  const columns = Math.min(indentOf(state, first) - base, Math.max(least, 4));
  let end = first;
  for (let line = first; line < endLine; line += 1) {
    if (state.isEmpty(line)) continue;
    if (indentOf(state, line) < base + columns) break;
    end = line + 1;
  }
  for (let line = first; line < end; line += 1) if (!state.isEmpty(line)) dedentLine(state, line, columns);
  return end;
};
