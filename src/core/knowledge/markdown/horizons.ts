import MarkdownItParser, { type MarkdownIt, type StateBlock } from 'markdown-it';
import definitions from 'markdown-it-deflist';
import { indentOf, textOf } from './scan/lines-of-state.js';
import { readingOf } from './scan/reading.js';

type BlockRule = Parameters<MarkdownIt['block']['ruler']['push']>[1];

/** Lines and characters that one call of a rule may take: a few milliseconds of work. */
const farthest = { lines: 300, characters: 16_000 };
const farthestRow = { lines: 1_000, characters: 60_000 };
const mostColumns = 200;

/** The rule that has a name when nothing is changed. */
const ruleOf = (name: string): BlockRule => {
  const { ruler } = new MarkdownItParser().use(definitions).block;
  ruler.enableOnly(name);
  const [rule] = ruler.getRules('');
  if (rule === undefined) throw new Error(`markdown-it has no rule "${name}"`);
  return rule;
};

const horizon = (state: StateBlock, line: number, endLine: number, far = farthest): number => {
  // The first two lines of a table may be copies of those of the table before it.
  const most = (state.bMarks[Math.min(line + 2, endLine - 1)] ?? 0) + far.characters;
  let end = Math.min(endLine, line + far.lines);
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

const within =
  (rule: BlockRule): BlockRule =>
  (state, line, endLine, silent) =>
    rule(state, line, silent ? endLine : horizon(state, line, endLine), silent);

/** A list that is cut is told from one that follows another. */
const list =
  (rule: BlockRule): BlockRule =>
  (state, line, endLine, silent) => {
    if (silent) return rule(state, line, endLine, silent);
    const reading = readingOf(state.env);
    const first = state.tokens.length;
    const continues = reading.cutAt === line;
    const end = listHorizon(state, line, endLine);
    if (!rule(state, line, end, silent)) return false;
    const open = state.tokens[first];
    if (continues && open !== undefined) open.meta = { continues };
    if (end < endLine && state.line >= end) reading.cutAt = state.line;
    return true;
  };

/** A long table is read as several, each with the head of the first. */
const table =
  (rule: BlockRule): BlockRule =>
  (state, line, endLine, silent) => {
    if (!rule(state, line, endLine, true)) return false;
    if (textOf(state, line).split('|', mostColumns + 3).length > mostColumns + 2) return false;
    if (silent) return true;
    const end = horizon(state, line, endLine, farthestRow);
    rule(state, line, end, false);
    if (state.line < end || end === endLine || end < line + 3 || state.isEmpty(end)) return true;
    for (const marks of [state.bMarks, state.eMarks, state.tShift, state.sCount, state.bsCount]) {
      marks[end - 2] = marks[line] ?? 0;
      marks[end - 1] = marks[line + 1] ?? 0;
    }
    state.line = end - 2;
    return true;
  };

/** MDX has no code by indentation. */
const code =
  (rule: BlockRule): BlockRule =>
  (state, line, endLine, silent) =>
    !readingOf(state.env).jsx && rule(state, line, endLine, silent);

/**
 * Keeps one call of a rule short, however long a list, a quote or a paragraph is: what goes on behind the horizon is
 * read as another one of them.
 */
export const setHorizons = ({ block: { ruler } }: MarkdownIt): void => {
  const everywhere = { alt: ['paragraph', 'reference', 'blockquote', 'list'] };
  ruler.at('list', list(ruleOf('list')), { alt: ['paragraph', 'reference', 'blockquote'] });
  ruler.at('blockquote', within(ruleOf('blockquote')), everywhere);
  ruler.at('deflist', within(ruleOf('deflist')), { alt: ['paragraph', 'reference', 'blockquote'] });
  ruler.at('lheading', within(ruleOf('lheading')));
  ruler.at('paragraph', within(ruleOf('paragraph')));
  ruler.at('table', table(ruleOf('table')), { alt: ['paragraph', 'reference'] });
  ruler.at('code', code(ruleOf('code')));
};
