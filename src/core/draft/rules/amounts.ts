/** Values that people set: what stands beside one of them is as likely to somebody who does not know. */
const ladders: Readonly<Record<string, readonly number[]>> = {
  second: [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300],
  minute: [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240],
  hour: [1, 2, 3, 4, 6, 8, 12, 24, 36, 48, 72, 96, 120, 160, 200, 240, 320, 480],
  day: [1, 2, 3, 4, 5, 7, 10, 14, 20, 21, 25, 28, 30, 35, 45, 60, 90, 120, 180, 365, 730],
  week: [1, 2, 3, 4, 6, 8, 10, 12, 16, 18, 20, 26, 39, 52, 104],
  month: [1, 2, 3, 4, 6, 9, 12, 18, 24, 36, 48, 60],
  year: [1, 2, 3, 4, 5, 6, 7, 10, 12, 15, 20, 25, 30, 50],
  character: [4, 6, 8, 10, 12, 14, 15, 16, 20, 24, 32, 40, 50, 64, 72, 80, 100, 120, 128, 160, 200, 255],
  '%': [1, 2, 3, 5, 8, 10, 15, 20, 25, 30, 40, 45, 50, 60, 70, 75, 80, 85, 90, 95, 98, 99],
  bit: [32, 48, 56, 64, 96, 128, 160, 192, 224, 256, 384, 512, 1024, 2048, 4096],
};

const round = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 75, 80];
const roundest = [1, 10, 100, 1_000, 10_000, 100_000].flatMap((power) => round.map((each) => each * power));
const ladderOf = (unit: string): readonly number[] =>
  ladders[unit] ?? [...new Set(roundest)].sort((one, other) => one - other);

const words = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A number in words up to twelve; undefined for any other word. */
const inDigits = (word: string): number | undefined => {
  const at = words.indexOf(word.toLowerCase());
  return at > 0 ? at : undefined;
};

const unit =
  'second|minute|hour|day|week|month|year|character|digit|letter|bit|byte|people|person|time|step|hop|member|layer|attempt|point|approver|reviewer|replica|sprint|working day|business day|calendar month|calendar day';
const times = /(?:second|minute|hour|day|week|month|year)$/iu;
const figures = String.raw`(?<money>[£$€]?)(?<figure>\d{1,3}(?:,\d{3})+|\d+)(?<mark>\s?%|\s?(?:KB|MB|GB|TB|k)\b)?`;
const counted = String.raw`(?<gap>[ -])(?<noun>${unit})(?<ending>s?)\b`;
const edge = String.raw`(?![\p{L}\p{N}:-]|/(?!(?:day|week|month|year)\b)|[.,]\d)`;
const before = String.raw`(?<![\p{L}\p{N}.,/:+-])`;
const inFigures = new RegExp(`${before}${figures}(?:${counted})?${edge}`, 'iu');
const inWords = new RegExp(`${before}(?<word>${words.slice(1).join('|')})${counted}${edge}`, 'iu');

/** What a sentence measures. */
export interface Measure {
  /** As it stands there. */
  readonly text: string;
  readonly value: number;
  readonly unit: string;
  /** Another value in the same words; undefined where words have no such number. */
  readonly spelt: (value: number) => string | undefined;
}

/** Numbers of a sentence; of a name ("37signals"), none. */
const numbersOf = (sentence: string): number =>
  sentence.match(
    new RegExp(String.raw`(?<![\p{L}\d])\d[\d,.]*(?!\p{Ll}{3}|\d)|\b(?:${words.join('|')}|half|both|dozen)\b`, 'giu'),
  )?.length ?? 0;

/** "7 to 30 days", "two or three": neither stands alone. */
const range = new RegExp(
  String.raw`(?:\d|\b(?:${words.join('|')})\b)[^\s]{0,2}\s?(?:\p{L}+\s)?(?:to|and|or|[-–—])\s?[^\s\d]?(?:\d|(?:${words.join('|')})\b)`,
  'iu',
);
/** Beside another number, only what is no part of the same sum. */
const others = 1;

/** "4 weeks" beside "1 week", "4-week" beside "1-week", "12 month" beside "6 month". */
const nounOf = (noun: string, ending: string, gap: string, { of, beside }: Record<'of' | 'beside', number>): string => {
  if (/^(?:person|people)$/u.test(noun)) return beside === 1 ? 'person' : 'people';
  if (gap === '-' || (ending === '' && of !== 1)) return noun + ending;
  return beside === 1 ? noun : `${noun}s`;
};

const numberIn = (word: string, value: number): string | undefined =>
  /^\p{Lu}/u.test(word) ? words[value]?.replace(/^./u, (letter) => letter.toUpperCase()) : words[value];

/** The amount of a sentence, beside at most one other number that it is no range or share with. */
export const readMeasure = (sentence: string): Measure | undefined => {
  const found = inFigures.exec(sentence) ?? inWords.exec(sentence);
  if (found === null || numbersOf(sentence) > 1 + others || range.test(sentence)) return undefined;
  const { money = '', figure = '', mark = '', word = '', gap = '', noun = '', ending = '' } = found.groups ?? {};
  const value = inDigits(word) ?? Number(figure.replace(/,/gu, ''));
  if (money === '' && mark === '' && noun === '') return undefined;
  // "75% of it, and the other 25%"
  if (mark.trim() === '%' && numbersOf(sentence) > 1) return undefined;
  // "More than one person" tells of several.
  if (value === 1 && !times.test(noun)) return undefined;
  const figureOf = (each: number): string =>
    figure.includes(',') || each >= 10_000 ? each.toLocaleString('en-GB') : String(each);
  return {
    text: found[0],
    value,
    unit: noun.toLowerCase().split(' ').at(-1) || mark.trim() || money,
    spelt: (each) => {
      const said = word === '' ? figureOf(each) : numberIn(word, each);
      const things = noun === '' ? '' : nounOf(noun, ending, gap, { of: value, beside: each });
      return said === undefined ? undefined : `${money}${said}${mark}${gap}${things}`;
    },
  };
};

/** Two below and three above, the nearest first; none for a value that nobody sets, which would stand out. */
export const neighboursOf = ({ unit, value }: Measure): number[] => {
  const all = ladderOf(unit);
  const at = all.indexOf(value);
  return at < 0 ? [] : [at - 1, at + 1, at + 2, at - 2, at + 3, at - 3].flatMap((i) => all[i] ?? []);
};

/** What everybody knows without notes. */
const known: Readonly<Record<string, RegExp>> = {
  '40 hour': /\bweeks?\b/iu,
  '8 hour': /\bdays?\b/iu,
  '24 hour': /\b(?:an?|per|each|every) day\b/iu,
  '7 day': /\b(?:an?|per|each|every) week\b/iu,
  '5 day': /\b(?:an?|per|each|every) week\b/iu,
  '12 month': /\byear\b/iu,
  '52 week': /\byear\b/iu,
  '60 minute': /\bhour\b/iu,
  '100 %': /./u,
};

export const isKnown = ({ unit, value }: Measure, sentence: string): boolean =>
  known[`${value} ${unit}`]?.test(sentence) === true;
