/** Whether words end as a question does. */
export const isQuestion = (words: string): boolean => /[?？؟]$/u.test(words);
