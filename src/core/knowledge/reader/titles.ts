import { decoded } from '../decoded.js';
import { isQuestion } from '../is-question.js';
import { inlineSpans } from '../markdown/markdown.js';
import type { Node } from '../markdown/node.js';
import { wordsOf } from '../markdown/spans.js';
import type { FrontMatter } from './front-values.js';

/** What a note is called, and the question that it answers if it is one. */
export interface Names {
  readonly title: string;
  /** The title that stands above all headings. */
  readonly above?: string;
  readonly question?: string;
}

export const plain = (words: string): string => wordsOf(inlineSpans(words));

const extension = /\.[a-z]+$/iu;

interface Heading {
  readonly words: string;
  readonly level: number;
}

/** The heading that all others stand below: of several questions side by side none is what the note is about. */
const aboveAll = ([first, ...others]: readonly Heading[]): string | undefined =>
  first !== undefined && others.every(({ level }) => level > first.level) ? first.words : undefined;

/**
 * From the front matter, the first heading of the first level, the heading above all others, or the file's name: of
 * sections side by side, as most pages of a wiki have them, the first names only itself.
 */
export const namesOf = (file: string, front: FrontMatter, nodes: readonly Node[]): Names => {
  const headings = nodes.flatMap((node): Heading[] => {
    const words = node.kind === 'heading' ? wordsOf(node.spans) : '';
    return node.kind === 'heading' && words !== '' ? [{ words, level: node.level }] : [];
  });
  const asked = typeof front.question === 'string' ? plain(front.question) : undefined;
  const above = front.title === undefined ? asked : plain(front.title) || front.title;
  const top = aboveAll(headings);
  const headed = above ?? headings.find(({ level }) => level === 1)?.words ?? top;
  const named = headed === undefined ? nameOf(file) : undefined;
  const title = headed ?? named ?? headings[0]?.words ?? file.replace(extension, '');
  const question =
    asked ??
    (front.question === true ? title : [top, above, named].find((words) => words !== undefined && isQuestion(words)));
  return { title, ...(above === undefined ? {} : { above }), ...(question === undefined ? {} : { question }) };
};

/** The file's name as words; of one that only opens a folder the folder's, and undefined without one. */
const nameOf = (file: string): string | undefined => {
  const steps = decoded(file.replace(extension, '')).split('/');
  const last = steps.at(-1) ?? '';
  const name = /^(?:readme|_?index)$/iu.test(last) ? steps.at(-2) : last;
  return name === undefined ? undefined : name.replace(/[-_]+/gu, ' ').trim() || name;
};
