import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriesKey, readCustomId, writeCustomId } from '../../../src/adapters/discord/control-id.js';
import type { InteractionPayload, MessagePayload } from '../../../src/adapters/discord/payloads.js';
import { type Known, receiveInteraction, receiveMessage } from '../../../src/adapters/discord/receive.js';
import { shortcuts } from '../../../src/core/commands/actions.js';

const ana = { id: '100', username: 'ana.k', global_name: 'Ana' };
const room = { adapter: 'discord', space: 'g1', id: 'c1' };
const by = { adapter: 'discord', space: 'g1', id: '100' };
const given: InteractionPayload = {
  id: 'i1',
  application_id: 'app',
  token: 't',
  type: 2,
  guild_id: 'g1',
  channel_id: 'c1',
  member: { user: ana, nick: null, permissions: '0' },
};
const card = { id: 'm1', channel_id: 'c1', flags: 0 };
const alone = { ...card, flags: 64 };
const on = { room, id: 'm1' };

const known: Known = {
  shortcuts,
  places: (server) => ({
    channel: (id) => (server === 'g1' && id === '42' ? 'vpn-help' : undefined),
    role: (id) => (server === 'g1' && id === '7' ? 'ops' : undefined),
  }),
};

describe('interactions', () => {
  it.each<[string, Partial<InteractionPayload>, object]>([
    [
      'a command with one word',
      { data: { name: 'ask', options: [{ name: 'question', type: 3, value: 'who owns patching?' }] } },
      { kind: 'said', text: '/ask who owns patching?', via: 'command' },
    ],
    [
      'a subcommand with its words',
      {
        data: {
          name: 'quiz',
          options: [{ name: 'schedule', type: 1, options: [{ name: 'phrase', type: 3, value: ' weekdays at 9:30 ' }] }],
        },
      },
      { kind: 'said', text: '/quiz schedule weekdays at 9:30', via: 'command' },
    ],
    [
      'a subcommand alone',
      { data: { name: 'quiz', options: [{ name: 'now', type: 1 }] } },
      { kind: 'said', text: '/quiz now' },
    ],
    [
      'a word below the own one',
      {
        data: {
          name: 'studyhall',
          options: [{ name: 'quiz', type: 2, options: [{ name: 'now', type: 1 }] }],
        },
      },
      { kind: 'said', text: '/studyhall quiz now' },
    ],
    ['a choice left out', { data: { name: 'leaderboard' } }, { kind: 'said', text: '/leaderboard' }],
    [
      'a command being typed',
      { type: 4, data: { name: 'ask', options: [{ name: 'question', type: 3, value: 'pat' }] } },
      { kind: 'typing', text: '/ask pat' },
    ],
    [
      'a command of which nothing is typed yet',
      { type: 4, data: { name: 'ask', options: [{ name: 'question', type: 3, value: '' }] } },
      { kind: 'typing', text: '/ask ' },
    ],
    [
      'a button',
      { type: 3, message: card, data: { custom_id: 'why:r1', component_type: 2 } },
      { kind: 'pressed', id: 'why:r1', on },
    ],
    [
      'a button that one person sees',
      { type: 3, message: alone, data: { custom_id: 'next:a1:1', component_type: 2 } },
      { kind: 'pressed', id: 'next:a1:1', on, alone: true },
    ],
    [
      'a button of an option',
      { type: 3, message: card, data: { custom_id: 'c|vote:r1|2', component_type: 2 } },
      { kind: 'chose', id: 'vote:r1', picks: [2], on },
    ],
    [
      'options of a menu',
      { type: 3, message: card, data: { custom_id: 'c|vote:r1', component_type: 3, values: ['0', '2'] } },
      { kind: 'chose', id: 'vote:r1', picks: [0, 2], on },
    ],
    [
      'a command of a message’s menu, with its words as people see them and its address',
      {
        type: 2,
        data: {
          type: 3,
          name: 'Make this a note',
          target_id: '77',
          resolved: {
            messages: {
              '77': {
                id: '77',
                channel_id: '42',
                content: 'Ask <@5>: **the VPN** <a:party:99> is @everyone’s <b>',
                mentions: [{ id: '5', username: 'bo', global_name: 'Bo $& <3' }],
              },
            },
          },
        },
      },
      {
        kind: 'pointed',
        id: 'make:note:',
        message: {
          text: 'Ask @Bo $& <3: **the VPN** :party: is @everyone’s <b>',
          url: `https://discord.com/channels/${room.space}/42/77`,
        },
      },
    ],
    [
      'a form',
      {
        type: 5,
        data: {
          custom_id: 'type:r1',
          components: [
            { type: 10 },
            { type: 18, component: { type: 4, custom_id: 'answer', value: 'CloudTrail' } },
            { type: 1, components: [{ type: 4, custom_id: 'note', value: 'old style' }] },
          ],
        },
      },
      { kind: 'submitted', id: 'type:r1', fields: { answer: 'CloudTrail', note: 'old style' } },
    ],
  ])('%s', (_name, payload, incoming) => {
    expect(receiveInteraction({ ...given, ...payload }, known)).toMatchObject({
      room,
      by,
      name: 'Ana',
      ...incoming,
    });
  });

  it('takes the name of the server first', () => {
    const member = { user: ana, nick: 'Ana from sales', permissions: '0' };
    expect(receiveInteraction({ ...given, member, data: { name: 'ask' } }, known)).toMatchObject({
      name: 'Ana from sales',
    });
  });

  it('puts what happens in direct messages into a space of its own', () => {
    const { guild_id: _guild, member: _member, ...rest } = given;
    const space = 'direct';
    expect(receiveInteraction({ ...rest, user: ana, data: { name: 'ask' } }, known)).toMatchObject({
      room: { ...room, space },
      by: { ...by, space },
    });
  });

  it('knows a message in direct messages as one that nobody else sees, whatever was done with it', () => {
    const { guild_id: _guild, member: _member, ...rest } = given;
    const from = { ...rest, user: ana, message: card };
    const pressed = { ...from, type: 3, data: { custom_id: 'next:a1:1', component_type: 2 } };
    const sent = { ...from, type: 5, data: { custom_id: 'type:r1', components: [] } };
    for (const payload of [pressed, sent]) expect(receiveInteraction(payload, known)).toMatchObject({ alone: true });
    expect(receiveInteraction({ ...pressed, guild_id: 'g1' }, known)).not.toHaveProperty('alone');
    expect(receiveInteraction({ ...pressed, guild_id: 'g1', message: alone }, known)).toMatchObject({ alone: true });
  });

  it.each([
    ['a ping', { ...given, type: 1 }],
    ['nobody', { ...given, member: undefined, data: { name: 'ask' } }],
    ['a menu’s command of another version', { ...given, type: 2, data: { type: 3, name: 'Eat this', target_id: '7' } }],
    ['a message that did not come with it', { ...given, type: 2, data: { type: 3, name: 'Make this a note' } }],
    ['no room', { ...given, channel_id: undefined, data: { name: 'ask' } }],
  ])('makes nothing of %s', (_name, payload) => {
    expect(receiveInteraction(payload as InteractionPayload, known)).toBeUndefined();
  });
});

