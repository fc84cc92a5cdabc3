import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/core/chat/plain-text.js';
import { compose, createIds } from '../support/compose.js';
import { openDiscordStage } from '../support/discord/stage.js';
import { openShelf } from '../support/notes-shelf.js';
import { openPlayground } from '../support/playground.js';
import { openSlackStage } from '../support/slack/stage.js';
import { createTestLog, smallNotes } from '../support/stage.js';

const words = 'The VPN gateway moved to <b>Frankfurt</b> & @everyone should restart';
const question = {
  right: 'Frankfurt',
  wrong: 'Dublin — it never was there\nLondon — it was there until Monday',
};
const prompt = 'Where is the VPN gateway?';

interface Chat {
  write(name: string, text: string): Promise<void>;
  point(name: string, label: string): Promise<void>;
  fill(name: string, value: string, more?: Record<string, string>): Promise<void>;
  press(name: string, label: string): Promise<void>;
  command(name: string, text: string): Promise<void>;
  mention(name: string, text: string): Promise<void>;
  /** The texts that a person sees, the newest last. */
  seen(name: string): Promise<readonly string[]>;
  files(): readonly { readonly path: string; readonly text: string }[];
}

const slackChat = async (mode: 'socket' | 'http'): Promise<Chat> => {
  const { people, settle, point, fill, press, command, mention, files } = await openSlackStage(mode);
  return {
    async write(name, text) {
      await people.write(name, text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
      await settle();
    },
    point: (name, label) => point(name, label, 'VPN gateway'),
    fill,
    press,
    command,
    mention,
    seen: async (name) => people.seen(name),
    files,
  };
};

const discordChat = async (): Promise<Chat> => {
  const { discord, settle, point, submit, press, command, mention, files } = await openDiscordStage();
  discord.world.member('ana').manages = true;
  return {
    async write(name, text) {
      discord.write(name, discord.channel, text);
      await settle();
    },
    point: async (name, label) => void (await point(name, label, 'VPN gateway')),
    fill: async (name, value, more) => void (await submit(name, value, more)),
    press: async (name, label) => void (await press(name, label)),
    command: async (name, text) => void (await command(name, text)),
    mention,
    seen: async (name) => discord.seen(name),
    files,
  };
};

describe.each([
  [
    'Slack by Socket Mode',
    () => slackChat('socket'),
    /Slack message/,
    /https:\/\/acme\.slack\.com\/archives\/CGENERAL\/p\d+/,
  ],
  ['Slack by HTTP', () => slackChat('http'), /Slack message/, /https:\/\/acme\.slack\.com\/archives\/CGENERAL\/p\d+/],
  ['Discord', discordChat, /Discord message/, /https:\/\/discord\.com\/channels\/\d+\/\d+\/\d+/],
])('what is made of a message on %s', (_name, open, shown, address) => {
  it('is a question: drafted, approved, asked, and shown with the message when it closes', async () => {
    const chat = await open();
    await chat.write('bo', words);
    await chat.point('ana', 'Make this a question');
    expect((await chat.seen('ana')).at(-1)).toContain('New question');
    await chat.fill('ana', prompt, question);
    const draft = (await chat.seen('ana')).at(-1) ?? '';
    expect(draft).toContain(prompt);
    expect(draft).toContain(words);
    expect(draft).toMatch(shown);
    expect((await chat.seen('bo')).join()).not.toContain(prompt);
    await chat.press('ana', 'Use');
    expect((await chat.seen('ana')).join('\n')).toContain('Saved in drafts/from-messages.quiz.md');
    const file = chat.files().find(({ path }) => path === 'drafts/from-messages.quiz.md');
    expect(file?.text).toMatch(address);
    expect(file?.text).toContain(`"${words}"`);

    await chat.command('ana', '/quiz now about from chat');
    const card = (await chat.seen('bo')).at(-1) ?? '';
    expect(card).toContain(prompt);
    expect(card).not.toContain('restart');
    expect(card).not.toMatch(shown);
    await chat.command('ana', '/quiz close');
    const closed = (await chat.seen('bo')).findLast((text) => text.includes('closed'));
    expect(closed).toContain(words);
    expect(closed).toMatch(shown);
  });

  it('is a note, which is answered from', async () => {
    const chat = await open();
    await chat.write('bo', words);
    await chat.point('ana', 'Make this a note');
    await chat.fill('ana', 'The VPN gateway');
    expect((await chat.seen('ana')).at(-1)).toContain('drafts/the-vpn-gateway.md');
    expect(chat.files().at(-1)?.text).toMatch(address);
    await chat.mention('bo', 'where is the VPN gateway?');
    expect((await chat.seen('bo')).at(-1)).toContain('moved to <b>Frankfurt</b> & @everyone should restart');
  });

  it('is for managers', async () => {
    const chat = await open();
    await chat.write('bo', words);
    await chat.point('bo', 'Make this a question');
    expect((await chat.seen('bo')).at(-1)).toContain('Only managers can use “Make this a question”.');
    expect((await chat.seen('ana')).join()).not.toContain('Only managers');
  });
});

describe('what is made of a message on the page', () => {
  // What the page keeps has no mentions.
  const said = words.replace('@everyone', 'everyone');
  const open = async () => {
    const notes = openShelf(smallNotes, true);
    const log = createTestLog();
    let handle: ReturnType<typeof compose> | undefined;
    const page = await openPlayground({
      get commands() {
        return handle?.bot.commands ?? [];
      },
      get shortcuts() {
        return handle?.bot.shortcuts ?? [];
      },
      handle: async (incoming) => (await handle?.bot.handle(incoming)) ?? { kind: 'nothing' },
      manner: (incoming) => handle?.bot.manner(incoming) ?? 'private',
      promise: (incoming) => handle?.bot.promise(incoming) ?? 'may-defer',
      left: async () => undefined,
      joined: async () => undefined,
      present: async () => undefined,
    });
    const { adapter, store } = page;
    handle = compose({ store, adapter, log, library: notes.library, newId: createIds() }, { shelf: notes.shelf });
    return { ...page, notes };
  };

  it('is a question whose source has no address, and a note', async () => {
    const { post, state, notes } = await open();
    await post('say', { person: 'bo', text: said });
    const [message] = (await state('ana')).lines;
    expect((await state('ana')).shortcuts.map(({ label }) => label)).toEqual([
      'Make this a question',
      'Make this a note',
    ]);
    const { form } = await post('point', { person: 'ana', id: 'make:question:', on: message?.id });
    expect(form?.fields.find(({ name }) => name === 'why')?.value).toBe(said);
    const fields = { ...question, prompt, why: said, topic: 'VPN' };
    await post('submit', { person: 'ana', id: form?.id, fields });
    const draft = (await state('ana')).lines.at(-1);
    expect(draft).toMatchObject({ only: true });
    expect(draft && plainText(draft.message)).toContain('a message in the chat');
    const use = draft?.message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))[0];
    await post('press', { person: 'ana', id: use?.id, on: draft?.id });
    const made = notes.files().find(({ path }) => path === 'drafts/from-messages.quiz.md');
    expect(made?.text).toContain(`Source: message "${said}"`);
    expect(notes.library().problems).toEqual([]);

    const note = (await post('point', { person: 'ana', id: 'make:note:', on: message?.id })).form;
    await post('submit', { person: 'ana', id: note?.id, fields: { title: 'VPN', text: said, file: '' } });
    expect(notes.library().notes.map(({ file }) => file)).toContain('drafts/vpn.md');
  });

  it('is never of words that others alone may see', async () => {
    const { post, state } = await open();
    await post('say', { person: 'bo', text: '/studyhall me' });
    const own = (await state('bo')).lines.at(-1);
    for (const on of [own?.id, '999999999999', 'x']) {
      expect((await post('point', { person: 'ana', id: 'make:note:', on })).form).toBeUndefined();
      expect((await state('ana')).lines.at(-1)?.message.summary).toContain('no text I can use');
    }
    expect((await post('point', { person: 'ana', id: 'make:note:' })).status).toBe(400);
  });
});
