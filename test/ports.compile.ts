/**
 * Holds the ports against the types of Bolt and discord.js. It is only compiled, never run: when a port changes so
 * that a chat platform no longer fits behind it, `npm run types` fails here.
 */
import type { App, BlockAction, ButtonAction, types } from '@slack/bolt';
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  EmbedBuilder,
  type Interaction,
  MessageFlags,
  ModalBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { Person, Posted, Room } from '../src/core/chat/address.js';
import type { Incoming } from '../src/core/chat/incoming.js';
import type { Message } from '../src/core/chat/message.js';
import { plainText, pressables } from '../src/core/chat/plain-text.js';
import type { Form, Reply } from '../src/core/chat/reply.js';
import type { QuestionKind } from '../src/core/knowledge/question.js';
import type { Adapter, Outcome } from '../src/core/ports/adapter.js';
import type { Bot } from '../src/core/ports/bot.js';

const everyKind: ReadonlySet<QuestionKind> = new Set(['single', 'true-false', 'choose', 'typed']);

const slackBlocks = (message: Message): types.KnownBlock[] => {
  const buttons: types.Button[] = pressables(message).map((each) => ({
    type: 'button',
    action_id: each.kind === 'option' ? `${each.id}:${each.index}` : each.id,
    text: { type: 'plain_text', text: each.label },
  }));
  const actions: types.ActionsBlock = { type: 'actions', elements: buttons };
  return [{ type: 'section', text: { type: 'plain_text', text: plainText(message) } }, actions];
};

const slackForm = (form: Form) =>
  ({
    type: 'modal',
    callback_id: form.id,
    title: { type: 'plain_text', text: form.title },
    submit: { type: 'plain_text', text: form.submit },
    blocks: form.fields.map((field) => ({
      type: 'input' as const,
      block_id: field.name,
      label: { type: 'plain_text' as const, text: field.label },
      element: { type: 'plain_text_input' as const, action_id: field.name, max_length: field.maxLength },
    })),
  }) as const;

export function slack(app: App): Adapter {
  const room = (team: string, channel: string, thread?: string): Room => ({
    adapter: 'slack',
    space: team,
    id: channel,
    ...(thread ? { thread } : {}),
  });
  const person = (team: string, id: string): Person => ({ adapter: 'slack', space: team, id });
  const post = async (to: Room | Person, message: Message, key: string): Promise<Outcome> => {
    const sent = await app.client.chat.postMessage({
      channel: to.id,
      text: message.summary,
      blocks: slackBlocks(message),
      metadata: { event_type: 'studyhall', event_payload: { key } },
      ...('thread' in to && to.thread ? { thread_ts: to.thread } : {}),
    });
    return sent.ok && sent.ts ? { kind: 'sent', posted: { room: to, id: sent.ts } } : { kind: 'unsure' };
  };

  return {
    name: 'slack',
    asks: everyKind,
    sender: {
      send: post,
      async edit(posted: Posted, message: Message) {
        const { summary: text } = message;
        await app.client.chat.update({ channel: posted.room.id, ts: posted.id, text, blocks: slackBlocks(message) });
        return { kind: 'sent', posted };
      },
      async find(to, key) {
        const { messages = [] } = await app.client.conversations.history({
          channel: to.id,
          include_all_metadata: true,
        });
        const found = messages.find(({ metadata }) => JSON.stringify(metadata).includes(key));
        return found?.ts === undefined ? undefined : { room: to, id: found.ts };
      },
    },
    directory: {
      async profile({ id }) {
        const { user } = await app.client.users.info({ user: id });
        return { name: user?.real_name ?? id, ...(user?.tz === undefined ? {} : { zone: user.tz }) };
      },
      async mayManage({ id }) {
        const { user } = await app.client.users.info({ user: id });
        return (user?.is_admin ?? false) || (user?.is_owner ?? false);
      },
    },
    async start(bot: Bot) {
      app.event('app_mention', async ({ event, context, say }) => {
        const team = context.teamId ?? '';
        const where = room(team, event.channel, event.thread_ts ?? event.ts);
        const by = person(team, event.user ?? '');
        const reply = await bot.handle({ kind: 'said', room: where, by, text: event.text, via: 'mention' });
        if (reply.kind === 'say' && reply.public) {
          await say({ text: reply.public.summary, blocks: slackBlocks(reply.public), thread_ts: event.ts });
        }
      });
      app.command(/.*/, async ({ command, ack, respond, client }) => {
        const incoming: Incoming = {
          kind: 'said',
          room: room(command.team_id, command.channel_id),
          by: person(command.team_id, command.user_id),
          name: command.user_name,
          text: `${command.command} ${command.text}`,
          via: 'command',
        };
        const reply = await bot.handle(incoming);
        await ack();
        if (reply.kind === 'form')
          await client.views.open({ trigger_id: command.trigger_id, view: slackForm(reply.form) });
        if (reply.kind === 'say' && reply.private) {
          await respond({ text: reply.private.summary, blocks: slackBlocks(reply.private), replace_original: false });
        }
      });
      app.action<BlockAction<ButtonAction>>(/.*/, async ({ ack, action, body, respond }) => {
        const reply = await bot.handle({
          kind: 'pressed',
          room: room(body.team?.id ?? '', body.channel?.id ?? ''),
          by: person(body.team?.id ?? '', body.user.id),
          id: action.action_id,
          alone: body.container.is_ephemeral === true,
        });
        await ack();
        if (reply.kind !== 'say') return;
        const message = reply.replace ?? reply.private;
        if (message) {
          const replace_original = reply.replace !== undefined;
          await respond({ text: message.summary, blocks: slackBlocks(message), replace_original });
        }
      });
      await app.init();
      await app.start();
    },
    async stop() {
      await app.stop();
    },
    health: () => ({ ok: true }),
  };
}

