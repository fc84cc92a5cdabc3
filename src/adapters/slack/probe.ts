import type { Log } from '../../core/ports/services.js';
import { optionalScopes, scopes } from './register.js';
import { defaultSlackTiming } from './timing.js';
import { createClient } from './transport/clients.js';
import { checkTokens, connectionError, identify, type Tokens } from './transport/identity.js';

/** What Slack says to the settings. */
export interface SlackReport {
  readonly workspace: string;
  readonly mode: 'Socket Mode' | 'HTTP';
  /** Scopes that are needed and not granted, and those that are only good to have, each with what it is for. */
  readonly missing: readonly string[];
  readonly optional: readonly string[];
}

export const without = (wanted: Readonly<Record<string, string>>, granted: ReadonlySet<string>): string[] =>
  Object.entries(wanted)
    .filter(([scope]) => !granted.has(scope))
    .map(([scope, reason]) => `${scope} (${reason})`);

/**
 * Asks Slack whether the tokens are good and what they allow, and connects to nothing. Throws a StudyhallError when one
 * is refused, else what the SDK threw.
 */
export async function probeSlack(tokens: Tokens & { readonly apiUrl?: string }, log: Log): Promise<SlackReport> {
  checkTokens(tokens);
  const never = new AbortController().signal;
  const apiUrl = tokens.apiUrl ?? 'https://slack.com/api/';
  const options = { apiUrl, timing: defaultSlackTiming, stopped: never, log };
  const client = createClient(tokens.botToken, options);
  const { workspace, scopes: granted } = await identify(client);
  if (tokens.appToken !== undefined) {
    try {
      await createClient(tokens.appToken, options).apps.connections.open();
    } catch (error) {
      throw connectionError(error);
    }
  }
  return {
    workspace,
    mode: tokens.appToken === undefined ? 'HTTP' : 'Socket Mode',
    missing: without(scopes, granted),
    optional: without(optionalScopes, granted),
  };
}
