import { PermissionFlagsBits } from 'discord.js';

/** What the bot asks for, by the names of Discord's own settings. Nothing else is in the invite link. */
export const neededPermissions: readonly { readonly bit: bigint; readonly name: string }[] = [
  { bit: PermissionFlagsBits.ViewChannel, name: 'View Channel' },
  { bit: PermissionFlagsBits.SendMessages, name: 'Send Messages' },
  { bit: PermissionFlagsBits.SendMessagesInThreads, name: 'Send Messages in Threads' },
  { bit: PermissionFlagsBits.EmbedLinks, name: 'Embed Links' },
  { bit: PermissionFlagsBits.ReadMessageHistory, name: 'Read Message History' },
];

const managing = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;

/** Whether these permissions (bits, or their number as text) let somebody change what the bot does in a server. */
export const mayManageWith = (permissions: bigint | string): boolean => (BigInt(permissions) & managing) !== 0n;

/** The page on which the owner of a server lets the bot in. */
export function inviteLink(application: string): string {
  const bits = neededPermissions.reduce((sum, { bit }) => sum | bit, 0n);
  return `https://discord.com/oauth2/authorize?client_id=${application}&permissions=${bits}&scope=bot+applications.commands`;
}

/** What somebody can do about a room in which the bot may not write. `missing` may be empty when it is not known. */
export function permissionAdvice(missing: readonly string[]): string {
  const names = (missing.length > 0 ? missing : ['View Channel', 'Send Messages', 'Embed Links'])
    .map((name) => `“${name}”`)
    .join(', ');
  return `In this channel’s settings, under Permissions, allow me ${names}.`;
}
