import { excerpt } from '../chat/excerpt.js';
import { midnightOfDate } from '../time/local-time.js';
import { giveAways } from './give-away.js';
import type { Knowledge } from './knowledge.js';
import type { Note } from './note.js';
import type { Problem } from './problem.js';
import { reportOn } from './report.js';
import { finish, type Steps } from './steps.js';

/** A passage much longer than this matches every query a little and none well. */
const longestPassage = 1_200;

/** Passages that are judged between two pauses. */
const piece = 100;

/** Only what costs answers: people's notes are theirs to write as they like. */
function* lintNote(note: Note): Steps<Problem[]> {
  const report = reportOn(note.file);
  const top = { line: 1, column: 1 };
  const problems: Problem[] = [];
  const warn = (line: number, rule: string, message: string, hint: string) =>
    problems.push(report({ line, column: 1 }, rule, message, hint, 'warning'));

  if (note.passages.length === 0)
    warn(top.line, 'empty-note', 'the note holds no text that could be an answer', 'write some, or remove the file');
  if (note.checked !== undefined && midnightOfDate(note.checked) === undefined)
    warn(top.line, 'bad-date', `checked: "${excerpt(note.checked, 40)}" is no date`, 'write it as 2026-11-24');

  const seen = new Map<string, number>();
  for (const [i, { line, text, trail, kind }] of note.passages.entries()) {
    if (i % piece === 0) yield;
    if (text.length > longestPassage && (kind === 'paragraph' || kind === 'bullet')) {
      const hint = 'split it, or make a list of it: short passages are found better';
      warn(line, 'long-passage', `a ${kind} of ${text.length} characters`, hint);
    }
    const words = JSON.stringify([trail, text]);
    const first = seen.get(words);
    if (first === undefined) seen.set(words, line);
    else warn(line, 'repeated-passage', `the same words stand in line ${first}`, 'remove one of the two');
  }
  return problems;
}

const inOrder = (a: Problem, b: Problem): number =>
  (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column;

/** Every problem of every file, in the order of file, line and column. */
export const lint = (knowledge: Knowledge): Problem[] => finish(lintSteps(knowledge));

/** The same in small pieces. */
export function* lintSteps({ problems, notes, bank }: Knowledge): Steps<Problem[]> {
  const found = [...problems];
  for (const note of notes) for (const problem of yield* lintNote(note)) found.push(problem);
  for (const question of bank) {
    yield;
    found.push(...giveAways(question));
  }
  return found.sort(inOrder);
}
