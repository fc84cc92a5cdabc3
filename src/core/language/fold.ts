/** Letters of their own that people also write with plain ones. */
const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i' };
const ascii = /^[\x20-\x7e]*$/u;

/** A text in lower case without accents: `Café` and `cafe` give the same. */
export const fold = (text: string): string => {
  const lower = text.toLowerCase();
  if (ascii.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøđłı]/gu, (letter) => plainLetters[letter] ?? letter);
};
