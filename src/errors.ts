/**
 * Something that a person running the program can mend: it is shown as one sentence, never as a stack.
 * `usage` (exit code 2) is a wrong command line or setting; `failed` (1) everything else.
 */
export class StudyhallError extends Error {
  readonly code: string;
  readonly exit: 1 | 2;

  constructor(code: string, message: string, options: { exit?: 1 | 2; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'StudyhallError';
    this.code = code;
    this.exit = options.exit ?? 1;
  }
}
