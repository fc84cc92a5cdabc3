import pino from 'pino';
import type { Config } from './config.js';
import type { Log } from './core/ports/services.js';

/** Log lines as JSON on standard error, written before the call returns, so that a crash loses none. */
export const createLog = (level: Config['logLevel']): Log =>
  pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 2, sync: true }));
