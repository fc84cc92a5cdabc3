import type { Problem } from './problem.js';

/** Whoever says `from` may mean `to`. */
export interface Synonym {
  readonly from: string;
  readonly to: string;
}

export type Synonyms = readonly Synonym[];

const longestLine = 1000;
const mostInGroup = 24;

/**
 * Reads lines like `mfa = 2fa = two-factor` (all the same) and `scanner > inspector` (one way). `#` starts a comment.
 * A line that can't be read is left out and named.
 */
export const parseSynonyms = (file: string, text: string): { synonyms: Synonyms; problems: readonly Problem[] } => {
  const synonyms: Synonym[] = [];
  const problems: Problem[] = [];
  for (const [index, source] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n?|\n/u)
    .entries()) {
    const line = source.replace(/#.*$/u, '').trim();
    if (line === '') continue;
    const read = readLine(line);
    if (typeof read !== 'string') synonyms.push(...read);
    else {
      const hint = 'write a line as "a = b" or "a > b"';
      problems.push({
        file,
        line: index + 1,
        column: 1,
        rule: 'synonyms-line',
        severity: 'warning',
        message: read,
        hint,
      });
    }
  }
  return { synonyms, problems };
};

const readLine = (line: string): Synonym[] | string => {
  if (line.length > longestLine) return `the line is longer than ${longestLine} characters`;
  const arrows = line.split('>');
  if (arrows.length > 2) return 'the line has more than one ">"';
  const [from = [], to] = arrows.map((side) => side.split('=').map((phrase) => phrase.trim()));
  const all = [...from, ...(to ?? [])];
  if (all.some((phrase) => !/[\p{L}\p{N}]/u.test(phrase))) return 'a word is missing next to "=" or ">"';
  if (all.length < 2) return `"${line.slice(0, 40)}" stands on its own`;
  if (all.length > mostInGroup) return `the line has more than ${mostInGroup} words`;
  if (to !== undefined) return from.flatMap((a) => to.map((b) => ({ from: a, to: b })));
  return from.flatMap((a) => from.filter((b) => b !== a).map((b) => ({ from: a, to: b })));
};
