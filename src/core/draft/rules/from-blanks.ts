import { aboutOf } from './about.js';
import { type Blank, blanksOf, closed } from './blanks.js';
import type { Option, Proposal } from './proposal.js';
import { quoteAround } from './whole-sentence.js';

export { type Blank, blanksOf };

const small = (text: string): string => text.replace(/^(?:The|Your|Our)\s/u, (word) => word.toLowerCase());

/** What a whole house has one of. */
const houseWide = /^(?:channel|address)$/u;

/** Whether it could be named beside the other: of its note or, where a whole house uses it, of any. */
const isNear = (one: Blank, other: Blank): boolean =>
  one.family === other.family && (folderOf(one) === folderOf(other) || houseWide.test(one.family));
const folderOf = ({ place }: Blank): string => place.note.file.split('/').slice(0, -1).join('/');

/** The nearest of a closed family first; of an open one those of the note, then of others. */
const besides = (blank: Blank, all: readonly Blank[]): readonly string[] => {
  const { family, text, place } = blank;
  const known = closed[family];
  if (known) {
    const at = known.indexOf(text);
    return [1, -1, 2, -2, 3, -3].flatMap((step) => known[(at + step + known.length) % known.length] ?? []);
  }
  const others = all.filter((other) => isNear(blank, other));
  const own = others.filter((other) => other.place.note === place.note);
  return [...new Map([...own, ...others].map((other) => [other.text.toLowerCase(), small(other.text)])).values()];
};

/** "Open enrollment is in ___ every year. What goes in the blank?" */
export const fromBlank = (blank: Blank, all: readonly Blank[]): Proposal[] => {
  const { family, text, sentence, place } = blank;
  const about = aboutOf(place, [text]);
  const right = small(text);
  if (about === undefined) return [];
  const said = sentence.toLowerCase();
  const wrong = besides(blank, all).filter((each) => !said.includes(each.toLowerCase()));
  return [
    {
      kind: 'blank',
      prompt: `${about}: “${sentence.replace(text, () => '___')}” What goes in the blank?`,
      right: [{ text: right, why: '' }],
      wrong: wrong.map((each): Option => ({ text: each, why: `The notes say ${right}.` })),
      explanation: sentence,
      quote: quoteAround(sentence, text),
      place,
      difficulty: 2,
      rank: family in closed ? 1 : 2,
    },
  ];
};
