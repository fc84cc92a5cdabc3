import { shortHash } from '../../language/short-hash.js';
import { aboutOf } from './about.js';
import { isKnown, readMeasure } from './amounts.js';
import { front, sentences } from './english.js';
import type { Option, Place, Proposal } from './proposal.js';
import { placeOf, type Shelf } from './shelves.js';
import { isPassing, isWhole } from './whole-sentence.js';

/** A rule of the notes with the one word that turns it round. */
export interface Claim {
  readonly sentence: string;
  /** The same with its opposite. */
  readonly turned: string;
  readonly word: string;
  readonly place: Place;
}

const ruled =
  'allowed|covered|eligible|entitled|permitted|reimbursed|refunded|required|mandatory|encrypted|forbidden|prohibited';
const people =
  'you|employees?|members?|staff|users?|everyone|anyone|teams?|engineers?|developers?|contractors?|visitors?|guests?|managers?';
const subject = String.raw`(?<!\b(?:that|which|who|what|there) )\b`;

/** What turns a rule into its opposite, and nothing else in the sentence. */
const opposites: readonly (readonly [RegExp, string])[] = [
  [/\b(?:must not|must never)\b/u, 'can'],
  [new RegExp(`(?<=\\b(?:${people}) )(?:may not|cannot|can not|can['’]t)\\b`, 'iu'), 'can'],
  [/\b(?:do not|don['’]t) (?=(?:need|have) to\b)/u, ''],
  [new RegExp(`${subject}(is|are) not (?=(?:${ruled})\\b)`, 'u'), '$1 '],
  [new RegExp(`${subject}(is|are) (?=(?:${ruled})\\b)`, 'u'), '$1 not '],
  [/(?<=\b(?:must|should)\b.*)\bbefore(?= (?:\p{Ll}+ing|the|you|your|a|an|any) )/u, 'after'],
  [/(?<=\b(?:must|should|requires?|needs?)\b.*)\bat least(?= (?:\d|one|two|three|four|five|six))/u, 'at most'],
];

/** Two of them in one sentence, or what it holds under, and nobody knows which of them is turned. */
const twofold =
  /\b(?:not|never|no|none|nor|neither|without|unless|except|only|but|however|if|when|where|until|rather|although|though|while|can|so)\b|n['’]t\b|;|\(|“|"/iu;

/** About a person and not about a rule. */
const vague =
  /\b(?:I|expect|feel|think|hope|happy|great|good|bad|best|worse|worst|easy|easily|difficult|help|learn|always be|make sure)\b/iu;

const turn = (sentence: string): Pick<Claim, 'turned' | 'word'> | undefined => {
  const found = opposites.flatMap(([pattern, other]) => {
    const [word] = pattern.exec(sentence) ?? [];
    if (word === undefined) return [];
    const rest = sentence.replace(pattern, '');
    // "All are not" says two things.
    const split = other.includes('not') && /^(?:all|every|each)\b/iu.test(sentence);
    return split || twofold.test(rest) ? [] : [{ turned: sentence.replace(pattern, other), word: word.trim() }];
  });
  return found.length === 1 ? found[0] : undefined;
};

/** The rules of a shelf that can be turned round. */
export const claimsOf = (shelf: Shelf): Claim[] =>
  shelf.passages
    .filter(({ kind }) => kind === 'bullet' || kind === 'paragraph')
    .flatMap(({ text }) => sentences(text))
    .flatMap((sentence) => {
      const measure = readMeasure(sentence);
      const known = measure !== undefined && isKnown(measure, sentence);
      if (known || !isWhole(sentence) || isPassing(sentence) || vague.test(sentence)) return [];
      const turned = turn(sentence);
      const place = turned && placeOf(shelf, sentence);
      return place ? [{ ...turned, sentence, place }] : [];
    });

const option = (text: string, why: string): Option => ({ text, why });

/** "True or false? “Unused holidays are paid when you leave.”": every other one as it stands, the others turned round. */
export const fromClaim = ({ sentence, turned, word, place }: Claim): Proposal[] => {
  const about = aboutOf(place);
  const isTrue = Number.parseInt(shortHash(sentence).slice(-4), 36) % 2 === 0;
  if (about === undefined) return [];
  return [
    {
      kind: 'claim',
      prompt: `${about}: true or false? “${isTrue ? sentence : turned}”`,
      right: [option(isTrue ? 'True' : 'False', '')],
      wrong: [option(isTrue ? 'False' : 'True', isTrue ? 'The notes say just that.' : `The notes say “${word}”.`)],
      explanation: sentence,
      quote: front(sentence.replace(/[.]$/u, ''), 70),
      place,
      difficulty: 1,
      rank: 2,
    },
  ];
};
