import pino from 'pino';
import type { Config } from './config.js';
import type { Log } from './core/ports/services.js';
import { printable } from './printable.js';

/** Errors behind an error that are told. */
const deepest = 4;
const longest = 500;

/**
 * What the log says of an error: its name, code, words and stack, and no other field of it. Libraries hang whole requests
 * and responses on theirs, with people's words in them.
 */
const errorFields = (error: unknown, depth = 0): unknown => {
  if (!(error instanceof Error)) return String(error).slice(0, longest);
  const { name, message, stack, cause } = error;
  return {
    type: name,
    message: message.slice(0, longest),
    ...('code' in error ? { code: String(error.code).slice(0, longest) } : {}),
    stack: stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .join('\n'),
    ...(cause === undefined || depth === deepest ? {} : { cause: errorFields(cause, depth + 1) }),
  };
};

/** Writes log lines as JSON to a stream, fit for a terminal. */
export const logTo = (level: Config['logLevel'], stream: { write(line: string): unknown }): Log =>
  pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (error: unknown) => errorFields(error) },
    },
    { write: (line: string) => void stream.write(printable(line)) },
  );

/** Log lines as JSON on standard error, written before the call returns, so that a crash loses none. */
export const createLog = (level: Config['logLevel']): Log => logTo(level, pino.destination({ dest: 2, sync: true }));
