import { isQuestion } from '../knowledge/is-question.js';
import type { Note } from '../knowledge/note.js';
import { named } from './overview.js';
import type { Match } from './rank/answer.js';

/** The match that answers a query which is, word for word, the one question of a note or a heading; undefined for others. */
export const putQuestion = (query: string, matches: readonly Match[]): Match | undefined => {
  const asked = named(query);
  if (asked === '') return undefined;
  const answers = matches.flatMap((match): Match[] => {
    const { note, passage } = match;
    const opening = isAsked(note, asked) ? note.passages[0] : undefined;
    if (opening !== undefined) return [{ ...match, passage: opening }];
    const heading = passage.trail.at(-1) ?? '';
    return isQuestion(heading) && named(heading) === asked ? [match] : [];
  });
  const [first, ...others] = answers;
  // The same question in two places has two answers.
  const isThere = ({ note, passage }: Match): boolean =>
    note === first?.note && passage.section === first.passage.section;
  return others.every(isThere) ? first : undefined;
};

const isAsked = ({ question }: Note, asked: string): boolean => question !== undefined && named(question) === asked;
