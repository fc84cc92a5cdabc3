import { webApi } from '@slack/bolt';
import type { Log } from '../../../core/ports/services.js';
import type { SlackTiming } from '../timing.js';
import { sdkLogger } from './sdk-logger.js';

export interface ClientOptions {
  readonly apiUrl: string;
  readonly timing: SlackTiming;
  /** Ends every call that is under way. */
  readonly stopped: AbortSignal;
  readonly log: Log;
}

/**
 * The platform's fetch, which ends with the adapter. A rate limit that does not say how long it lasts gets a length of
 * no seconds: without the header the SDK throws an error that can't be told from others.
 */
const createFetch =
  (stopped: AbortSignal): typeof fetch =>
  async (input, init) => {
    const signal = init?.signal ? AbortSignal.any([stopped, init.signal]) : stopped;
    const response = await fetch(input, { ...init, signal });
    if (response.status !== 429 || Number.parseInt(response.headers.get('retry-after') ?? '', 10) >= 0) return response;
    const headers = new Headers(response.headers);
    headers.set('retry-after', '0');
    return new Response(response.body, { status: 429, headers });
  };

/**
 * Options for one client of the web API. Each client needs an object of its own, since the SDK writes into it. The SDK
 * repeats nothing: a repeated post is a second message, and a rate limit would hold up everything behind it.
 */
export const clientOptions = ({ apiUrl, timing, stopped, log }: ClientOptions): webApi.WebClientOptions => ({
  slackApiUrl: apiUrl,
  timeout: timing.call,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  fetch: createFetch(stopped),
  logger: sdkLogger(log),
});

export const createClient = (token: string, options: ClientOptions): webApi.WebClient =>
  new webApi.WebClient(token, clientOptions(options));
