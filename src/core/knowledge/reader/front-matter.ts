import { parse as parseToml, TomlError } from 'smol-toml';
import type { Problem } from '../problem.js';
import { reportOn } from '../report.js';
import type { Steps } from '../steps.js';
import { type FrontMatter, frontOf, noFront } from './front-values.js';
import { type Parsed, readYaml } from './read-yaml.js';

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
  { name: 'YAML', open: /^---[ \t]*$/u, close: /^(?:---|\.\.\.)[ \t]*$/u, parse: readYaml },
  { name: 'TOML', open: /^\+\+\+[ \t]*$/u, close: /^\+\+\+[ \t]*$/u, parse: tomlSteps },
] as const;

type Unread = Exclude<Parsed, { value: unknown }>;

const tooLong: Unread = { line: 1, column: 1, why: `it is longer than ${longest / 1_000} kB` };

/**
 * Splits a note into front matter, YAML between `---` or TOML between `+++`, and Markdown. One that can't be read is a
 * warning: the note is read without it. Two rules around something else are Markdown.
 */
export function* frontMatterSteps(file: string, text: string): Steps<SplitText> {
  const report = reportOn(file);
  const none: SplitText = { front: noFront, body: text, problems: [] };
  const first = text.slice(0, 10).split('\n', 1)[0] ?? '';
  const format = formats.find(({ open }) => open.test(first));
  if (format === undefined) return none;
  const lines = text.slice(0, farthest).split('\n');
  const end = lines.findIndex((line, i) => i > 0 && format.close.test(line));
  const passedOver = (body: string, { line, column, why }: Unread): SplitText => {
    const message = `the front matter can't be read as ${format.name}: ${why.replace(/\s+/gu, ' ').slice(0, 120)}`;
    const problem = report({ line: line + 1, column }, 'front-matter-broken', message, mend, 'warning');
    return { front: noFront, body, problems: [problem] };
  };
  const written = lines.slice(1, end < 0 ? undefined : end);
  if (end < 0) {
    const isEndless = text.length > farthest && looksLikeKeys(written);
    return isEndless ? passedOver(text, tooLong) : none;
  }
  const inner = written.join('\n');
  const parsed = inner.length > longest ? tooLong : yield* format.parse(inner);
  if ('why' in parsed) return looksLikeKeys(written) ? passedOver(blanked(text, end), parsed) : none;
  const { value } = parsed;
  const isMap = typeof value === 'object' && !Array.isArray(value);
  if (!isMap) return none;
  return { ...frontOf(value ?? {}, report), body: blanked(text, end) };
}

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

/** TOML of this length is read within one piece, which others need not wait for. */
function* tomlSteps(text: string): Steps<Parsed> {
  yield;
  return readToml(text);
}

function readToml(text: string): Parsed {
  try {
    return { value: parseToml(text) };
  } catch (error) {
    if (!(error instanceof TomlError)) return { line: 1, column: 1, why: String(error) };
    const [why = ''] = error.message.replace(/^Invalid TOML document: /u, '').split('\n', 1);
    return { line: error.line, column: error.column, why };
  }
}
