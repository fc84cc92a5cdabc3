import { codeWatch } from '../scan/outside-code.js';

/** How remarks that no reader sees begin and end. */
const kinds = [
  { open: '<!--', close: '-->' },
  { open: '%%', close: '%%' },
  { open: '{/*', close: '*/}' },
  { open: '{{/*', close: '*/}}' },
  { open: '{% comment %}', close: '{% endcomment %}' },
  { open: '{::comment}', close: '{:/comment}' },
] as const;
type Kind = (typeof kinds)[number];

/** Openers, and code within a line, which is shown as it is. */
const marks = /`+|<!--|%%|\{\{?\/\*|\{% comment %\}|\{::comment\}/gu;

/** Blanks remarks outside of code. Lines stay lines, so that their numbers stay true. */
export function* withoutRemarks(lines: readonly string[]): Generator<string> {
  const last = lastEnds(lines);
  if (last.size === 0) {
    yield* lines;
    return;
  }
  const inCode = codeWatch();
  let open: Kind | undefined;
  for (const [number, line] of lines.entries()) {
    if (open === undefined && inCode(line)) {
      yield line;
      continue;
    }
    let kept = '';
    let at = 0;
    while (at < line.length) {
      if (open !== undefined) {
        const end = line.indexOf(open.close, at);
        if (end < 0) break;
        at = end + open.close.length;
        open = undefined;
        continue;
      }
      const next = opener(line, at);
      kept += line.slice(at, next?.at);
      if (next === undefined) break;
      at = next.at + next.kind.open.length;
      // A remark that never ends is none.
      if (isBefore(number, at, last.get(next.kind))) open = next.kind;
      else kept += next.kind.open;
    }
    yield kept;
  }
}

interface Place {
  readonly line: number;
  readonly at: number;
}

const isBefore = (line: number, at: number, place: Place | undefined): boolean =>
  place !== undefined && (line < place.line || (line === place.line && at <= place.at));

/** Where each kind of remark ends last. */
const lastEnds = (lines: readonly string[]): Map<Kind, Place> => {
  const found = new Map<Kind, Place>();
  for (const kind of kinds) {
    const line = lines.findLastIndex((text) => text.includes(kind.close));
    const at = lines[line]?.lastIndexOf(kind.close);
    if (at !== undefined) found.set(kind, { line, at });
  }
  return found;
};

/** The first opener from `at` on that stands in no code. */
const opener = (line: string, from: number): { at: number; kind: Kind } | undefined => {
  marks.lastIndex = from;
  for (let found = marks.exec(line); found !== null; found = marks.exec(line)) {
    const [mark] = found;
    const { index } = found;
    if (mark.startsWith('`')) {
      const end = codeEnd(line, index + mark.length, mark);
      if (end > 0) marks.lastIndex = end;
      continue;
    }
    const kind = kinds.find((each) => each.open === mark);
    if (kind !== undefined && (mark !== '%%' || /^(?:.*\s)?$/u.test(line.slice(Math.max(0, index - 1), index))))
      return { at: index, kind };
  }
  return undefined;
};

/** The place after the backticks that close those of `mark`; -1 without any. */
const codeEnd = (line: string, from: number, mark: string): number => {
  for (let at = line.indexOf(mark, from); at >= 0; at = line.indexOf(mark, at)) {
    let end = at + mark.length;
    if (line[end] !== '`') return end;
    while (line[end] === '`') end += 1;
    at = end;
  }
  return -1;
};
