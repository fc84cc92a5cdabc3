import type { Question } from '../knowledge/question.js';
import type { Meaning } from '../ports/meaning.js';
import type { Index } from './index/build-index.js';
import { cosine } from './index/cosine.js';
import { sharedPart, tellingOf } from './query/telling.js';

/** A question that asks the same as an earlier one of the bank. */
export interface Repeated {
  readonly question: Question;
  readonly first: Question;
}

/**
 * The shared part of the words of two prompts, and the cosine of two prompts with their answers, from which on they ask
 * the same. Above what any two different questions of the bank that the program brings along reach (0.62 and 0.80 of
 * 21,736 pairs), so that what is named is worth a look; a repetition in wholly other words goes unnoticed.
 */
const sharing = 0.7;
const near = 0.85;

/** A prompt with what is right: two questions about one thing may well want two answers. */
const wholeOf = ({ prompt, choices, accepts }: Question): string =>
  [prompt, ...choices.filter(({ right }) => right).map(({ text }) => text), ...accepts.slice(0, 1)].join(' ');

/** The questions that repeat another one, in the order of the bank: by their words, and by meaning as far as it is told. */
export const repeatedQuestions = async (
  index: Index,
  bank: readonly Question[],
  meaning: Meaning | undefined,
): Promise<Repeated[]> => {
  const vectors = (await meaning?.queries(bank.map(wholeOf), Number.POSITIVE_INFINITY)) ?? [];
  const tellings = bank.map(({ prompt }) => tellingOf(index, prompt));
  const same = (i: number, j: number): boolean => {
    const [a, b, first, second] = [tellings[i], tellings[j], vectors[i], vectors[j]];
    if (a && b && sharedPart(a, b) >= sharing) return true;
    return first !== undefined && second !== undefined && cosine(first, second) >= near;
  };
  return bank.flatMap((question, i) => {
    const first = bank.find((_, j) => j < i && same(j, i));
    return first ? [{ question, first }] : [];
  });
};
