/** The source of a question that a message proves which has no address. */
export const unlinked = 'message';
/** What such a question is about, unless it says so. */
export const messageTopic = 'From chat';

const longestAddress = 2_000;

/** Whether a text can be the address of a message: one that a browser opens, and that no line or markup can break. */
export const isAddress = (text: string): boolean =>
  text.length <= longestAddress && /^https:\/\/[\w.-]+(?::\d+)?(?:\/[^\s"<>“”]*)?$/u.test(text);

/** Whether the file of a source is no note but a message: what it says can't be looked up, only quoted. */
export const isMessage = (file: string): boolean => file === unlinked || isAddress(file);
