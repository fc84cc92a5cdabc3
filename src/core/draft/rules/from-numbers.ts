import { front, isName, sentences, standsAlone } from './english.js';
import { placeOf, type Shelf } from './entries.js';
import type { Option, Place, Proposal } from './proposal.js';
import { noSubject, thirdPerson } from './verbs.js';

/** Values that people set: what stands beside one of them is as likely to somebody who does not know. */
const ladders: Readonly<Record<string, readonly number[]>> = {
  second: [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120],
  minute: [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120],
  hour: [1, 2, 3, 4, 6, 8, 12, 24, 36, 48, 72],
  day: [1, 2, 3, 5, 7, 10, 14, 20, 25, 28, 30, 45, 60, 90, 120, 180, 365],
  week: [1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 26, 39, 52],
  month: [1, 2, 3, 4, 6, 9, 12, 18, 24, 36],
  year: [1, 2, 3, 4, 5, 6, 7, 10, 12, 15, 20],
  character: [6, 8, 10, 12, 14, 15, 16, 20, 24, 32],
  '%': [1, 2, 3, 5, 8, 10, 15, 20, 25, 30, 40, 45, 50, 60, 70, 75, 80, 90, 95, 99, 100],
  bit: [32, 48, 56, 64, 96, 128, 160, 192, 224, 256, 384, 512, 1024, 2048, 4096],
};

const round = (value: number): number => (value >= 100 ? Math.round(value / 10) * 10 : Math.round(value));
const ladderOf = (unit: string, value: number): readonly number[] =>
  ladders[unit] ??
  [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3].map((times) => round(value * times)).filter((each) => each > 0);

/** Two below and three above. */
const neighbours = (unit: string, value: number): number[] => {
  const all = [...new Set([...ladderOf(unit, value), value])].sort((a, b) => a - b);
  const at = all.indexOf(value);
  return [at - 1, at + 1, at + 2, at - 2, at + 3, at - 3].flatMap((i) => all[i] ?? []);
};

const unit =
  'second|minute|hour|day|week|month|year|character|digit|letter|bit|byte|people|person|time|step|hop|member|layer|attempt|point|working day|business day|calendar month|calendar day';
const amount = new RegExp(
  `(?<![\\p{L}\\p{N}.,/:+-])([£$€]?)(\\d{1,3}(?:,\\d{3})+|\\d+)(?:(\\s?%|\\s?(?:KB|MB|GB|TB|k)\\b)|([ -])(${unit})(s?)\\b)?(?![\\p{L}\\p{N}/:-]|[.,]\\d)`,
  'u',
);

interface Amount {
  readonly sentence: string;
  /** What is left out of the sentence. */
  readonly text: string;
  readonly value: number;
  readonly unit: string;
  readonly spelt: (value: number) => string;
  readonly place: Place;
}

const numbersOf = (text: string): number => text.match(/(?<!\p{L})\d[\d,.]*/gu)?.length ?? 0;

const readAmount = (sentence: string, place: Place): Amount | undefined => {
  const [text, money = '', digits = '', mark = '', gap = '', noun = '', plural = ''] = amount.exec(sentence) ?? [];
  const value = Number(digits.replace(/,/gu, ''));
  if (text === undefined || (money === '' && mark === '' && noun === '') || numbersOf(sentence) !== 1) return undefined;
  const grouped = (each: number): string =>
    digits.includes(',') || each >= 10_000 ? each.toLocaleString('en-GB') : String(each);
  const nouns = (each: number): string =>
    noun === '' || noun === 'people' || (plural === '' && value !== 1)
      ? noun
      : gap === '-'
        ? noun + plural
        : `${noun}${each === 1 ? '' : 's'}`;
  return {
    sentence,
    text,
    value,
    unit: noun.split(' ').at(-1) || mark.trim() || money,
    spelt: (each) => `${money}${grouped(each)}${mark}${gap}${nouns(each)}`,
    place,
  };
};

/** Without one of these, or a verb in the third person, it is hardly a sentence. */
const finite =
  /^(?:is|are|was|were|has|have|had|can|may|must|should|will|would|do|does|you|we|they|get|takes?|needs?)$/iu;

const fits = (sentence: string): boolean => {
  const words = sentence.split(' ');
  return (
    words.length >= 7 &&
    sentence.length <= 180 &&
    /^\p{Lu}/u.test(sentence) &&
    /[.]$/u.test(sentence) &&
    !/^(?:scenario|example|tip|it|this|these|they|that|there|here|he|she|so|also|then|and|but|or|note|for example)$/iu.test(
      words[0] ?? '',
    ) &&
    (!noSubject.has((words[0] ?? '').toLowerCase()) ||
      /^(?:everybody|everyone|nobody|you|your|we|our|all|every|each|if|when|after|for|in|at|within|before|once|use|keep|after|to|any|from|no|do|don't|there)$/iu.test(
        words[0] ?? '',
      )) &&
    !/\b(?:it|page|version|chapter|example|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|19\d\d|20\d\d)\b/iu.test(
      sentence,
    ) &&
    words.some((word) => finite.test(word) || thirdPerson.has(word)) &&
    standsAlone(sentence)
  );
};

/** The amounts of a shelf, one in a sentence. */
export const amountsOf = (shelf: Shelf): Amount[] =>
  shelf.passages
    .filter(({ kind }) => kind === 'bullet' || kind === 'paragraph')
    .flatMap(({ text }) => sentences(text))
    .flatMap((sentence) => {
      const place = fits(sentence) ? placeOf(shelf, sentence) : undefined;
      return (place && readAmount(sentence, place)) ?? [];
    });

/** What a sentence is about: the nearest heading that names something, or the note. */
const contextOf = ({ note, section }: Place): string =>
  section.trail.findLast((heading) => isName(heading) && heading.includes(' ')) ?? note.title;

/** "You get ___ of leave a year. What goes in the blank?" */
export const fromAmount = (amount: Amount, others: readonly Amount[]): Proposal[] => {
  const { sentence, text, value, unit, spelt, place } = amount;
  const elsewhere = new Map(
    others
      .filter((other) => other.unit === unit && other.place.note === place.note && other.value !== value)
      .map((other) => [other.value, other]),
  );
  const near = neighbours(unit, value);
  const why = (each: number): string => {
    const other = elsewhere.get(each);
    return other ? `That’s from another passage: ${front(other.sentence, 110)}` : `The notes say ${spelt(value)}.`;
  };
  const values = [...new Set([...near.filter((each) => elsewhere.has(each)), ...near])];
  const option = (each: number): Option => ({ text: spelt(each), why: why(each), size: each });
  const about = contextOf(place);
  // "Warning at 95" names what is asked for.
  if (about.includes(String(value))) return [];
  return [
    {
      kind: 'number',
      prompt: `${about}: “${sentence.replace(text, () => '___')}” What goes in the blank?`,
      right: [{ text: spelt(value), why: '', size: value }],
      wrong: values.map(option),
      explanation: sentence,
      quote: quoteAround(sentence, text),
      place,
      difficulty: 2,
    },
  ];
};

/** The amount with some words before and after it. */
const quoteAround = (sentence: string, text: string): string => {
  const words = sentence.replace(/[.]$/u, '').split(' ');
  const at = sentence.slice(0, sentence.indexOf(text)).split(' ').length - 1;
  return words.slice(Math.max(0, at - 4), at + 6).join(' ');
};
