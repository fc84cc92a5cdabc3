import { isolate } from '../shared/direction.js';
import { shorten, tame, withoutControls } from '../shared/text.js';

/** Parts what must not touch, and is not seen. */
export const zeroWidth = '\u200b';

/** Words for a label, in one line; Discord lets none be empty. */
export const plain = (text: string, most: number): string =>
  shorten(tame(text).replace(/\s+/g, ' ').trim(), most) || '…';

/**
 * Literal text as Discord's Markdown. A backslash makes any sign literal, so that `<@1>`, `</ask:1>`, `[a](b)` or a
 * spoiler stay what was typed; only `@everyone` and `@here` are read before Markdown is.
 */
export const literal = (text: string): string =>
  isolate(withoutControls(text))
    .replace(/[\\*_~`|[\]<>]/g, '\\$&')
    // The name of an emoji and the beginning of a link; 9:30 is neither.
    .replace(/:(?!\s|(?<=\d:)\d)/g, '\\:')
    .replace(/@(?=everyone|here)/gi, `@${zeroWidth}`);
