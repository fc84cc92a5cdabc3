import { adapterContract } from '../../contracts/adapter.js';
import { openDiscordSurface } from '../../support/surfaces/discord.js';

adapterContract('discord', openDiscordSurface);
