const listed = (words: string): string[] => words.split(/\s+/u);

const upTo19 = listed(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen`);
const tens = listed('twenty thirty forty fifty sixty seventy eighty ninety');
const ordinals = listed(`zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`);

const small = new Map([
  ...upTo19.map((word, value): [string, number] => [word, value]),
  ...tens.map((word, i): [string, number] => [word, 20 + 10 * i]),
]);
const ordinal = new Map(ordinals.map((word, value): [string, number] => [word, value]));
const powers = new Map([
  ['thousand', 3],
  ['million', 6],
  ['billion', 9],
  ['trillion', 12],
]);

/** How many zeros a word adds to the number before it: `million` adds six. */
export const zerosOf = (word: string): number | undefined => (word === 'hundred' ? 2 : powers.get(word));

/** Whether a slip in this word would make another number of it. */
export const isNumberWord = (word: string): boolean =>
  small.has(word) || ordinal.has(word) || zerosOf(word) !== undefined || /^(?:\w+)(?:teenth|tieth)$/u.test(word);

const ending = (value: number): string =>
  value % 100 > 10 && value % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');

/** A number that words say, in digits (`1st` for `first`), and how many of the words it took. */
export interface Counted {
  readonly digits: string;
  readonly words: number;
}

/** The number that the words from `from` on say: `one hundred and five`, `three point five`, `twenty first`. */
export function numberAt(words: readonly string[], from: number): Counted | undefined {
  let [total, part, at] = [0, 0, from];
  // What the next word has to be less than to belong to the same number.
  let room = Number.POSITIVE_INFINITY;
  for (; at < words.length; at += 1) {
    const joined = at > from && words[at] === 'and' && part % 100 === 0 && part + total > 0 ? at + 1 : at;
    const word = words[joined] ?? '';
    const value = small.get(word);
    const power = powers.get(word);
    const place = ordinal.get(word);
    if (value !== undefined && value < room) {
      part += value;
      room = value >= 20 ? 10 : 0;
    } else if (word === 'hundred' && joined === at && part < 100) {
      part = Math.max(part, 1) * 100;
      room = 100;
    } else if (power !== undefined && joined === at && (part > 0 || total === 0)) {
      total += Math.max(part, 1) * 10 ** power;
      [part, room] = [0, 1_000];
    } else if (place !== undefined && place < room && place > 0) {
      const whole = total + part + place;
      return { digits: `${whole}${ending(whole)}`, words: joined + 1 - from };
    } else break;
    at = joined;
  }
  if (at === from) return undefined;
  return decimals(words, at, String(total + part), from);
}

function decimals(words: readonly string[], at: number, whole: string, from: number): Counted {
  if (words[at] === 'and' && words[at + 1] === 'a' && words[at + 2] === 'half')
    return { digits: `${whole}.5`, words: at + 3 - from };
  let [digits, next] = ['', at + 1];
  for (; words[at] === 'point'; next += 1) {
    const value = small.get(words[next] ?? '');
    if (value === undefined || value > 9) break;
    digits += value;
  }
  return digits === '' ? { digits: whole, words: at - from } : { digits: `${whole}.${digits}`, words: next - from };
}
