import { webApi } from '@slack/bolt';
import type { SlackTools } from '../tools.js';
import { sdkLogger } from './sdk-logger.js';

/**
 * The platform's fetch, which ends with the adapter. A rate limit that does not say how long it lasts gets a length of
 * no seconds: without the header the SDK throws an error that can't be told from others.
 */
const createFetch =
  (stopping: AbortSignal): typeof fetch =>
  async (input, init) => {
    const signal = init?.signal ? AbortSignal.any([stopping, init.signal]) : stopping;
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
export const clientOptions = ({ apiUrl, timing, stopping, log }: SlackTools): webApi.WebClientOptions => ({
  slackApiUrl: apiUrl,
  timeout: timing.call,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  fetch: createFetch(stopping),
  logger: sdkLogger(log),
});

export const createClient = (token: string, tools: SlackTools): webApi.WebClient =>
  new webApi.WebClient(token, clientOptions(tools));
