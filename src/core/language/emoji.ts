/** One word of nothing but emoji: as a sign, as its name between colons, as Discord sends those of a server. */
const emoji =
  /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u{1F3FB}-\u{1F3FF}]|\u200d|\ufe0f|[#*0-9]\ufe0f?\u20e3|:(?=[^:]*[a-z]|[+-]1:|100:)[\w+'-]+:|<a?:\w+:\d+>)+$/iu;

const words = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '');

/** A text without the emoji that stand by themselves. */
export const withoutEmoji = (text: string): string =>
  words(text)
    .filter((word) => !emoji.test(word))
    .join(' ');

/** Whether a text is emoji and nothing else. */
export const isEmoji = (text: string): boolean => text.trim() !== '' && withoutEmoji(text) === '';
