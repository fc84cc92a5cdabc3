import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
  type REST,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import type { Command, CommandArgument, Shortcut } from '../../core/chat/command.js';
import { shorten } from '../shared/text.js';
import { saidBy } from './failure.js';
import { limits } from './limits.js';
import { inviteLink } from './permissions.js';
import type { DiscordTools } from './tools.js';
import { insist } from './transport/insist.js';

export type SlashCommand = RESTPostAPIChatInputApplicationCommandsJSONBody;

function optionOf({ name, help, required, choices, suggested }: CommandArgument): APIApplicationCommandBasicOption {
  const described = { name, description: shorten(help, limits.help), required };
  if (choices) {
    const listed = choices.map((choice) => ({ name: choice, value: choice }));
    return { type: ApplicationCommandOptionType.String, ...described, choices: listed };
  }
  return { type: ApplicationCommandOptionType.String, ...described, ...(suggested ? { autocomplete: true } : {}) };
}

const optionsOf = (argument: CommandArgument | undefined): APIApplicationCommandBasicOption[] =>
  argument ? [optionOf(argument)] : [];

const subcommandOf = ({ words, argument, help }: Command): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  name: words.at(-1) ?? '',
  description: shorten(help, limits.help),
  options: optionsOf(argument),
});

/** Another app may own `/quiz` or `/ask` here: below this word there is everything. */
const ownWord = 'studyhall';

/** The commands of other first words, as they stand below `/studyhall`. */
function others(table: readonly Command[]): APIApplicationCommandOption[] {
  const rows = table.filter(({ words }) => words[0] !== ownWord);
  const single = rows.filter(({ words }) => words.length === 1);
  const groups = [...new Set(rows.filter(({ words }) => words.length > 1).map(({ words }) => words[0] ?? ''))];
  return [
    ...single.map(subcommandOf),
    ...groups.map((name): APIApplicationCommandSubcommandGroupOption => {
      const members = rows.filter(({ words }) => words.length > 1 && words[0] === name);
      const description = shorten(members.map(({ words }) => words[1]).join(', '), limits.help);
      return {
        type: ApplicationCommandOptionType.SubcommandGroup,
        name,
        description,
        options: members.map(subcommandOf),
      };
    }),
  ];
}

/** Discord's commands from the command table: one for each first word, with a subcommand for each second one. */
export function slashCommands(table: readonly Command[]): SlashCommand[] {
  const names = [...new Set(table.map(({ words }) => words[0] ?? ''))];
  return names.map((name): SlashCommand => {
    const rows = table.filter(({ words }) => words[0] === name);
    const whole = rows.find(({ words }) => words.length === 1);
    const contexts = [InteractionContextType.Guild];
    if (whole) {
      return { name, description: shorten(whole.help, limits.help), contexts, options: optionsOf(whole.argument) };
    }
    const description = shorten(rows.map(({ words }) => words[1]).join(', '), limits.help);
    const more = name === ownWord ? others(table) : [];
    return { name, description, contexts, options: [...rows.map(subcommandOf), ...more] };
  });
}

type MessageCommand = RESTPostAPIContextMenuApplicationCommandsJSONBody;

/** The commands of a message's menu. */
export const messageCommands = (shortcuts: readonly Shortcut[]): MessageCommand[] =>
  shortcuts.map(({ label }) => ({
    type: ApplicationCommandType.Message,
    name: label,
    contexts: [InteractionContextType.Guild],
  }));

type Plain = { readonly [key: string]: unknown };
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null;

/** What Discord leaves out or fills in by itself. `contexts` does not come back for the commands of one server. */
function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essence);
  if (!isPlain(value)) return value;
  const { name, type = 1, description = '', required = false, autocomplete = false, value: set } = value;
  const { options = [], choices = [] } = value;
  return {
    name,
    type,
    description,
    required,
    autocomplete,
    value: set,
    options: essence(options),
    choices: essence(choices),
  };
}

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);

/** Whether a server has exactly these commands already. */
export const sameCommands = (wanted: readonly { name: string }[], there: readonly { name: string }[]): boolean =>
  JSON.stringify(essence([...wanted].sort(byName))) === JSON.stringify(essence([...there].sort(byName)));

/** Writes a server's commands, all in one call, and only when they differ: Discord allows 200 creations a day. */
async function write(
  rest: REST,
  {
    application,
    guild,
    commands,
  }: { application: string; guild: string; commands: readonly (SlashCommand | MessageCommand)[] },
): Promise<'same' | 'written'> {
  const route = Routes.applicationGuildCommands(application, guild);
  const there = (await rest.get(route)) as readonly { name: string }[];
  if (sameCommands(commands, there)) return 'same';
  await rest.put(route, { body: commands });
  return 'written';
}

const mostTries = 5;

/** Brings the commands to servers, one after the other; one server's trouble does not keep the others waiting long. */
export function createRegister({ calls, log, backoff, stopping }: DiscordTools, application: () => string) {
  const registerOne = async (guild: string, commands: readonly (SlashCommand | MessageCommand)[]): Promise<void> => {
    try {
      const call = () => write(calls.rest, { application: application(), guild, commands });
      const done = await insist(call, { tries: mostTries, backoff, stopping });
      if (done === 'written') log.info({ guild, commands: commands.length }, 'Discord: commands registered');
    } catch (error) {
      const fields = { guild, ...saidBy(error), invite: inviteLink(application()) };
      log.warn(fields, 'Discord: the commands of a server were not registered; inviting me again may help');
    }
  };

  return async (
    guilds: readonly string[],
    table: readonly Command[],
    shortcuts: readonly Shortcut[],
  ): Promise<void> => {
    const commands = [...slashCommands(table), ...messageCommands(shortcuts)];
    for (const guild of guilds) await registerOne(guild, commands);
  };
}
