import { parse as parseToml, TomlError } from 'smol-toml';
import { LineCounter, parseDocument } from 'yaml';
import type { Problem } from '../problem.js';
import { type Report, reportOn } from '../report.js';
import { type FrontMatter, frontOf, noFront } from './front-values.js';

const mend = 'fix or remove the lines at the top of the file; the rest of the note is in use';

export interface SplitText {
  readonly front: FrontMatter;
  /** The text with the front matter blanked: lines keep their numbers. */
  readonly body: string;
  readonly problems: readonly Problem[];
}

/** Longer front matter, in characters, is passed over: it takes its time to read. */
const longest = 16_000;
/** Farther down the second line of dashes is only a rule. */
const farthest = 200_000;

const formats = [
  { name: 'YAML', open: /^---[ \t]*$/u, close: /^(?:---|\.\.\.)[ \t]*$/u, parse: (text: string) => readYaml(text) },
  { name: 'TOML', open: /^\+\+\+[ \t]*$/u, close: /^\+\+\+[ \t]*$/u, parse: (text: string) => readToml(text) },
] as const;

/** What was read, or why not; lines and columns count from 1. */
type Parsed = { readonly value: unknown } | { readonly line: number; readonly column: number; readonly why: string };

/**
 * Splits a note into front matter, YAML between `---` or TOML between `+++`, and Markdown. One that can't be read is a
 * warning: the note is read without it. Two rules around something else are Markdown.
 */
export const splitFrontMatter = (file: string, text: string): SplitText => {
  const none: SplitText = { front: noFront, body: text, problems: [] };
  const first = text.slice(0, 10).split('\n', 1)[0] ?? '';
  const format = formats.find(({ open }) => open.test(first));
  if (format === undefined) return none;
  const lines = text.slice(0, farthest).split('\n');
  const end = lines.findIndex((line, i) => i > 0 && format.close.test(line));
  if (end < 0) return none;
  const written = lines.slice(1, end);
  const parsed = readWith(format.parse, written.join('\n'));
  const report = reportOn(file);
  if ('why' in parsed) return looksLikeKeys(written) ? broken(text, end, format.name, parsed, report) : none;
  const { value } = parsed;
  const isMap = typeof value === 'object' && !Array.isArray(value);
  if (!isMap) return none;
  return { ...frontOf(value ?? {}, report), body: blanked(text, end) };
};

const readWith = (parse: (text: string) => Parsed, text: string): Parsed =>
  text.length > longest ? { line: 1, column: 1, why: `it has ${text.length} characters` } : parse(text);

const broken = (
  text: string,
  end: number,
  name: string,
  { line, column, why }: Exclude<Parsed, { value: unknown }>,
  report: Report,
): SplitText => {
  const message = `the front matter can't be read as ${name}: ${why.replace(/\s+/gu, ' ').slice(0, 120)}`;
  const problem = report({ line: line + 1, column }, 'front-matter-broken', message, mend, 'warning');
  return { front: noFront, body: blanked(text, end), problems: [problem] };
};

const blanked = (text: string, end: number): string => {
  let from = 0;
  for (let line = 0; line <= end; line += 1) {
    const next = text.indexOf('\n', from);
    from = next < 0 ? text.length : next + 1;
  }
  return '\n'.repeat(end + 1) + text.slice(from);
};

const looksLikeKeys = (lines: readonly string[]): boolean =>
  /^["']?[\p{L}_][\p{L}\p{N}_ .-]*["']?[ \t]*[:=]/u.test(lines.find((line) => /^\s*[^\s#]/u.test(line)) ?? '');

const readYaml = (text: string): Parsed => {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    return { line, column: col, why: error.message };
  }
  try {
    return { value: document.toJS({ maxAliasCount: 20 }) };
  } catch (error) {
    return { line: 1, column: 1, why: error instanceof Error ? error.message : String(error) };
  }
};

const readToml = (text: string): Parsed => {
  try {
    return { value: parseToml(text) };
  } catch (error) {
    if (!(error instanceof TomlError)) return { line: 1, column: 1, why: String(error) };
    const [why = ''] = error.message.replace(/^Invalid TOML document: /u, '').split('\n', 1);
    return { line: error.line, column: error.column, why };
  }
};
