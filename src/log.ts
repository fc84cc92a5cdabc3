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

/** What waits at most for a slow reader of the log, in bytes. */
const mostWaiting = 1024 * 1024;

/**
 * Log lines as JSON on standard error. They are written beside the work, which never waits for whoever reads them: what a
 * slow reader leaves is dropped above a megabyte, and counted. An exit writes the rest first, also after an exception.
 */
export function createLog(level: Config['logLevel']): Log {
  const destination = pino.destination({ dest: 2, sync: false, maxLength: mostWaiting });
  const log = logTo(level, destination);
  let dropped = 0;
  destination.on('drop', () => {
    dropped += 1;
  });
  destination.on('drain', () => {
    if (dropped === 0) return;
    const lines = dropped;
    dropped = 0;
    log.warn({ lines }, 'log lines were dropped, because whatever reads them was too slow');
  });
  return log;
}
