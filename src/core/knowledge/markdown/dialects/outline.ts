import { codeWatch } from '../scan/outside-code.js';

/** Properties of a whole page, in order. */
export type PageProperties = readonly (readonly [key: string, value: string])[];

const property = /^[A-Za-z][\w./?-]*::(?:\s+(.*))?$/u;
const bullet = /^\s*[-*+](?:\s|$)/u;
const signs =
  /^\s*(?:[-*+]\s+)?(?:(?:id|collapsed|logseq\.[\w-]+|background-color|heading)::|(?:LATER|NOW|DOING|DONE|WAITING)\s|\{\{embed\s)/u;

/** What nothing but Logseq writes. */
const sureSign =
  /^\s*(?:[-*+]\s+)?(?:id:: [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-|collapsed:: (?:true|false)\s*$|logseq\.[\w-]+::)/u;

const isPart = (line: string): boolean => line.trim() === '' || bullet.test(line) || /^[ \t]/u.test(line);

/**
 * Whether a page is an outline, as Logseq writes them: it says so, or has nothing but bullets with what is nested in
 * them, and properties or tabs that other bullets don't have.
 */
export const isOutline = (lines: readonly string[]): boolean => {
  const isCode = codeWatch();
  if (lines.some((line) => !isCode(line) && sureSign.test(line))) return true;
  let at = 0;
  while (at < lines.length && (lines[at]?.trim() === '' || property.test(lines[at] ?? ''))) at += 1;
  const hasProperties = lines.slice(0, at).some((line) => line.trim() !== '');
  const body = lines.slice(at);
  if (body.length === 0) return hasProperties;
  if (!bullet.test(body[0] ?? '')) return false;
  if (
    !hasProperties &&
    !body.some((line) => /^\t+[-*+]\s/u.test(line) || signs.test(line) || /^\s*- #{1,6}\s/u.test(line))
  )
    return false;
  const inCode = codeWatch();
  return body.every((line) => inCode(line) || isPart(line));
};

const state =
  /^(\s*[-*+]\s+(?:#{1,6}\s+)?)(?:TODO|DOING|DONE|LATER|NOW|WAIT|WAITING|IN-PROGRESS|CANCELED|CANCELLED)\s+/u;
const priority = /^(\s*[-*+]\s+(?:#{1,6}\s+)?)\[#[A-C]\]\s+/u;
const onlyMarks = /^\s*(?:(?:SCHEDULED|DEADLINE):\s*<.*>|#\+(?:BEGIN|END)_\w+|:LOGBOOK:|:END:|CLOCK:.*)\s*$/u;
const bulletMarks = /^(\s*[-*+]\s+)#\+(?:BEGIN|END)_\w+\s*$/u;
const reference = /\(\([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\)\)/gu;

/** A bullet in which nothing is left would make a heading of the words above it; one that begins a quote doesn't. */
const kept = (line: string): string => (/^\s*[-*+]\s*$/u.test(line) ? `${line.trimEnd()} >` : line);

const source = /^(\s*(?:[-*+]\s+)?)#\+BEGIN_(?:SRC|EXAMPLE|QUERY)(.*)$/u;
const sourceEnd = /^(\s*)#\+END_(?:SRC|EXAMPLE|QUERY)\s*$/u;

/** The blocks of code that Org has, as Markdown has them. */
const fenced = (line: string): string => line.replace(source, '$1```$2').replace(sourceEnd, '$1```');

/** Takes properties, states and references out of an outline, and makes a bullet of each block. Lines stay lines. */
export function* withoutOutlineMarks(written: readonly string[], found: [string, string][]): Generator<string> {
  const lines = written.some((line) => source.test(line)) ? written.map(fenced) : written;
  const inCode = codeWatch();
  let begun = false;
  let loose = false;
  for (const line of lines) {
    if (inCode(line)) {
      yield line;
      continue;
    }
    const text = line.trim().replace(/^[-*+]\s+/u, '');
    begun ||= bullet.test(line);
    if (property.test(text)) {
      const [key = '', ...value] = text.split('::');
      if (!begun) found.push([key.toLowerCase(), value.join('::').trim()]);
      yield kept(bullet.exec(line)?.[0] ?? '');
    } else if (onlyMarks.test(line)) yield '';
    else {
      const isLoose = !isPart(line);
      const lead = isLoose ? (loose ? '  ' : '- ') : '';
      loose = isLoose;
      begun ||= isLoose;
      yield kept(
        (lead + line).replace(bulletMarks, '$1').replace(state, '$1').replace(priority, '$1').replace(reference, ''),
      );
    }
  }
}
