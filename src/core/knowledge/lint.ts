import { excerpt } from '../chat/excerpt.js';
import { midnightOfDate } from '../time/local-time.js';
import type { Knowledge } from './knowledge.js';
import type { Note } from './note.js';
import type { Problem } from './problem.js';
import { reportOn } from './report.js';
import { finish, type Steps } from './steps.js';

/** Sections that are judged between two pauses. */
const piece = 50;
/** Shorter bullets come twice without harm: names of people, buttons to press. */
const shortestRepeated = 30;

/** Only what costs answers and is surely no intention: people's notes are theirs to write as they like. */
function* lintNote(note: Note): Steps<Problem[]> {
  const report = reportOn(note.file);
  const problems: Problem[] = [];
  const warn = (line: number, rule: string, message: string, hint: string) =>
    problems.push(report({ line, column: 1 }, rule, message, hint, 'warning'));

  if (note.checked !== undefined && midnightOfDate(note.checked) === undefined)
    warn(1, 'bad-date', `checked: "${excerpt(note.checked, 40)}" isn't a date`, 'write it as 2026-11-24');

  const passages = new Map(note.passages.map((passage) => [passage.id, passage]));
  for (const [i, { parts }] of note.sections.entries()) {
    if (i % piece === 0) yield;
    // Sentences, code and steps may well come twice; a bullet of one list does not.
    for (const part of parts.filter(({ block }) => block.kind === 'list' && !block.ordered)) {
      const seen = new Map<string, number>();
      for (const { text, line } of part.passages.flatMap((id) => passages.get(id) ?? [])) {
        if (text.length < shortestRepeated) continue;
        const first = seen.get(text);
        if (first === undefined) seen.set(text, line);
        else warn(line, 'repeated-passage', `the same words are already in line ${first}`, 'remove one of the two');
      }
    }
  }
  return problems;
}

const inOrder = (a: Problem, b: Problem): number =>
  (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column;

/** Every problem of every file, in the order of file, line and column. */
export const lint = (knowledge: Knowledge): Problem[] => finish(lintSteps(knowledge));

/** The same in small pieces. */
export function* lintSteps({ problems, notes }: Knowledge): Steps<Problem[]> {
  const found = [...problems];
  for (const note of notes) for (const problem of yield* lintNote(note)) found.push(problem);
  return found.sort(inOrder);
}
