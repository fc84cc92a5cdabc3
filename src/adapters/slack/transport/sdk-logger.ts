import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../../core/ports/services.js';

const longest = 300;
const secret = /\bx(?:ox[a-z]|app)-[\w-]+/g;

/** Bolt's warnings and errors as lines of our log; what it says beside them may hold tokens and people's words. */
export function sdkLogger(log: Pick<Log, 'warn'>): Logger {
  const warn = (...parts: unknown[]): void => {
    const text = parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
    log.warn({ adapter: 'slack' }, `slack sdk: ${text.replace(secret, 'x…').slice(0, longest)}`);
  };
  const ignore = (): void => undefined;
  return {
    debug: ignore,
    info: ignore,
    warn,
    error: warn,
    setLevel: ignore,
    getLevel: () => LogLevel.WARN,
    setName: ignore,
  };
}
