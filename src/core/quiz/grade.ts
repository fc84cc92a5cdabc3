import { editDistance } from '../language/edit-distance.js';
import type { Ballot, Snapshot } from './round.js';

/** Nobody types more than this by way of an answer. */
const longestAnswer = 200;

/** `  The "Cloud-Trail". ` and `cloud trail` are one answer. */
const fold = (text: string): string =>
  text
    .slice(0, longestAnswer)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}+]+/gu, ' ')
    .trim()
    .replace(/^(?:the|an?) (?=.)/, '');

/** Typing errors that are forgiven: none in short answers, nor where a digit makes the difference. */
const forgiven = (accepted: string): number => {
  const letters = [...accepted.replaceAll(' ', '')].length;
  if (letters < 5 || /\p{N}/u.test(accepted)) return 0;
  return letters < 9 ? 1 : 2;
};

/**
 * Whether a typed answer is one of those accepted. Case, white space, punctuation and a leading article make no
 * difference; one typing error is forgiven from five letters on, two from nine, none where the accepted answer holds
 * a digit. An error is a letter left out, added, mistaken, or swapped with its neighbour.
 */
export const acceptsText = (accepts: readonly string[], text: string): boolean => {
  const written = fold(text);
  if (written === '') return false;
  return accepts.some((accepted) => {
    const meant = fold(accepted);
    const joined = [written, meant].map((words) => words.replaceAll(' ', ''));
    return joined[0] === joined[1] || editDistance(written, meant, forgiven(meant)) <= forgiven(meant);
  });
};

/** Whether a vote is right: exactly the right choices, or for a typed question one of the accepted answers. */
export const grade = (snapshot: Snapshot, ballot: Ballot): boolean => {
  if (snapshot.kind === 'typed') return acceptsText(snapshot.accepts, ballot.text ?? '');
  const picks = new Set(ballot.picks);
  return (
    [...picks].every((index) => snapshot.choices[index] !== undefined) &&
    snapshot.choices.every(({ right }, index) => right === picks.has(index))
  );
};
