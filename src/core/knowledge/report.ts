import type { Problem } from './problem.js';

/** A place in a file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export type Report = (
  at: Place,
  rule: string,
  message: string,
  hint: string,
  severity?: Problem['severity'],
) => Problem;

/** Makes the problems of one file; an error unless said otherwise. */
export const reportOn =
  (file: string): Report =>
  ({ line, column }, rule, message, hint, severity = 'error') => ({
    file,
    line,
    column,
    rule,
    severity,
    message,
    hint,
  });

/** Words from a file as they stand in a message: on one line and not longer than `most` characters. */
export const excerpt = (text: string, most = 60): string => {
  const characters = [...text.slice(0, most * 4).replace(/\s+/g, ' ')];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : characters.join('');
};
