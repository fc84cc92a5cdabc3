import type { MarkdownIt, StateBlock, Token } from 'markdown-it';
import { finish, type Steps } from '../steps.js';
import { closeBox } from './scan/boxes.js';
import { readingOf } from './scan/reading.js';

/** As deep as blocks are read in one another; what is deeper is read as paragraphs. */
const deepest = 40;

/** What markdown-it does with the blocks of a text, with pauses: a note of some megabytes takes it a while. */
export function* blockSteps(md: MarkdownIt, text: string, env: Record<string, unknown>): Steps<Token[]> {
  const state = new md.block.State(text, md, env, []);
  yield;
  yield* tokenSteps(state, 0, state.lineMax);
  return state.tokens;
}

/** Lets a parser read nested blocks as `blockSteps` reads those outside. */
export const readInSteps = (md: MarkdownIt): void => {
  md.block.tokenize = (state, startLine, endLine) => finish(tokenSteps(state, startLine, endLine));
};

/**
 * Block after block from `startLine` on. Other than markdown-it's own loop it pauses, ends boxes where their
 * indentation ends, lets a rule leave the rest of a line to others, and drops nothing that is nested too deep.
 */
function* tokenSteps(state: StateBlock, startLine: number, endLine: number): Steps<void> {
  const rules = state.md.block.ruler.getRules('');
  const paragraph = rules.slice(-1);
  const { closings } = readingOf(state.env);
  const closeBefore = (line: number): void => {
    for (let top = closings.at(-1); top?.level === state.level && line >= top.line; top = closings.at(-1)) {
      closings.pop();
      closeBox(state, top.name);
    }
  };
  let line = startLine;
  let gaps = false;
  while (line < endLine) {
    line = state.skipEmptyLines(line);
    state.line = line;
    closeBefore(line);
    if (line >= endLine || (state.sCount[line] ?? 0) < state.blkIndent) break;
    const top = closings.at(-1);
    const stop = top?.level === state.level ? Math.min(endLine, top.line) : endLine;
    const at = line;
    // The last rule, the paragraph, takes whatever the others leave.
    (state.level < deepest ? rules : paragraph).some((rule) => rule(state, at, stop, false));
    state.tight = !gaps;
    if (state.isEmpty(state.line - 1)) gaps = true;
    line = state.line;
    if (line < endLine && state.isEmpty(line)) {
      gaps = true;
      line += 1;
      state.line = line;
    }
    yield;
  }
  closeBefore(Number.POSITIVE_INFINITY);
}
