import { DefaultRestOptions, REST, type RESTOptions } from 'discord.js';
import { createInFlight } from '../../shared/in-flight.js';
import { TokenRefused } from '../failure.js';
import type { DiscordTiming } from '../timing.js';

export interface Calls {
  readonly rest: REST;
  /** The token alone, however it was pasted. */
  readonly token: string;
  /** The same behaviour for a client of discord.js. */
  readonly options: Partial<RESTOptions>;
  /** Whether Discord refused the token in the latest call that needed it. */
  tokenRefused(): boolean;
  /** Resolves when no call is on its way. */
  idle(): Promise<void>;
  /** Ends what is on its way; whatever is called later fails at once. */
  stop(): void;
}

type Fetch = RESTOptions['makeRequest'];

/**
 * discord.js's REST client with its eagerness taken out: no try of its own after a failure (posts would double), no
 * waiting in a queue of its own at a rate limit (a 429 that names no time made 50 calls in 2 s), and a token that
 * survives a 401.
 */
export function createCalls(pasted: string, apiUrl: string | undefined, timing: DiscordTiming): Calls {
  const token = pasted.trim().replace(/^Bot\s+/i, '');
  const stopping = new AbortController();
  // Whoever makes a call hears how it ends.
  const flying = createInFlight(() => undefined);
  let refused = false;

  const request = async (url: string, init: Parameters<Fetch>[1], signal: AbortSignal): ReturnType<Fetch> => {
    const response = await DefaultRestOptions.makeRequest(url, { ...init, signal });
    if (!hasToken(init.headers)) return response;
    refused = response.status === 401;
    if (!refused) return response;
    await response.text();
    throw new TokenRefused();
  };

  const makeRequest: Fetch = (url, init) => {
    const { signal } = stopping;
    const answer = request(url, init, init.signal ? AbortSignal.any([signal, init.signal]) : signal);
    flying.keep('a call', answer);
    return answer;
  };

  const options: Partial<RESTOptions> = {
    ...(apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, '') }),
    retries: 0,
    timeout: timing.call,
    rejectOnRateLimit: () => true,
    makeRequest,
  };
  const rest = new REST(options).setToken(token);
  return {
    rest,
    token,
    options,
    tokenRefused: () => refused,
    idle: flying.idle,
    stop() {
      rest.clearHandlerSweeper();
      rest.clearHashSweeper();
      stopping.abort();
    },
  };
}

const hasToken = (headers: unknown): boolean =>
  typeof headers === 'object' && headers !== null && 'Authorization' in headers;
