import { createHash } from 'node:crypto';
import { readable } from '../support/discord/display.js';
import type { Started } from '../support/discord/interactions.js';
import { openDiscord } from '../support/discord/stand-in.js';
import type { Component, StoredMessage } from '../support/discord/world.js';
import type { Press, Side } from './side.js';

const nonceOf = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 22);
const answeredWithin = 4_000;

const controls = (message: StoredMessage): Component[] =>
  (message.body.components ?? []).flatMap((row) => row.components ?? []);
const choices = (message: StoredMessage): Component[] =>
  controls(message).filter(({ custom_id = '' }) => custom_id.startsWith('c|vote:'));
const roundIn = ({ custom_id = '' }: Component): string => /^c\|vote:([^|]+)/.exec(custom_id)?.[1] ?? '';

export interface DiscordSideOptions {
  readonly rooms: number;
  readonly people: readonly string[];
  at(step: string): void;
}

/** Discord's stand-in with rooms and people. */
export async function openDiscordSide({ rooms: count, people: names, at }: DiscordSideOptions) {
  const standIn = await openDiscord();
  const { world } = standIn;
  const channels = Array.from({ length: count }, () => world.addChannel(standIn.guild.id));
  const ids = new Map(names.map((name) => [world.member(name).id, name]));
  world.member('ana').manages = true;
  const ours = (room: string): StoredMessage[] =>
    world.messages.filter(
      (each) => each.channel === room && each.author === world.bot.id && each.only === undefined && !each.deleted,
    );
  /** Until the interaction has its first answer, or the bot has gone away or stays silent. */
  const answered = async (one: Started): Promise<boolean> => {
    const start = Date.now();
    const gone = standIn.gateway.closes.length;
    const timer = setTimeout(world.changed, answeredWithin + 50);
    await world.until(
      () =>
        one.first !== undefined ||
        Date.now() - start > answeredWithin ||
        (standIn.gateway.closes.length > gone && standIn.gateway.connections() === 0),
    );
    clearTimeout(timer);
    return one.first !== undefined;
  };
  const answerOf = (one: Started): string | undefined => {
    const message = world.messages.find((each) => each.id === one.original && each.only !== undefined);
    return message && readable(message.body);
  };

  const side: Side = {
    name: 'discord',
    rooms: channels.map(({ id }) => id),
    people: [...ids.keys()],
    open: (room) =>
      ours(room).flatMap((message) => {
        const [first] = choices(message);
        return first ? [{ round: roundIn(first), choices: choices(message).length }] : [];
      }),
    standing: (room) => ours(room).map((message) => ({ key: message.nonce ?? '', reads: readable(message.body) })),
    keyOf: (kind, round) => nonceOf(`${kind}:${round}`),
    async press(press: Press) {
      const key = nonceOf(`card:${press.round}`);
      const message = ours(press.room).find(({ nonce }) => nonce === key);
      const control = message && choices(message)[press.pick];
      const name = ids.get(press.person);
      if (!message || !control || name === undefined || standIn.gateway.connections() === 0) return;
      press.from = Date.now();
      const one = standIn.pressOn(name, message, control.custom_id ?? '');
      at('press sent');
      press.acknowledged = await answered(one);
      press.to = Date.now();
      const receipt = answerOf(one);
      if (receipt !== undefined) press.receipt = receipt;
      if (press.acknowledged) at('press acknowledged');
    },
    async say(room, command) {
      const channel = world.channels.get(room);
      if (!channel || standIn.gateway.connections() === 0) return undefined;
      const one = standIn.command('ana', channel, command);
      if (command === '/quiz close') at('close sent');
      await answered(one);
      const start = Date.now();
      // A deferred answer is filled in later.
      while ((answerOf(one) ?? '') === '' && Date.now() - start < answeredWithin) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return answerOf(one);
    },
    failures: () => standIn.failures.filter((each) => !/^an interaction was answered after/.test(each)),
    close: () => standIn.close(),
  };
  return { side, standIn };
}
