import { markdownSteps } from '../markdown/markdown.js';
import type { Note } from '../note.js';
import type { Problem } from '../problem.js';
import { reportOn } from '../report.js';
import { finish, type Steps } from '../steps.js';
import { frontMatterSteps } from './front-matter.js';
import { frontOfProperties } from './front-values.js';
import { cutSteps } from './sections.js';
import { type Called, namesOf, plain } from './titles.js';

export { slugOf } from '../slug.js';

/** Characters. */
const largestNote = 5 * 1_048_576;

/** Lines with words, and lines. */
const most = { written: 150_000, lines: 500_000 };

const sizeProblem = (text: string): string | undefined => {
  if (text.length > largestNote) return 'the file is larger than 5 MB';
  let [written, lines, start] = [0, 0, 0];
  for (let at = 0; at <= text.length; at += 1) {
    const char = text.charCodeAt(at);
    const isEnd = char === 10 || (char === 13 && text.charCodeAt(at + 1) !== 10) || at === text.length;
    if (!isEnd || (at === text.length && at === start)) continue;
    lines += 1;
    if (at > start) written += 1;
    start = at + 1;
  }
  return written > most.written || lines > most.lines ? `the file has ${lines} lines` : undefined;
};

export interface ParsedNote {
  readonly note?: Note;
  /** What its note can be called, where that doesn't say so itself: others may be called the same. */
  readonly called?: Called;
  readonly problems: readonly Problem[];
}

/**
 * Reads one Markdown file. `file` is relative to the knowledge folder. Without a `note` the file can't be used and
 * the problems hold an error; with one there may be warnings. Never throws, whatever the text is.
 */
export const parseNote = (file: string, text: string): ParsedNote => finish(noteSteps(file, text));

/** The same in small pieces. */
export function* noteSteps(file: string, text: string): Steps<ParsedNote> {
  const tooBig = sizeProblem(text);
  if (tooBig !== undefined) {
    const hint = 'split it into several notes';
    return { problems: [reportOn(file)({ line: 1, column: 1 }, 'file-too-big', tooBig, hint)] };
  }
  const lines = text.includes('\r') ? text.replace(/\r\n?/gu, '\n') : text;
  const normal = lines.replace(/^\uFEFF/u, '');
  const { front: written, body, problems } = yield* frontMatterSteps(file, normal);
  const { nodes, links, properties } = yield* markdownSteps(body, /\.mdx$/iu.test(file));
  const front = frontOfProperties(written, properties);
  const { title, called, above, question } = namesOf(file, front, nodes, body);
  const aliases = front.aliases.map(plain).filter((alias) => alias !== '');
  const isCalledSo = question === undefined || question === title || aliases.includes(question);
  const note: Note = {
    file,
    title,
    aliases: isCalledSo ? aliases : [...aliases, question],
    ...(yield* cutSteps(file, above, nodes, links)),
    ...(question === undefined ? {} : { question }),
    ...(front.owner === undefined ? {} : { owner: front.owner }),
    ...(front.checked === undefined ? {} : { checked: front.checked }),
  };
  return { note, problems, ...(called === undefined ? {} : { called }) };
}
