import { LineCounter, parseDocument } from 'yaml';
import type { Problem } from './problem.js';
import { reportOn } from './report.js';

const mend = 'mend the lines between the two --- at the top, or remove them';
const write = 'write title, owner and checked as one line of text each, and aliases as a list';

export interface FrontMatter {
  readonly title?: string;
  readonly owner?: string;
  readonly checked?: string;
  readonly aliases: readonly string[];
}

export interface SplitText {
  readonly front: FrontMatter;
  /** The text with the front matter blanked: lines keep their numbers. */
  readonly body: string;
  readonly problems: readonly Problem[];
}

const fence = /^---[ \t]*$/u;
const none: FrontMatter = { aliases: [] };

/** Splits a note into front matter and Markdown. An error among the problems means that the note can't be used. */
export const splitFrontMatter = (file: string, text: string): SplitText => {
  const lines = text.split('\n');
  const end = fence.test(lines[0] ?? '') ? lines.findIndex((line, i) => i > 0 && fence.test(line)) : -1;
  if (end < 0) return { front: none, body: text, problems: [] };
  const body = '\n'.repeat(end + 1) + lines.slice(end + 1).join('\n');
  const problem = problemIn(file);
  const counter = new LineCounter();
  const document = parseDocument(lines.slice(1, end).join('\n'), {
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const [error] = document.errors;
  if (error !== undefined) {
    const at = counter.linePos(error.pos[0]);
    const why = error.message.replace(/\s+/gu, ' ').slice(0, 120);
    return {
      front: none,
      body,
      problems: [problem(at.line + 1, at.col, 'error', `the front matter is not YAML: ${why}`)],
    };
  }
  try {
    const value: unknown = document.toJS({ maxAliasCount: 20 });
    // Two rules around a sentence are Markdown, not front matter.
    if (typeof value === 'string') return { front: none, body: text, problems: [] };
    return { ...read(value, problem), body };
  } catch (error) {
    const message = `the front matter can't be read: ${error instanceof Error ? error.message : String(error)}`;
    return { front: none, body, problems: [problem(2, 1, 'error', message)] };
  }
};

type FrontMatterProblem = (line: number, column: number, severity: Problem['severity'], message: string) => Problem;

const problemIn = (file: string): FrontMatterProblem => {
  const report = reportOn(file);
  return (line, column, severity, message) =>
    severity === 'error'
      ? report({ line, column }, 'front-matter-broken', message, mend)
      : report({ line, column }, 'front-matter-value', message, write, severity);
};

const read = (value: unknown, problem: FrontMatterProblem): { front: FrontMatter; problems: Problem[] } => {
  if (value === null || value === undefined) return { front: none, problems: [] };
  if (typeof value !== 'object' || Array.isArray(value)) {
    return { front: none, problems: [problem(1, 1, 'warning', 'the front matter has no keys')] };
  }
  const fields = new Map(Object.entries(value));
  const problems: Problem[] = [];
  const wrong = (key: string): undefined => {
    problems.push(problem(1, 1, 'warning', `${key} in the front matter is not usable`));
    return undefined;
  };
  const text = (key: string): string | undefined => {
    const found = fields.get(key) ?? undefined;
    if (found === undefined) return undefined;
    return typeof found === 'string' || typeof found === 'number' ? String(found).trim().slice(0, 200) : wrong(key);
  };
  const title = text('title');
  const owner = text('owner');
  const checked = text('checked');
  const given = fields.get('aliases') ?? [];
  const list: unknown[] = Array.isArray(given) ? given : [given];
  const aliases = list.filter((alias) => typeof alias === 'string').map((alias) => alias.trim().slice(0, 200));
  if (aliases.length < list.length) wrong('aliases');
  return {
    front: {
      aliases: aliases.filter((alias) => alias !== '').slice(0, 100),
      ...(title ? { title } : {}),
      ...(owner ? { owner } : {}),
      ...(checked ? { checked } : {}),
    },
    problems,
  };
};
