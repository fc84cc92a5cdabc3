import type { Steps } from '../steps.js';
import { isOutline, type PageProperties, withoutOutlineMarks } from './dialects/outline.js';
import { withoutRemarks } from './dialects/remarks.js';
import { codeWatch } from './scan/outside-code.js';

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

/** Longer lines are cut: what reads the words of a line reads all of it at once. */
const longestLine = 5_000;
/** Lines and characters that are handled between two pauses. */
const piece = { lines: 1_000, characters: 100_000 };
/** Pictures that are written out in the text. */
const embedded = /(data:[\w/+.-]{0,60};base64),[\w+/=%-]+/gu;

/** Takes out what is written between or around the lines of Markdown, and cuts endless lines. */
export function* sourceLines(source: string): Steps<SourceLines> {
  const written = source.split('\n');
  const isLong = source.length > longestLine && written.some((line) => line.length > longestLine);
  const { lines: cut, numbers } = isLong ? yield* cutLines(written) : { lines: written, numbers: [] };
  yield;
  const lines = yield* all(withoutRemarks(cut));
  const properties: [string, string][] = [];
  const outline = isOutline(lines);
  const plain = outline ? yield* all(withoutOutlineMarks(lines, properties)) : lines;
  const numberOf = (line: number): number => numbers[line] ?? line + 1;
  return { text: plain.join('\n'), numberOf, whole: !isLong, outline, properties };
}

function* all(lines: Iterable<string>): Steps<string[]> {
  const made: string[] = [];
  let done = 0;
  for (const line of lines) {
    made.push(line);
    done += line.length + piece.characters / piece.lines;
    if (done < piece.characters) continue;
    done = 0;
    yield;
  }
  return made;
}

/** Cuts long lines outside of code; `numbers` are the lines that the parts come from. */
function* cutLines(written: readonly string[]): Steps<{ lines: string[]; numbers: number[] }> {
  const inCode = codeWatch();
  const lines: string[] = [];
  const numbers: number[] = [];
  for (const [i, line] of written.entries()) {
    if (i % piece.lines === 0) yield;
    const isLong = !inCode(line) && line.length > longestLine;
    for (const part of isLong ? cutLine(line.replace(embedded, '$1,')) : [line]) {
      lines.push(part);
      numbers.push(i + 1);
    }
  }
  return { lines, numbers };
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
