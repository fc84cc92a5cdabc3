import { isCommonWord } from '../../language/common-words.js';
import { editDistance } from '../../language/edit-distance.js';
import { isNumberWord } from '../../language/number-words.js';
import { stem } from '../../language/stem.js';

/** In shorter words one letter makes another word too easily. */
const shortest = 5;

const listed = (parts: string): string[] => ['', ...parts.split(/\s+/u)];

/** Beginnings and endings that turn a meaning round: symmetric and asymmetric, hyper- and hypotension, nitrate and -ite. */
const beginnings =
  listed(`a an un in im il ir non dis de anti mis re pre post hyper hypo inter intra macro micro endo exo
ex en em e over under up down out uni bi tri di mono poly sub super pro per ap`);
const endings = listed('er or ee ate ite ide ful less ic ous ion');

const shortestRest = 3;

const swaps = (one: string, other: string, parts: readonly string[]): boolean =>
  parts.some(
    (part) =>
      one.startsWith(part) &&
      one.length - part.length >= shortestRest &&
      parts.some((instead) => instead !== part && other === instead + one.slice(part.length)),
  );

const reversed = (word: string): string => [...word].reverse().join('');
const backwards = endings.map(reversed);

/** An ending that came on or went is a slip (`guards`); one instead of another is not. */
const swapsEnding = (one: string, other: string): boolean =>
  swaps(
    reversed(one),
    reversed(other),
    backwards.filter((each) => each !== ''),
  ) || endings.slice(1).some((each) => /^(?:less|ful)$/u.test(each) && (one === other + each || other === one + each));

/** `policies` is `policy`; but `IMAPS` is not `IMAP`. */
const otherNumber = (one: string, many: string): boolean =>
  one.length >= shortest && (many === `${one}s` || many === `${one}es` || many === one.replace(/y$/u, 'ies'));

/**
 * Whether somebody who wrote `typed` meant `accepted` and slipped: one letter left out, added, mistaken or swapped with
 * its neighbour, in a word of five letters or more that is not another word by it; or one or many of the same thing.
 */
export const isSlip = (typed: string, accepted: string): boolean => {
  if (accepted.length < shortest || !/^\p{L}+$/u.test(accepted) || !/^\p{L}+$/u.test(typed)) return false;
  if (otherNumber(typed, accepted) || otherNumber(accepted, typed)) return true;
  if (accepted === `${typed}s`) return false;
  if (isNumberWord(accepted) || isNumberWord(typed) || editDistance(typed, accepted, 1) > 1) return false;
  if (swaps(typed, accepted, beginnings) || swapsEnding(typed, accepted)) return false;
  return !isCommonWord(stem(typed)) || stem(typed) === stem(accepted);
};
