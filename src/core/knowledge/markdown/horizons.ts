import MarkdownItParser, { type MarkdownIt, type StateBlock } from 'markdown-it';
import { indentOf } from './scan/lines-of-state.js';
import { readingOf } from './scan/reading.js';

type BlockRule = Parameters<MarkdownIt['block']['ruler']['push']>[1];

/** Lines and characters that one call of a rule may take: a few milliseconds of work. */
const farthest = { lines: 300, characters: 16_000 };
const farthestRow = 2_000;

/** The rule that markdown-it has under a name. */
const builtIn = (name: string): BlockRule => {
  const { ruler } = new MarkdownItParser().block;
  ruler.enableOnly(name);
  const [rule] = ruler.getRules('');
  if (rule === undefined) throw new Error(`markdown-it has no rule "${name}"`);
  return rule;
};

const horizon = (state: StateBlock, line: number, endLine: number): number => {
  const most = (state.bMarks[line] ?? 0) + farthest.characters;
  let end = Math.min(endLine, line + farthest.lines);
  while (end > line + 1 && (state.bMarks[end - 1] ?? 0) > most) end -= 1;
  return end;
};

/** A list that is cut is cut before a bullet of its outermost level, if one is near. */
const listHorizon = (state: StateBlock, line: number, endLine: number): number => {
  const near = horizon(state, line, endLine);
  const far = Math.min(endLine, near + farthest.lines);
  for (let end = near; end < far; end += 1) {
    if (!state.isEmpty(end) && indentOf(state, end) <= indentOf(state, line)) return end;
  }
  return far === endLine ? endLine : near;
};

/**
 * Keeps one call of a rule short, however long a list, a quote or a paragraph is: what goes on behind the horizon is
 * read as another one of them.
 */
export const setHorizons = (md: MarkdownIt): void => {
  const within =
    (name: string, end: typeof horizon): BlockRule =>
    (state, line, endLine, silent) =>
      rules[name]?.(state, line, silent ? endLine : end(state, line, endLine), silent) ?? false;
  const rules: Readonly<Record<string, BlockRule>> = Object.fromEntries(
    ['list', 'blockquote', 'lheading', 'paragraph', 'table', 'code'].map((name) => [name, builtIn(name)]),
  );
  const { ruler } = md.block;
  ruler.at('list', within('list', listHorizon), { alt: ['paragraph', 'reference', 'blockquote'] });
  ruler.at('blockquote', within('blockquote', horizon), { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  ruler.at('lheading', within('lheading', horizon));
  ruler.at('paragraph', within('paragraph', horizon));
  ruler.at('table', (state, line, endLine, silent) => readTable(rules.table, state, line, endLine, silent), {
    alt: ['paragraph', 'reference'],
  });
  // MDX has no code by indentation.
  ruler.at('code', (state, line, endLine, silent) =>
    readingOf(state.env).jsx ? false : (rules.code?.(state, line, endLine, silent) ?? false),
  );
};

/** A long table is read as several, each with the head of the first. */
const readTable = (
  rule: BlockRule | undefined,
  state: StateBlock,
  line: number,
  endLine: number,
  silent: boolean,
): boolean => {
  const end = Math.min(endLine, line + farthestRow);
  if (rule?.(state, line, silent ? endLine : end, silent) !== true) return false;
  if (silent || state.line < end || end === endLine || state.isEmpty(end)) return true;
  const head = [line, line + 1];
  for (const marks of [state.bMarks, state.eMarks, state.tShift, state.sCount, state.bsCount]) {
    for (const [i, from] of head.entries()) marks[end - 2 + i] = marks[from] ?? 0;
  }
  state.line = end - 2;
  return true;
};
