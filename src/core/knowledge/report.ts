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
