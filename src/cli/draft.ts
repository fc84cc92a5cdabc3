import { draftsFrom } from '../core/draft/rules/drafts.js';
import { writeQuestion } from '../core/draft/rules/write-quiz.js';
import { isAbout } from '../core/knowledge/fitting.js';
import type { Knowledge } from '../core/knowledge/knowledge.js';
import { questionRow } from './bank.js';
import type { Io } from './io.js';

export interface DraftOptions {
  /** A topic or the name of a note; all by default. */
  readonly topic?: string | undefined;
  /** How many at most; all by default. */
  readonly n?: string | undefined;
  readonly json: boolean;
}

/** Prints questions proposed from the notes as a quiz file; 1 when there is none, 2 when the options make no sense. */
export const runDraft = ({ notes, bank }: Knowledge, { topic, n, json }: DraftOptions, io: Io): number => {
  if (n !== undefined && !/^[1-9]\d{0,3}$/.test(n)) {
    io.err(`--n "${n.slice(0, 40)}": write a whole number from 1 to 9999`);
    return 2;
  }
  const questions = draftsFrom(notes, bank)
    .map(({ question }) => question)
    .filter((question) => topic === undefined || isAbout(question, topic))
    .slice(0, n === undefined ? undefined : Number(n));
  if (json) io.out(JSON.stringify(questions.map(questionRow), null, 2));
  else if (questions.length > 0) {
    const head =
      '# Drafts\n\n<!-- Drafted from the notes by fixed rules: read each one, keep the good ones and save them as NAME.quiz.md. -->\n';
    io.out([head, ...questions.map((question) => writeQuestion(question))].join('\n'));
  }
  if (questions.length > 0) return 0;
  io.err(`no questions could be drafted${topic === undefined ? '' : ` about "${topic.slice(0, 40)}"`}`);
  return json ? 0 : 1;
};
