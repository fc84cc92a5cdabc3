import { describe, expect, it } from 'vitest';
import { messageCommands, sameCommands, slashCommands } from '../../../src/adapters/discord/register.js';
import { shortcuts } from '../../../src/core/commands/actions.js';
import { commands } from '../../../src/core/commands/words.js';
import { adapterFor, runDiscord, silentBot } from '../../support/discord/running.js';
import { commandFaults } from '../../support/discord/validate.js';
import type { Registered } from '../../support/discord/world.js';

const made = slashCommands(commands);
const menu = messageCommands(shortcuts);
const all = [...made, ...menu];

describe('the slash commands', () => {
  it('come from the command table, every row of it', () => {
    type Option = { readonly type: number; readonly name: string; readonly options?: readonly Option[] };
    /** Every way of saying something: the names down to a subcommand. */
    const paths = ({ name, options = [] }: Pick<Option, 'name' | 'options'>): string[] => {
      const inner = options.filter(({ type }) => type < 3);
      return inner.length > 0 ? inner.flatMap(paths).map((path) => `${name} ${path}`) : [name];
    };
    const own = commands.map((each) => each.words.join(' '));
    const below = own.filter((words) => !words.startsWith('studyhall ')).map((words) => `studyhall ${words}`);
    expect(made.flatMap((each) => paths(each as Option)).sort()).toEqual([...own, ...below].sort());
    expect(commandFaults(made as Registered[])).toEqual([]);
  });

  it('suggest topics and time zones while /quiz is typed', () => {
    const suggesting = made
      .find(({ name }) => name === 'quiz')
      ?.options?.filter((each) => JSON.stringify(each).includes('"autocomplete":true'));
    expect(suggesting?.map(({ name }) => name)).toEqual(['now', 'schedule', 'practice']);
  });

  it('suggest while /ask is typed, and offer what the table lists', () => {
    const ask = made.find(({ name }) => name === 'ask');
    expect(ask?.options).toMatchObject([{ name: 'question', required: true, autocomplete: true }]);
    const board = made.find(({ name }) => name === 'leaderboard');
    expect(board?.options).toMatchObject([
      { name: 'range', required: false, choices: [{ value: 'week' }, { value: 'month' }, { value: 'all' }] },
    ]);
  });

  it('belong to servers', () => {
    expect(new Set(made.flatMap(({ contexts }) => contexts))).toEqual(new Set([0]));
  });

  it('are the same whatever Discord adds, leaves out or reorders', () => {
    const there = made.map(({ contexts: _, ...each }) => ({
      ...each,
      id: '1',
      type: 1,
      contexts: null,
      version: '2',
      nsfw: false,
    }));
    expect(sameCommands(made, there.reverse())).toBe(true);
    expect(sameCommands(made, there.slice(1))).toBe(false);
    expect(
      sameCommands(
        made,
        there.map((each) => ({ ...each, description: 'other' })),
      ),
    ).toBe(false);
    const renamed = made.map(
      (each) => JSON.parse(JSON.stringify(each).replace('"now"', '"at-once"')) as { name: string },
    );
    expect(sameCommands(made, renamed)).toBe(false);
  });
});

describe('the commands of a message’s menu', () => {
  it('come from the table of actions, with names that Discord takes', () => {
    expect(menu).toEqual([
      { type: 3, name: 'Make this a question', contexts: [0] },
      { type: 3, name: 'Make this a note', contexts: [0] },
    ]);
    expect(commandFaults(menu as Registered[])).toEqual([]);
  });

  it('are the same with the empty description that Discord gives them', () => {
    const there = menu.map((each) => ({ ...each, id: '1', description: '', contexts: null }));
    expect(sameCommands(menu, there)).toBe(true);
    expect(sameCommands(menu, made)).toBe(false);
  });
});

describe('registering', () => {
  it('writes the commands of a server once, in one call, and not again at the next start', async () => {
    const { discord, adapter } = await runDiscord();
    expect(discord.guild.commands.map(({ name }) => name).sort()).toEqual(all.map(({ name }) => name).sort());
    await adapter.stop();
    const again = await adapterFor(discord);
    await again.adapter.start(silentBot);
    const looks = () =>
      discord.calls.filter(({ method, path }) => method === 'GET' && path.endsWith('/commands')).length;
    await discord.until(() => looks() === 2);
    await again.adapter.stop();
    expect(discord.guild.writes).toBe(1);
  });

  it('writes them when they have changed', async () => {
    const { discord, adapter } = await runDiscord({ bot: { commands: commands.slice(0, 2) } });
    await adapter.stop();
    const again = await adapterFor(discord);
    await again.adapter.start(silentBot);
    await discord.until(() => discord.guild.writes === 2);
    await again.adapter.stop();
    expect(discord.guild.commands).toHaveLength(all.length);
  });

  it('brings them to a server that is joined later', async () => {
    const { discord } = await runDiscord();
    const joined = discord.world.addGuild('Another club');
    discord.gateway.dispatch('GUILD_CREATE', discord.world.guildPayload(joined));
    await discord.until(() => joined.writes === 1);
    expect(joined.commands).toHaveLength(all.length);
  });

  it('tells what to do where they may not be written, and tries again where it may help', async () => {
    const { discord, log } = await runDiscord();
    discord.faults.inject('GET', /commands$/, { status: 500 }, 2);
    const joined = discord.world.addGuild('Another club');
    discord.gateway.dispatch('GUILD_CREATE', discord.world.guildPayload(joined));
    await discord.until(() => joined.writes === 1);
    discord.faults.inject('GET', /commands$/, { status: 403, code: 50_001, message: 'Missing Access' });
    const third = discord.world.addGuild('A third club');
    discord.gateway.dispatch('GUILD_CREATE', discord.world.guildPayload(third));
    await expect
      .poll(() => log.lines.map(({ fields }) => fields))
      .toContainEqual(
        expect.objectContaining({
          guild: third.id,
          code: 50_001,
          invite: expect.stringContaining('scope=bot+applications.commands'),
        }),
      );
  });
});
