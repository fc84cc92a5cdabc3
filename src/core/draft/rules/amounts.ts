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
const digits = String.raw`\d{1,3}(?:,\d{3})+|\d+`;
const amount = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/:+-])(?:([£$€]?)(${digits})(?:(\s?%|\s?(?:KB|MB|GB|TB|k)\b)|([ -])(${unit})(s?)\b)?|(${words.slice(1).join('|')})([ -])(${unit})(s?)\b)(?![\p{L}\p{N}/:-]|[.,]\d)`,
  'iu',
);

/** What a sentence measures. */
export interface Measure {
  /** As it stands there. */
  readonly text: string;
  readonly value: number;
  readonly unit: string;
  /** Another value in the same words; undefined where words have no such number. */
  readonly spelt: (value: number) => string | undefined;
}

const numbersOf = (sentence: string): number =>
  sentence.match(new RegExp(String.raw`(?<!\p{L})\d[\d,.]*|\b(?:${words.join('|')}|half|both|dozen)\b`, 'giu'))
    ?.length ?? 0;

/** The amount of a sentence that has no other number. */
export const readMeasure = (sentence: string): Measure | undefined => {
  const found = amount.exec(sentence);
  if (found === null || numbersOf(sentence) !== 1) return undefined;
  const [text, money = '', number = '', mark = '', blank = '', noun = '', plural = ''] = found;
  const [word = '', gap = blank, counted = noun, ending = plural] = found.slice(7);
  const value = inDigits(word) ?? Number(number.replace(/,/gu, ''));
  if (money === '' && mark === '' && counted === '') return undefined;
  // "More than one person" tells of several.
  if (value === 1 && !times.test(counted)) return undefined;
  const figure = (each: number): string =>
    number.includes(',') || each >= 10_000 ? each.toLocaleString('en-GB') : String(each);
  const nouns = (each: number): string =>
    /^(?:person|people)$/u.test(counted)
      ? each === 1
        ? 'person'
        : 'people'
      : counted === '' || (ending === '' && value !== 1)
        ? counted
        : gap === '-'
          ? counted + ending
          : `${counted}${each === 1 ? '' : 's'}`;
  const large = /^\p{Lu}/u.test(word);
  const inWords = (each: number): string | undefined =>
    large ? words[each]?.replace(/^./u, (letter) => letter.toUpperCase()) : words[each];
  return {
    text,
    value,
    unit: counted.toLowerCase().split(' ').at(-1) || mark.trim() || money,
    spelt: (each) => {
      const said = word === '' ? figure(each) : inWords(each);
      return said === undefined ? undefined : `${money}${said}${mark}${gap}${nouns(each)}`;
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
