import type { Problem } from '../core/knowledge/problem.js';
import type { SourceFile } from '../core/knowledge/source-file.js';
import { parseSynonyms } from '../core/knowledge/synonyms.js';
import { wordsIn } from '../core/language/words.js';

interface Line {
  readonly file: string;
  readonly line: number;
  /** The smaller, the surer it is that its phrases mean the same. */
  readonly level: number;
  /** Who says what means what, as the program compares phrases. */
  readonly pairs: ReadonlySet<string>;
}

/**
 * What is wrong in the word lists, which are given by how sure they are, the surest first: lines that can't be read,
 * and what a reader would trip over though the program would not: repetitions, capitals, lines that add nothing.
 */
export const lintWords = (levels: readonly (readonly SourceFile[])[]): Problem[] => {
  const problems: Problem[] = [];
  const lines: Line[] = [];
  for (const [level, files] of levels.entries()) {
    for (const { path: file, text } of files) {
      for (const [i, source] of text.split('\n').entries()) {
        const line = i + 1;
        const { synonyms, problems: unclear } = parseSynonyms(file, source);
        problems.push(...unclear.map((problem) => ({ ...problem, line })), ...faultsOf(file, line, source));
        if (synonyms.length === 0) continue;
        const pairs = new Set(synonyms.map(({ from, to }) => `${readAs(from)}>${readAs(to)}`));
        lines.push({ file, line, level, pairs });
      }
    }
  }
  return [...problems, ...repetitions(lines)];
};

/** Two phrases of the same stems are one to the program. */
const readAs = (phrase: string): string =>
  wordsIn(phrase)
    .map(({ stem }) => stem)
    .join(' ');

const error = (file: string, line: number, rule: string, message: string, hint: string): Problem => ({
  ...{ file, line, column: 1, severity: 'error' },
  ...{ rule, message, hint },
});

/** What is wrong within a line. */
const faultsOf = (file: string, line: number, source: string): Problem[] => {
  const phrases = source
    .replace(/#.*$/u, '')
    .split(/[=>]/u)
    .map((phrase) => phrase.trim());
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const phrase of phrases) {
    if (/\p{Lu}/u.test(phrase)) {
      problems.push(error(file, line, 'capitals', `"${phrase}" has a capital letter`, 'write it in lower case'));
    }
    const read = readAs(phrase);
    if (read === '') continue;
    const before = seen.get(read);
    seen.set(read, before ?? phrase);
    if (before === undefined) continue;
    const message = before === phrase ? `"${phrase}" appears twice` : `"${before}" and "${phrase}" are read as one`;
    problems.push(error(file, line, 'phrase-twice', message, 'keep one of them'));
  }
  return problems;
};

/** Lines that say nothing that another one, as sure or surer, does not say too. */
const repetitions = (lines: readonly Line[]): Problem[] => {
  const holders = new Map<string, Line[]>();
  for (const line of lines) {
    for (const pair of line.pairs) holders.set(pair, [...(holders.get(pair) ?? []), line]);
  }
  return lines.flatMap((line, i) => {
    const [pair = ''] = line.pairs;
    const holder = holders
      .get(pair)
      ?.find(
        (other) =>
          other !== line &&
          other.level <= line.level &&
          [...line.pairs].every((each) => other.pairs.has(each)) &&
          (other.pairs.size > line.pairs.size || lines.indexOf(other) < i),
      );
    if (holder === undefined) return [];
    const place = `${holder.file}:${holder.line}`;
    return holder.pairs.size === line.pairs.size
      ? [error(line.file, line.line, 'line-twice', `the line says the same as ${place}`, 'remove one of them')]
      : [error(line.file, line.line, 'line-contained', `all of the line is already in ${place}`, 'remove the line')];
  });
};
