import type { Reading } from './reading.js';

const longest = 2_000;
/** To look for strings takes longer than to look for a character. */
const costs = 10;

/** The place after the brace that closes the one at `from`; -1 without one. Strings in between may hold braces. */
export const afterBraces = (source: string, from: number, to: number, reading: Reading): number => {
  const end = Math.min(to, from + longest, from + reading.purse);
  if (!source.slice(from, end).includes('}')) return -1;
  let depth = 0;
  for (let at = from; at < end; at += 1) {
    const char = source[at];
    if (char === '{') depth += 1;
    else if (char === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (char === '"' || char === "'" || char === '`') {
      // An apostrophe opens no string, and only between backticks a string has several lines.
      if (/\w/u.test(source[at - 1] ?? '')) continue;
      const length = source.slice(at + 1, end).search(char === '`' ? /`/u : char === '"' ? /["\n]/u : /['\n]/u);
      if (length >= 0 && source[at + 1 + length] === char) at += length + 1;
    }
  }
  reading.purse -= costs * Math.max(0, end - from);
  return -1;
};