const discordRows = (message: Message): ActionRowBuilder<ButtonBuilder>[] => [
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    pressables(message).map((each) =>
      new ButtonBuilder()
        .setCustomId(each.kind === 'option' ? `${each.id}:${each.index}` : each.id)
        .setLabel(each.label)
        .setStyle(ButtonStyle.Secondary),
    ),
  ),
];

const discordMessage = (message: Message) => ({
  embeds: [new EmbedBuilder().setDescription(plainText(message))],
  components: discordRows(message),
});

const discordForm = (form: Form): ModalBuilder =>
  new ModalBuilder()
    .setCustomId(form.id)
    .setTitle(form.title)
    .addComponents(
      form.fields.map((field) =>
        new ActionRowBuilder<TextInputBuilder>().addComponents(
          new TextInputBuilder()
            .setCustomId(field.name)
            .setLabel(field.label)
            .setMaxLength(field.maxLength)
            .setStyle(TextInputStyle.Short),
        ),
      ),
    );

export async function answerDiscord(bot: Bot, interaction: Interaction): Promise<void> {
  const space = interaction.guildId ?? 'direct';
  const where: Room = { adapter: 'discord', space, id: interaction.channelId ?? '' };
  const by: Person = { adapter: 'discord', space, id: interaction.user.id };
  const arrival = { room: where, by, name: interaction.user.displayName };
  if (interaction.isAutocomplete()) {
    const reply = await bot.handle({ kind: 'typing', ...arrival, text: interaction.options.getFocused() });
    if (reply.kind === 'suggest')
      await interaction.respond(reply.suggestions.map(({ text }) => ({ name: text, value: text })));
    return;
  }
  if (interaction.isModalSubmit()) {
    const answer = interaction.fields.getTextInputValue('answer');
    await say(await bot.handle({ kind: 'submitted', ...arrival, id: interaction.customId, fields: { answer } }));
    return;
  }
  if (interaction.isStringSelectMenu()) {
    const picks = interaction.values.map(Number);
    await say(await bot.handle({ kind: 'chose', ...arrival, id: interaction.customId, picks }));
    return;
  }
  if (!interaction.isButton()) return;
  const alone = interaction.message.flags.has(MessageFlags.Ephemeral);
  const reply = await bot.handle({ kind: 'pressed', ...arrival, id: interaction.customId, alone });
  if (reply.kind === 'form') await interaction.showModal(discordForm(reply.form));
  else if (reply.kind === 'say' && reply.replace) await interaction.update(discordMessage(reply.replace));
  else await say(reply);

  async function say(answer: Reply): Promise<void> {
    if (answer.kind !== 'say' || !interaction.isRepliable()) return;
    if (answer.private) await interaction.reply({ ...discordMessage(answer.private), flags: MessageFlags.Ephemeral });
    else if (answer.public) await interaction.reply(discordMessage(answer.public));
  }
}

export function discord(client: Client<true>, token: string): Adapter {
  return {
    name: 'discord',
    asks: everyKind,
    sender: {
      async send(to, message, key) {
        const channel = await client.channels.fetch(to.id);
        if (!channel?.isSendable()) return { kind: 'refused', why: 'gone', detail: 'Unknown Channel' };
        const sent = await channel.send({ ...discordMessage(message), nonce: key.slice(0, 25), enforceNonce: true });
        return { kind: 'sent', posted: { room: to, id: sent.id } };
      },
      async edit(posted, message) {
        const channel = await client.channels.fetch(posted.room.id);
        if (!channel?.isTextBased()) return { kind: 'refused', why: 'gone', detail: 'Unknown Channel' };
        await channel.messages.edit(posted.id, discordMessage(message));
        return { kind: 'sent', posted };
      },
      find: async () => undefined,
    },
    directory: {
      profile: async ({ id }) => ({ name: (await client.users.fetch(id)).displayName }),
      async mayManage(person) {
        const guild = await client.guilds.fetch(person.space);
        return (await guild.members.fetch(person.id)).permissions.has('ManageGuild');
      },
    },
    async start(bot) {
      client.on('interactionCreate', (interaction) => void answerDiscord(bot, interaction));
      await client.login(token);
    },
    stop: () => client.destroy(),
    health: () => (client.isReady() ? { ok: true } : { ok: false, why: 'the gateway is away' }),
  };
}
