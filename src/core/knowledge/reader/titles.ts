import { decoded } from '../decoded.js';
import { isQuestion } from '../is-question.js';
import { inlineSpans } from '../markdown/markdown.js';
import type { Node } from '../markdown/node.js';
import { wordsOf } from '../markdown/spans.js';
import type { FrontMatter } from './front-values.js';

/** What a note that doesn't say so itself can be called. */
export interface Called {
  /** The heading that names the whole of it. */
  readonly heading?: string;
  /** The name of its file, as words. */
  readonly file: string;
}

/** What a note is called, and the question that it answers if it is one. */
export interface Names {
  readonly title: string;
  /** Where neither the front matter nor a heading of the first level says the title. */
  readonly called?: Called;
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

/** A heading that all others stand below, and most of the note: others name one part of it. */
const ofTheWhole = (headings: readonly Heading[], nodes: readonly Node[]): string | undefined =>
  nodes.findIndex(({ kind }) => kind === 'heading') <= nodes.length / 2 ? aboveAll(headings) : undefined;

/** From the front matter, the first heading of the first level, a heading that names the whole, or the file's name. */
export const namesOf = (file: string, front: FrontMatter, nodes: readonly Node[], text: string): Names => {
  const headings = nodes.flatMap((node): Heading[] => {
    const words = node.kind === 'heading' ? wordsOf(node.spans) : '';
    return node.kind === 'heading' && words !== '' ? [{ words, level: node.level }] : [];
  });
  const asked = typeof front.question === 'string' ? plain(front.question) : undefined;
  const above = front.title === undefined ? asked : plain(front.title) || front.title;
  const own = above ?? headings.find(({ level }) => level === 1)?.words;
  const heading = ofTheWhole(headings, nodes);
  const named = nameOf(file, text);
  const called = {
    ...(heading === undefined ? {} : { heading }),
    file: named ?? headings[0]?.words ?? capital(file.replace(extension, '')),
  };
  const title = own ?? heading ?? called.file;
  const asking = [aboveAll(headings), above, own === undefined && heading === undefined ? named : undefined];
  const question =
    asked ?? (front.question === true ? title : asking.find((words) => words !== undefined && isQuestion(words)));
  return {
    title,
    ...(own === undefined ? { called } : {}),
    ...(above === undefined ? {} : { above }),
    ...(question === undefined ? {} : { question }),
  };
};

/** Characters of a note in which the words of its file's name are looked up. */
const looked = 20_000;

/**
 * The file's name as words, with capitals as the note has them; of one that only opens a folder the folder's, and
 * undefined without one.
 */
const nameOf = (file: string, text: string): string | undefined => {
  const steps = decoded(file.replace(extension, '')).split('/');
  const last = steps.at(-1) ?? '';
  const name = /^(?:readme|_?index)$/iu.test(last) ? steps.at(-2) : last;
  if (name === undefined) return undefined;
  const words = name.split(/[-_\s]+/u).filter((word) => word !== '');
  const written = words.map((word) => inCapitals(word, text.slice(0, looked)) ?? word).join(' ') || name;
  return capital(written);
};

/** Words that begin with a capital, unless the first of them is written in a way of its own (`macOS`). */
const capital = (words: string): string =>
  words.replace(/^\p{Ll}(?=[\p{Ll}\p{N}]*(?: |$))/u, (first) => first.toUpperCase());

/** `vpc` as `VPC` where the note has it so. */
const inCapitals = (word: string, text: string): string | undefined => {
  if (!/^[\p{Ll}\p{N}]+$/u.test(word)) return undefined;
  const found = text.match(new RegExp(`(?<![\\p{L}\\p{N}_-])${word}(?![\\p{L}\\p{N}_-])`, 'giu')) ?? [];
  const capitals = found.filter((each) => /.\p{Lu}/u.test(each));
  return capitals.length * 2 > found.length ? capitals[0] : undefined;
};