describe('a message that a command is used on', () => {
  const textOf = (content: string, guild: string | undefined = 'g1'): string | undefined => {
    const messages = { '77': { id: '77', channel_id: '42', content, mentions: [ana] } };
    const data = { type: 3, name: 'Make this a note', target_id: '77', resolved: { messages } };
    const { guild_id: _guild, ...rest } = given;
    const incoming = receiveInteraction({ ...rest, ...(guild ? { guild_id: guild } : {}), data }, known);
    return incoming?.kind === 'pointed' ? incoming.message.text : undefined;
  };

  it.each([
    ['Ask <@100> or <@!100>, <@1310000000167772160> or <@&7>', 'Ask @Ana or @Ana, somebody or @ops'],
    ['in <#42>, <#1310000000167772161> or <id:browse>', 'in #vpn-help, a channel or a channel'],
    ['<@&8> by </quiz now:123> <:vpn_up:9>', 'a role by /quiz now :vpn_up:'],
    [
      'at <t:1764000000:t>, on <t:1764000000:D>, <t:1764000000:R>',
      'at 16:00 UTC, on 24 Nov 2025 UTC, Mon 24 Nov, 16:00 UTC',
    ],
    ['see <https://wiki.acme.com/a_b__c>', 'see https://wiki.acme.com/a_b__c'],
    ['**so**, *so*, ~~no~~, __look__ and ||guess||\n-# small', '**so**, *so*, ~~no~~, _look_ and guess\nsmall'],
    [
      '`<@100> __init__` and __init__.py\n```\n||<#42>||\n```',
      '`<@100> __init__` and __init__.py\n```\n||<#42>||\n```',
    ],
    ['a <b>bold</b> claim: 1 < 2 || 3 > 2', 'a <b>bold</b> claim: 1 < 2 || 3 > 2'],
  ])('is kept as Markdown, with names in place of ids: %j', (content, text) => {
    expect(textOf(content)).toBe(text);
  });

  it('has no name for the channels of a direct message', () => {
    expect(textOf('<#42> <@&7>', '')).toBe('a channel a role');
  });
});

