import type { Ballot, Snapshot } from './round.js';
import { type About, createExaminer } from './typed/same-answer.js';

/**
 * Whether a typed answer is one of those accepted, as a fair examiner would say. No difference make: case, accents,
 * punctuation, white space, a leading article or vendor (`AWS Lambda`), `X (Y)` for either, `&` for “and”, British or
 * American spelling, numbers in words, thousands separators, a decimal comma, short forms of units, a unit that the
 * question names, and one slip a word of five letters or more. What carries the meaning does: a decimal point, a sign,
 * another unit, `C#` for `C`, a negating syllable.
 */
export const acceptsText = (
  accepts: readonly string[],
  text: string,
  about: About = { prompt: '', proof: '' },
): boolean => createExaminer(accepts, about)(text);

/** Whether a vote is right: exactly the right choices, or for a typed question one of the accepted answers. */
export const grade = (snapshot: Snapshot, ballot: Ballot): boolean => {
  if (snapshot.kind === 'typed') {
    const about = { prompt: snapshot.prompt, proof: snapshot.source.text };
    return acceptsText(snapshot.accepts, ballot.text ?? '', about);
  }
  const picks = new Set(ballot.picks);
  return (
    [...picks].every((index) => snapshot.choices[index] !== undefined) &&
    snapshot.choices.every(({ right }, index) => right === picks.has(index))
  );
};
