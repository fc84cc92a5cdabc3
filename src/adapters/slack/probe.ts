import type { Log } from '../../core/ports/services.js';
import { createTools } from '../shared/tools.js';
import { optionalScopes, scopes, without } from './register.js';
import { defaultSlackTiming } from './timing.js';
import { slackApi } from './tools.js';
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

/**
 * Asks Slack whether the tokens are good and what they allow, and connects to nothing. Throws a StudyhallError when one
 * is refused, else what the SDK threw.
 */
export async function probeSlack(tokens: Tokens & { readonly apiUrl?: string }, log: Log): Promise<SlackReport> {
  checkTokens(tokens);
  const tools = { ...createTools({ log }, defaultSlackTiming), apiUrl: tokens.apiUrl ?? slackApi };
  const client = createClient(tokens.botToken, tools);
  const { workspace, scopes: granted } = await identify(client);
  if (tokens.appToken !== undefined) {
    try {
      await createClient(tokens.appToken, tools).apps.connections.open();
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
