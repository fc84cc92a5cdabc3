import type { Note } from '../../knowledge/note.js';
import { capital, isLabel, isName, telling } from './english.js';
import type { Place } from './proposal.js';

/** Longer, and the prompt begins with too much. */
const longest = 70;

const sharing = (a: string, b: string): boolean => {
  const words = telling(b);
  return [...telling(a)].some((word) => words.has(word));
};

/** Plural or not. */
const saysAll = (text: string, words: string): boolean => {
  const said = [...telling(text)];
  return [...telling(words)].every((word) => said.some((each) => each.startsWith(word) || word.startsWith(each)));
};

/** Its title, or its file where the title says nothing: "Purpose" of `status-page.md`. */
const nameOf = ({ title, file }: Note): string => {
  const said = title.replace(/[.:?!]+$/u, '');
  const base = (file.split('/').at(-1) ?? '').replace(/\..*$/u, '').replace(/[-_]+/gu, ' ');
  return capital(isLabel(said) ? base : said);
};

/**
 * What words of the notes are about: the nearest heading that names something, below its note's title where that adds to
 * it. `hidden` is what the prompt must not say: a heading that does is passed over, and undefined where none is left.
 */
export const aboutOf = ({ note, section }: Place, hidden: readonly string[] = []): string | undefined => {
  const tells = (text: string): boolean => hidden.some((each) => sharing(text, each));
  const heading = section.trail.findLast((each) => isName(each) && each.includes(' ') && !tells(each));
  const name = nameOf(note);
  const title = tells(name) ? undefined : name;
  if (heading === undefined || title === undefined) return heading ?? title;
  const both = `${title}, ${heading}`;
  return sharing(title, heading) || both.length > longest ? heading : both;
};

/** A question that says what it is about, where it does not say so already: "Leave: which of these is …?" */
export const askAbout = (about: string | undefined, question: string): string =>
  about === undefined || saysAll(question, about) ? question : `${about}: ${question.replace(/^Wh/u, 'wh')}`;
