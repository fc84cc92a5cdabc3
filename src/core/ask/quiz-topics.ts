import { fitting } from '../knowledge/fitting.js';
import { isMessage } from '../knowledge/message-source.js';
import type { Question, QuestionKind } from '../knowledge/question.js';
import { wordsIn } from '../language/words.js';
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

const stemsIn = (text: string): string[] => wordsIn(text).flatMap(({ stem, little }) => (little ? [] : [stem]));

const known = new WeakMap<Question, ReadonlySet<string>>();

/** What a question asks with, and the message that it was made of. Its answers tell nobody. */
const saidIn = (question: Question): ReadonlySet<string> => {
  const { prompt, source } = question;
  const stems = known.get(question) ?? new Set(stemsIn(isMessage(source.file) ? `${prompt} ${source.text}` : prompt));
  known.set(question, stems);
  return stems;
};

/** The questions that say all the words of a topic. */
const saying = (questions: readonly Question[], about: string): Question[] => {
  const wanted = stemsIn(about);
  return wanted.length === 0 ? [] : questions.filter((each) => wanted.every((stem) => saidIn(each).has(stem)));
};

/**
 * Finds the questions on a topic: by the name of a topic or a note, and otherwise on the sections that the notes would
 * answer with, by words and by meaning, and by what they themselves say.
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
  const worded = saying(all, about);
  const { decision, matches } = await askWith(index, meaning, about);
  // What a question says itself goes before what the notes may only mean.
  const sure = decision === 'found' || (decision === 'unsure' && worded.length === 0);
  for (const { passage, note } of sure ? matches.slice(0, mostPlaces) : []) {
    const lines = new Set(note.passages.flatMap(({ section, line }) => (section === passage.section ? [line] : [])));
    const questions = all.filter(({ source }) => source.file === note.file && lines.has(source.line));
    const found = [...questions, ...worded.filter((each) => !questions.includes(each))];
    if (questions.length > 0) return { kind: 'found', name: placeName(passage, note, index.places), questions: found };
  }
  if (worded.length > 0) return { kind: 'found', name: about, questions: worded };
  const files = [...new Set(matches.map(({ note }) => note.file))];
  const near = topicsOf(files.flatMap((file) => all.filter(({ source }) => source.file === file)));
  return { kind: 'nothing', near: (near.length > 0 ? near : topicsOf(all)).slice(0, mostNamed) };
};
