import { excerpt } from '../chat/excerpt.js';
import { nearest } from '../language/nearest.js';
import type { Note, Passage, Section } from './note.js';
import type { Problem } from './problem.js';
import type { QuestionSource } from './question.js';
import type { Piece } from './read-quiz.js';
import type { Report } from './report.js';

const changed = 'the passage has changed: check the answer, then quote what it says now';
const form = 'write Source: note.md#heading "words found below that heading"';

/** Words as they are compared: case, white space, typographic quotes and Markdown's marks make no difference. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[*_`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** `iam.md` written in `aws/iam.quiz.md` is `aws/iam.md`; `../` leads out of that folder. */
const beside = (quizFile: string, written: string): string => {
  const path: string[] = quizFile.split('/').slice(0, -1);
  for (const step of written.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
};

/** The heading's own section first, then those of the headings below it. */
const sectionsBelow = (note: Note, section: Section): Section[] => [
  section,
  ...note.sections.filter(
    ({ trail }) =>
      trail.length > section.trail.length && section.trail.every((heading, depth) => trail[depth] === heading),
  ),
];

const orNearest = (written: string, candidates: readonly string[], otherwise: string): string => {
  const near = nearest(written, candidates, 3);
  return near.length > 0 ? `did you mean ${near.join(', ')}?` : otherwise;
};

const foldedBefore = new WeakMap<Note, readonly string[]>();

/** Many questions quote one note. */
const foldedPassages = (note: Note): readonly string[] => {
  const folded = foldedBefore.get(note) ?? note.passages.map(({ text }) => foldText(text));
  foldedBefore.set(note, folded);
  return folded;
};

const withWords = (note: Note, folded: string): Passage[] => {
  const texts = foldedPassages(note);
  return note.passages.filter((_, i) => texts[i]?.includes(folded));
};

/** The first of some passages that stands below a heading. */
const firstBelow = (note: Note, section: Section, passages: readonly Passage[]): Passage | undefined => {
  for (const each of sectionsBelow(note, section)) {
    const found = passages.find((passage) => note.sections[passage.section] === each);
    if (found) return found;
  }
  return undefined;
};

/**
 * Where the source of a question stands in the notes now: its quote below its heading, or, when the note was renamed or
 * split, the whole passage below a heading of that name in another one.
 */
export const provenNow = (source: QuestionSource, notes: readonly Note[]): QuestionSource | undefined => {
  const own = notes.filter(({ file }) => file === source.file);
  for (const note of [...own, ...notes.filter(({ file }) => file !== source.file)]) {
    const section = note.sections.find(({ slug }) => slug === source.heading);
    if (section === undefined) continue;
    const passages = own.includes(note)
      ? withWords(note, foldText(source.quote))
      : note.passages.filter(({ text }) => text === source.text);
    const proof = firstBelow(note, section, passages);
    if (proof) return { ...source, file: note.file, line: proof.line, text: proof.text };
  }
  return undefined;
};

/** Whether a note may be one that was renamed: it has that heading and, letter by letter, these words. */
const holds = (note: Note, slug: string, quote: string): boolean =>
  note.sections.some((each) => each.slug === slug) && note.passages.some(({ text }) => text.includes(quote));

/** Follows a `Source:` line into the notes: the passage that holds its quote, or all that is wrong with it. */
export const proveSource = (
  piece: Piece,
  quizFile: string,
  notes: readonly Note[],
  report: Report,
): { readonly source: QuestionSource; readonly note: Note } | { readonly problems: readonly Problem[] } => {
  const problem = (rule: string, message: string, hint: string) => report(piece, rule, message, hint);
  const fail = (rule: string, message: string, hint: string) => ({ problems: [problem(rule, message, hint)] });
  const parts = /^([^#]+?)(?:#(\S*))?\s+["“](.+)["”]$/.exec(piece.text);
  const [, file = '', slug = '', quote = ''] = parts ?? [];
  const wanted = foldText(quote);
  if (!wanted) return fail('bad-source', `the source "${excerpt(piece.text)}" can't be read`, form);

  const [near, far] = [beside(quizFile, file), beside('', file)];
  const note = notes.find((each) => each.file === near) ?? notes.find((each) => each.file === far);
  if (!note) {
    const renamed = notes.find((each) => holds(each, slug, quote));
    const files = notes.map((each) => each.file);
    const hint = renamed ? `did you mean ${renamed.file}?` : orNearest(file, files, form);
    return fail('source-note', `there is no note "${excerpt(file)}"`, hint);
  }

  const within = withWords(note, wanted);
  const section = note.sections.find((each) => each.slug === slug);
  if (!section) {
    const slugs = note.sections.map((each) => each.slug).filter((each) => each !== '');
    const message = slug ? `${note.file} has no heading "#${excerpt(slug)}"` : 'the source names no heading';
    const hint = orNearest(slug, slugs, `its headings: ${excerpt(slugs.join(', '), 200)}`);
    const heading = problem('source-heading', message, hint);
    return {
      problems:
        within.length > 0
          ? [heading]
          : [heading, problem('quote-missing', `"${excerpt(quote)}" can't be found in ${note.file}`, `${changed}`)],
    };
  }

  const proof = firstBelow(note, section, within);
  if (proof) return { source: { file: note.file, heading: slug, quote, line: proof.line, text: proof.text }, note };
  const elsewhere = within[0];
  return fail(
    'quote-missing',
    `"${excerpt(quote)}" can't be found below ${note.file}#${slug}`,
    elsewhere
      ? `it is in line ${elsewhere.line}, below #${note.sections[elsewhere.section]?.slug ?? ''}: name that heading instead`
      : `${changed} (from line ${section.line})`,
  );
};
