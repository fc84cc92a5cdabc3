import { markdownSteps } from '../markdown/markdown.js';
import type { Note } from '../note.js';
import type { Problem } from '../problem.js';
import { reportOn } from '../report.js';
import { finish, type Steps } from '../steps.js';
import { splitFrontMatter } from './front-matter.js';
import { frontOfProperties } from './front-values.js';
import { cutSteps } from './sections.js';
import { namesOf, plain } from './titles.js';

export { slugOf } from '../slug.js';

/** Characters. */
export const largestNote = 5 * 1_048_576;

export interface ParsedNote {
  readonly note?: Note;
  readonly problems: readonly Problem[];
}

/**
 * Reads one Markdown file. `file` is relative to the knowledge folder. Without a `note` the file can't be used and
 * the problems hold an error; with one there may be warnings. Never throws, whatever the text is.
 */
export const parseNote = (file: string, text: string): ParsedNote => finish(noteSteps(file, text));

/** The same in small pieces. */
export function* noteSteps(file: string, text: string): Steps<ParsedNote> {
  if (text.length > largestNote) {
    const hint = 'split it into several notes';
    return { problems: [reportOn(file)({ line: 1, column: 1 }, 'file-too-big', 'the file is larger than 5 MB', hint)] };
  }
  const normal = text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  const { front: written, body, problems } = splitFrontMatter(file, normal);
  const { nodes, links, properties } = yield* markdownSteps(body, /\.mdx$/iu.test(file));
  const front = frontOfProperties(written, properties);
  const { title, above, question } = namesOf(file, front, nodes);
  const note: Note = {
    file,
    title,
    aliases: front.aliases.map(plain).filter((alias) => alias !== ''),
    ...(yield* cutSteps(file, above, nodes, links)),
    ...(question === undefined ? {} : { question }),
    ...(front.owner === undefined ? {} : { owner: front.owner }),
    ...(front.checked === undefined ? {} : { checked: front.checked }),
  };
  return { note, problems };
}
