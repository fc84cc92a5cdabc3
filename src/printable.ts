/**
 * Control characters but tab and line feed, marks that turn the direction of writing, and halves of characters: what a
 * terminal acts on instead of showing it.
 */
const unprintable = /(?![\t\n])[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/**
 * Makes any text fit for a terminal or a log line: what doesn't print is written as `\u001b`, which in JSON stands for
 * the same character.
 */
export const printable = (text: string): string =>
  text.replace(unprintable, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