describe('messages', () => {
  const me = '999';
  const said: MessagePayload = {
    id: 'm1',
    type: 0,
    channel_id: 'c1',
    guild_id: 'g1',
    content: `<@${me}> who patches?`,
    author: ana,
  };
  const { guild_id: _guild, ...private_ } = said;

  it.each<[string, MessagePayload, object]>([
    ['a mention', said, { text: 'who patches?', via: 'mention', room, by, name: 'Ana' }],
    ['a mention by the old form', { ...said, content: `hello <@!${me}>` }, { text: 'hello' }],
    ['a mention and nothing else', { ...said, content: `<@${me}>` }, { text: '' }],
    ['a reply that mentions', { ...said, type: 19 }, { via: 'mention' }],
    ['a mention with somebody else in it', { ...said, content: `<@${me}> and <@5>` }, { text: 'and <@5>' }],
    ['a direct message', { ...private_, content: 'who patches?' }, { text: 'who patches?', via: 'direct' }],
  ])('%s', (_name, payload, incoming) => {
    expect(receiveMessage(payload, me)).toMatchObject({ kind: 'said', ...incoming });
  });

  it.each<[string, MessagePayload]>([
    ['what is said to others', { ...said, content: 'who patches?' }],
    ['a mention of everybody', { ...said, content: '@everyone' }],
    ['another bot', { ...said, author: { ...ana, bot: true } }],
    ['itself', { ...said, author: { id: me, username: 'Studyhall' } }],
    ['a webhook', { ...said, webhook_id: '5' }],
    ['a system message', { ...said, type: 7 }],
  ])('is silent at %s', (_name, payload) => {
    expect(receiveMessage(payload, me)).toBeUndefined();
  });
});

describe('custom ids', () => {
  it('come back as they were written, with the key of their message', () => {
    const id = fc.string({ minLength: 1, maxLength: 70, unit: fc.constantFrom(...'abc:09-_') });
    fc.assert(
      fc.property(id, fc.option(fc.nat(24), { nil: undefined }), fc.boolean(), (text, index, button) => {
        const written = button
          ? ({ kind: 'button', id: text } as const)
          : ({ kind: 'choice', id: text, ...(index === undefined ? {} : { index }) } as const);
        const marked = writeCustomId(written, 'card:r1');
        expect(readCustomId(marked)).toEqual(written);
        expect(readCustomId(writeCustomId(written))).toEqual(written);
        expect(marked.length).toBeLessThanOrEqual(100);
        expect(carriesKey(marked, 'card:r1')).toBe(true);
        expect(carriesKey(marked, 'card:r2')).toBe(false);
      }),
      { seed: 20261124 },
    );
  });
});
