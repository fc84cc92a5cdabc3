import { isQuestion } from '../../knowledge/is-question.js';
import type { Note, Passage, Section } from '../../knowledge/note.js';
import { isFunctionWord, isGenericWord } from '../../language/stop-words.js';
import { wordsIn } from '../../language/words.js';
import type { Wanted } from './wanted.js';

/** Of the words of a question that name something, and of those of a query, at least so many are the same. */
const nearShare = { question: 0.5, query: 0.6 };

/** Whether a query asks a question in its words or in near ones. */
const asks = (question: string, { stems, content }: Wanted): boolean => {
  const words = wordsIn(question).filter(({ text }) => !isFunctionWord(text));
  const naming = words.filter(({ stem }) => !isGenericWord(stem));
  const named = new Set((naming.length > 0 ? naming : words).map(({ stem }) => stem));
  const same = [...named].filter((stem) => stems.has(stem)).length;
  return same > 0 && same >= nearShare.question * named.size && same >= nearShare.query * content.size;
};

/**
 * What answers the question that a query asks, where the notes put it as one: all of a note, or by its number the section
 * below the nearest heading that is that question. Undefined when the query asks something else.
 */
export const askedQuestion = (note: Note, { trail, section }: Passage, wanted: Wanted): 'note' | number | undefined => {
  if (note.question !== undefined && asks(note.question, wanted)) return 'note';
  for (let depth = trail.length; depth > 0; depth -= 1) {
    const heading = trail[depth - 1] ?? '';
    if (!isQuestion(heading) || !asks(heading, wanted)) continue;
    const isAbove = (each: Section): boolean => each.trail.length === depth && each.trail.at(-1) === heading;
    const number = note.sections.slice(0, section + 1).findLastIndex(isAbove);
    return number < 0 ? undefined : number;
  }
  return undefined;
};
