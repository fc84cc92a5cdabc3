import { webApi } from '@slack/bolt';
import { StudyhallError } from '../../../errors.js';
import { readFailure } from '../failure.js';

export interface Tokens {
  readonly botToken: string;
  readonly appToken?: string | undefined;
  readonly signingSecret?: string | undefined;
}

/** Who the bot token speaks for. */
export interface Identity {
  readonly space: string;
  /** The organization, where all of its workspaces have the app by one token. */
  readonly organization?: string;
  readonly workspace: string;
  readonly user: string;
  readonly bot: string;
  readonly scopes: ReadonlySet<string>;
}

const wrong = (message: string, cause?: unknown): StudyhallError =>
  new StudyhallError('slack-token', message, { exit: 2, cause });

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^xoxb-/, 'a bot token (xoxb-…)'],
  [/^xapp-/, 'an app-level token (xapp-…)'],
  [/^xoxp-/, "a person's token (xoxp-…)"],
];
const kindOf = (token: string): string =>
  kinds.find(([pattern]) => pattern.test(token))?.[1] ?? "something that isn't a Slack token";

/** Throws a StudyhallError when the settings can't be right, whatever Slack says. */
export function checkTokens({ botToken, appToken, signingSecret }: Tokens): void {
  if (!botToken.startsWith('xoxb-')) {
    throw wrong(
      `SLACK_BOT_TOKEN holds ${kindOf(botToken)}: copy the Bot User OAuth Token (xoxb-…) from the app's page "OAuth & Permissions"`,
    );
  }
  if (appToken !== undefined && !appToken.startsWith('xapp-')) {
    throw wrong(
      `SLACK_APP_TOKEN holds ${kindOf(appToken)}: make an app-level token (xapp-…) with the scope connections:write on the app's page "Basic Information"`,
    );
  }
  if (appToken === undefined && !signingSecret) {
    throw wrong(
      'SLACK_BOT_TOKEN is not enough on its own: set SLACK_APP_TOKEN (xapp-…) for Socket Mode, or SLACK_SIGNING_SECRET for HTTP mode; both are on the app\'s page "Basic Information"',
    );
  }
}

/** Whether Slack's answer to a call at start is final. */
const isFinal = (error: unknown): boolean => ['refused', 'token'].includes(readFailure(error).kind);

/** Asks who the token speaks for. Throws a StudyhallError when Slack refuses it, else what the SDK threw. */
export async function identify(client: webApi.WebClient): Promise<Identity> {
  try {
    const answer = await client.auth.test();
    const { team_id, team, user_id, bot_id, response_metadata: about } = answer;
    if (!team_id || !user_id || !bot_id)
      throw wrong("SLACK_BOT_TOKEN isn't a bot token: copy the Bot User OAuth Token (xoxb-…)");
    return {
      space: team_id,
      ...(answer.is_enterprise_install && answer.enterprise_id ? { organization: answer.enterprise_id } : {}),
      workspace: team ?? team_id,
      user: user_id,
      bot: bot_id,
      scopes: new Set(about?.scopes),
    };
  } catch (error) {
    if (!isFinal(error)) throw error;
    const { kind, code } = readFailure(error);
    const remedy =
      kind === 'token'
        ? 'install the app to the workspace again and copy the Bot User OAuth Token (xoxb-…) from its page "OAuth & Permissions"'
        : "look the code up in Slack's documentation of auth.test";
    throw wrong(`Slack refuses SLACK_BOT_TOKEN (${code}): ${remedy}`, error);
  }
}

/** What a refused first connection means to the person who set the token. Other failures are handed back as they are. */
export function connectionError(error: unknown): unknown {
  if (!isFinal(error) || !(error instanceof webApi.WebAPIPlatformError)) return error;
  const { code } = readFailure(error);
  return wrong(
    `Slack refuses SLACK_APP_TOKEN (${code}): make an app-level token (xapp-…) with the scope connections:write on the app's page "Basic Information", and turn Socket Mode on`,
    error,
  );
}
