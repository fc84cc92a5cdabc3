import { excerpt } from '../chat/excerpt.js';
import type { Problem } from './problem.js';
import type { Place, Report } from './report.js';

/** A piece of a quiz file and where it stands. */
export interface Piece extends Place {
  readonly text: string;
}

export interface DraftChoice extends Piece {
  readonly right: boolean;
}

export type Field = 'answer' | 'source' | 'topic' | 'difficulty';

/** What stands between one `##` and the next, sorted but not judged yet. */
export interface Draft extends Place {
  readonly heading: string;
  readonly choices: DraftChoice[];
  /** One piece a line. */
  readonly explanation: Piece[];
  readonly fields: Partial<Record<Field, Piece>>;
  /** Lines that have no place in a question. */
  readonly problems: Problem[];
}

/** Far more than any line of a question needs; a guard for what follows. */
const longestLine = 4_000;

const isField = (word: string): word is Field => ['answer', 'source', 'topic', 'difficulty'].includes(word);
const isRemark = (line: string): boolean => line === '' || /^(?:<!--.*-->|-{3,}|\*{3,}|_{3,})$/.test(line);

const strayHint = (line: string): string =>
  /^(?:[-*+]|\d+[.)])/.test(line)
    ? 'write a wrong choice as "- [ ] text — why it is wrong" and a right one as "- [x] text"'
    : 'a question can have choices, "> explanation", and the lines Source:, Topic:, Difficulty: or Answer:';

const startDraft = (heading: string, line: number): Draft => ({
  line,
  column: 1,
  heading,
  choices: [],
  explanation: [],
  fields: {},
  problems: [],
});

/** Puts one line into its question; false when it has no place there. */
const take = (draft: Draft, piece: Piece, indented: boolean, report: Report): boolean => {
  const choice = /^[-*+]\s+\[([ xX]?)\]\s*(.*)$/.exec(piece.text);
  if (choice) {
    draft.choices.push({ ...piece, text: choice[2] ?? '', right: /x/i.test(choice[1] ?? '') });
    return true;
  }
  if (piece.text.startsWith('>')) {
    draft.explanation.push({ ...piece, text: piece.text.slice(1).trim() });
    return true;
  }
  const field = /^([A-Za-z]+):\s*(.*)$/.exec(piece.text);
  const name = field?.[1]?.toLowerCase() ?? '';
  if (field && isField(name)) {
    if (draft.fields[name])
      draft.problems.push(
        report(piece, 'repeated-line', `a second "${field[1]}:" line in one question`, 'keep one of the two'),
      );
    draft.fields[name] = { ...piece, text: field[2] ?? '' };
    return true;
  }
  const last = draft.choices.at(-1);
  if (!indented || !last || draft.explanation.length > 0) return false;
  draft.choices[draft.choices.length - 1] = { ...last, text: `${last.text} ${piece.text}` };
  return true;
};

/**
 * Sorts the lines of a quiz file into questions. Nothing is thrown away in silence: a line that no rule knows becomes
 * a problem of its question, or of the file when it stands before the first one.
 */
export const readQuiz = (text: string, report: Report): { drafts: Draft[]; problems: Problem[] } => {
  const drafts: Draft[] = [];
  const problems: Problem[] = [];
  let draft: Draft | undefined;
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (const [index, whole] of lines.entries()) {
    const line = whole.trim();
    const piece: Piece = { text: line, line: index + 1, column: whole.length - whole.trimStart().length + 1 };
    const complaints = draft?.problems ?? problems;
    if (line.length > longestLine) {
      const message = `a line of ${line.length} characters`;
      complaints.push(report(piece, 'long-line', message, `keep every line under ${longestLine} characters`));
    } else if (/^##(?!#)/.test(whole)) {
      draft = startDraft(line.slice(2).trim(), piece.line);
      drafts.push(draft);
    } else if (/^#(?!#)/.test(whole)) {
      draft = undefined;
    } else if (!isRemark(line) && !(draft && take(draft, piece, piece.column > 1, report))) {
      const [message, hint] = draft
        ? [`"${excerpt(line, 40)}" doesn't belong in a question`, strayHint(line)]
        : [`"${excerpt(line, 40)}" is outside any question`, 'start each question with "## prompt {#its-id}"'];
      complaints.push(report(piece, 'unknown-line', message, hint));
    }
  }
  return { drafts, problems };
};
