import { GatewayCloseCodes } from 'discord.js';
import { StudyhallError } from '../../../errors.js';
import { failureOf } from '../failure.js';

const newToken =
  'make a new one in the Developer Portal (your application, Bot, Reset Token), put it in DISCORD_TOKEN and start again';

const closes: ReadonlyMap<number, string> = new Map([
  [GatewayCloseCodes.AuthenticationFailed, `Discord refused the token: it was reset or isn't a bot token; ${newToken}`],
  [GatewayCloseCodes.InvalidShard, 'Discord refused the shard that discord.js asked for; update Studyhall'],
  [
    GatewayCloseCodes.ShardingRequired,
    'Discord requires sharding for a bot in this many servers, which Studyhall does not support',
  ],
  [
    GatewayCloseCodes.InvalidAPIVersion,
    'Discord no longer supports the API version that Studyhall uses; update Studyhall',
  ],
  [GatewayCloseCodes.InvalidIntents, 'Discord does not know the intents that Studyhall asks for; update Studyhall'],
  [
    GatewayCloseCodes.DisallowedIntents,
    'Discord refuses the intents that this application asks for; check its Bot page in the Developer Portal',
  ],
]);

/** What an operator has to mend when Discord closes the gateway for good with this code; undefined for any other. */
export function fatalClose(code: number): StudyhallError | undefined {
  const said = closes.get(code);
  return said === undefined ? undefined : new StudyhallError('discord', `${said} (close code ${code})`);
}

const wrongToken = (): StudyhallError =>
  new StudyhallError('discord', `Discord does not accept DISCORD_TOKEN; ${newToken}`);

/** What is wrong with a token that can't even be sent. */
export const tokenFault = (token: string): StudyhallError | undefined =>
  /^[\w.-]+$/.test(token) ? undefined : wrongToken();

/** The same for a start that failed; undefined when Discord was only out of reach. */
export function fatalStart(error: unknown, apiUrl: string | undefined): StudyhallError | undefined {
  const refused = error instanceof Error && 'code' in error && error.code === 'TokenInvalid';
  const { kind, status, words } = failureOf(error);
  if (refused || kind === 'token') return wrongToken();
  if (kind !== 'refused') return undefined;
  const where = apiUrl === undefined ? 'Discord' : 'DISCORD_API_URL';
  return new StudyhallError('discord', `${where} answered the sign-in with ${status} ${words}; is the address right?`);
}
