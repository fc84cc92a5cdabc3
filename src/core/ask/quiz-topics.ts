import { fitting } from '../knowledge/fitting.js';
import type { Question, QuestionKind } from '../knowledge/question.js';
import type { Meaning } from '../ports/meaning.js';
import { askWith } from './ask.js';
import type { Library } from './index/library.js';
import { placeName } from './show/place-name.js';

/** What somebody named as a topic was understood as, with the questions on it; or the nearest topics that have some. */
export type QuizTopic =
  | { readonly kind: 'found'; readonly name: string; readonly questions: readonly Question[] }
  | { readonly kind: 'nothing'; readonly near: readonly string[] };

const mostNamed = 3;
/** Places that are looked at for questions. */
const mostPlaces = 5;

const topicsOf = (questions: readonly Question[]): string[] => [...new Set(questions.map(({ topic }) => topic))];

/**
 * Finds the questions on a topic: by the name of a topic or a note, and otherwise on the sections that the notes would
 * answer with, by words and by meaning.
 */
export const quizTopic = async (
  { index, bank }: Library,
  meaning: Meaning | undefined,
  about: string,
  asks: ReadonlySet<QuestionKind>,
): Promise<QuizTopic> => {
  const named = fitting(bank, { asks, about });
  if (named.length > 0) {
    const [only, ...others] = topicsOf(named);
    return { kind: 'found', name: others.length === 0 && only ? only : about, questions: named };
  }
  const all = fitting(bank, { asks });
  const { decision, matches } = await askWith(index, meaning, about);
  for (const { passage, note } of decision === 'nothing' ? [] : matches.slice(0, mostPlaces)) {
    const lines = new Set(note.passages.flatMap(({ section, line }) => (section === passage.section ? [line] : [])));
    const questions = all.filter(({ source }) => source.file === note.file && lines.has(source.line));
    if (questions.length > 0) return { kind: 'found', name: placeName(passage, note, index.places), questions };
  }
  const files = [...new Set(matches.map(({ note }) => note.file))];
  const near = topicsOf(files.flatMap((file) => all.filter(({ source }) => source.file === file)));
  return { kind: 'nothing', near: (near.length > 0 ? near : topicsOf(all)).slice(0, mostNamed) };
};
