import type { Steps } from '../steps.js';
import { isOutline, type PageProperties, withoutOutlineMarks } from './dialects/outline.js';
import { withoutRemarks } from './dialects/remarks.js';

/** A text made ready for the parser. */
export interface SourceLines {
  readonly text: string;
  /** The line of the file, from 1, that a line of the text comes from, from 0. */
  readonly numberOf: (line: number) => number;
  /** A line of the text is a line of the file: no line was so long that it had to be cut. */
  readonly whole: boolean;
  readonly outline: boolean;
  readonly properties: PageProperties;
}

/** Longer lines are cut: what reads a line reads all of it at once. */
const longestLine = 5_000;
const piece = 1_000;
/** Pictures that are written out in the text. */
const embedded = /(data:[\w/+.-]{0,60};base64),[\w+/=%-]+/gu;

/** Takes out what is written between or around the lines of Markdown, and cuts endless lines. */
export function* sourceLines(source: string): Steps<SourceLines> {
  const whole = source.split('\n');
  const numbers: number[] = [];
  let lines = whole;
  if (source.length > longestLine && whole.some((line) => line.length > longestLine)) {
    lines = [];
    for (const [i, line] of whole.entries()) {
      for (const part of cutLine(line.length > longestLine ? line.replace(embedded, '$1,') : line)) {
        lines.push(part);
        numbers.push(i + 1);
      }
    }
  }
  yield;
  lines = yield* all(withoutRemarks(lines));
  const properties: [string, string][] = [];
  const outline = isOutline(lines);
  if (outline) lines = yield* all(withoutOutlineMarks(lines, properties));
  const numberOf = (line: number): number => numbers[line] ?? line + 1;
  return { text: lines.join('\n'), numberOf, whole: numbers.length === 0, outline, properties };
}

function* all(lines: Iterable<string>): Steps<string[]> {
  const made: string[] = [];
  for (const line of lines) {
    if (made.push(line) % piece === 0) yield;
  }
  return made;
}

/** At spaces, where there are any. */
const cutLine = (line: string): string[] => {
  const parts: string[] = [];
  let rest = line;
  while (rest.length > longestLine) {
    const space = rest.lastIndexOf(' ', longestLine);
    const end = space > longestLine / 2 ? space : longestLine;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...parts, rest];
};
