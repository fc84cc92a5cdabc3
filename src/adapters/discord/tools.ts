import type { Client } from 'discord.js';
import type { Tools } from '../shared/tools.js';
import type { DiscordTiming } from './timing.js';
import type { Calls } from './transport/rest.js';

/** What the parts of this adapter share. */
export interface DiscordTools extends Tools<DiscordTiming> {
  readonly calls: Calls;
  /** The client of now: a failed sign-in uses one up. */
  client(): Client;
}
