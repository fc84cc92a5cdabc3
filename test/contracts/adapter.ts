import { describe, expect, it, onTestFinished } from 'vitest';
import type { Person, Room } from '../../src/core/chat/address.js';
import type { Incoming } from '../../src/core/chat/incoming.js';
import { line, type Message } from '../../src/core/chat/message.js';
import { inPlace, privately, publicly, type Reply } from '../../src/core/chat/reply.js';
import { shortcuts } from '../../src/core/commands/actions.js';
import type { Adapter } from '../../src/core/ports/adapter.js';
import type { Bot } from '../../src/core/ports/bot.js';
import { withButton } from '../support/messages.js';
import { noPresence } from '../support/presence.js';

/** How a test drives one platform through its own payloads, as people would, and looks at what they see. */
export interface Surface {
  /** Started with the bot that `open` was given. */
  readonly adapter: Adapter;
  /** A room that the bot is in. */
  readonly room: Room;
  /** The address of somebody who has done something here before; names are `ana`, `bo`, `chen`. */
  person(name: string): Person;
  /** Speaks so that the bot is meant: a mention, or a command when it begins with a slash. */
  say(name: string, text: string): Promise<void>;
  /** Presses the button or takes the one option of that label on the newest message that shows it. */
  press(name: string, label: string): Promise<void>;
  /** Takes several options of one message and sends them. */
  choose(name: string, labels: readonly string[]): Promise<void>;
  /** Uses a shortcut on the newest message that holds those words; absent where there is no pointing at messages. */
  point?(name: string, label: string, words: string): Promise<void>;
  /** Fills the first field of the form that the person was shown last, leaves the others as they are, and sends it. */
  fill(name: string, value: string): Promise<void>;
  /** The texts of all messages that a person sees now, oldest first; a form is seen by its title until it is sent. */
  seen(name: string): Promise<readonly string[]>;
  /** What the platform or its server has been told that is not text any more, such as a mention; empty where it can't be. */
  pings?(): readonly string[];
  /** Set for a surface like paper, on which an edited message stands below its old words. */
  readonly keepsOldWords?: true;
  /** Set for a platform that lets nobody edit or take away what it showed one person of a message for all. */
  readonly keepsReceipts?: true;
  close(): Promise<void>;
}

export interface ScriptedBot {
  readonly bot: Bot;
  readonly got: readonly Incoming[];
}

/** A bot that answers by a function of what comes in. */
export function scriptedBot(answer: (incoming: Incoming) => Reply | Promise<Reply>): ScriptedBot {
  const got: Incoming[] = [];
  const bot: Bot = {
    commands: [],
    shortcuts,
    ...noPresence,
    promise: ({ kind }) => (kind === 'chose' || kind === 'submitted' ? 'commit-first' : 'may-defer'),
    manner: (incoming) => (incoming.kind === 'said' && incoming.via !== 'command' ? 'public' : 'private'),
    async handle(incoming) {
      if (incoming.kind !== 'opened' && incoming.kind !== 'typing') got.push(incoming);
      return answer(incoming);
    },
  };
  return { bot, got };
}

const nothing: Reply = { kind: 'nothing' };
const card = (max: number): Message => ({
  summary: 'Which?',
  tone: 'open',
  blocks: [
    { kind: 'heading', spans: ['Which?'] },
    { kind: 'choose', id: 'vote:r1', min: max, max, options: ['Red wine', 'Green tea', 'Blue cheese'] },
  ],
});
const containing = (text: string) => expect.stringContaining(text);
const all = (texts: readonly string[]): string => texts.join('\n');

/** What every adapter owes the core. `open` gives a surface of its own for each test. */
export function adapterContract(name: string, open: (bot: Bot) => Promise<Surface>): void {
  const surface = async (answer: (incoming: Incoming) => Reply | Promise<Reply>) => {
    const { bot, got } = scriptedBot(answer);
    const opened = await open(bot);
    onTestFinished(() => opened.close());
    return { ...opened, got };
  };

  describe(`the adapter contract: ${name}`, () => {
    it('hands over what was said and shows a public answer to everybody', async () => {
      const { say, seen, got, room, person } = await surface(() => publicly(line('AWS patches the hosts.')));
      await say('ana', 'who owns patching?');
      expect(got).toMatchObject([
        { kind: 'said', text: 'who owns patching?', room: { id: room.id }, by: person('ana') },
      ]);
      expect(got[0]).not.toMatchObject({ via: 'command' });
      expect(await seen('ana')).toContainEqual(containing('AWS patches the hosts.'));
      expect(await seen('bo')).toContainEqual(containing('AWS patches the hosts.'));
    });

    it('shows a private reply to a command to its person alone', async () => {
      const { say, seen, got } = await surface(() => privately(line('Your secret: 42.')));
      await say('ana', '/studyhall me');
      expect(got).toMatchObject([{ kind: 'said', via: 'command' }]);
      expect(await seen('ana')).toContainEqual(containing('Your secret: 42.'));
      expect(all(await seen('bo'))).not.toMatch(/secret|studyhall me/);
    });

    it('hands over a press with the message it stood on, and its receipt goes to the presser alone', async () => {
      const { say, press, seen, got, person } = await surface((incoming) =>
        incoming.kind === 'pressed'
          ? privately(line('Got it, you.'))
          : publicly(withButton('Found.', 'next:a1:1', 'Next best')),
      );
      await say('ana', 'tea?');
      await press('bo', 'Next best');
      expect(got[1]).toMatchObject({ kind: 'pressed', id: 'next:a1:1', by: person('bo') });
      expect(got[1]).toHaveProperty('on.id');
      expect(got[1]).not.toHaveProperty('alone', true);
      expect(await seen('bo')).toContainEqual(containing('Got it, you.'));
      expect(all(await seen('ana'))).not.toContain('Got it');
    });

    it('replaces a message that only its presser sees', async () => {
      const { say, press, seen, got, keepsOldWords } = await surface((incoming) =>
        incoming.kind === 'pressed'
          ? { kind: 'say', replace: line('The second best.') }
          : privately(withButton('The best.', 'next:a1:1', 'Next best')),
      );
      await say('ana', '/ask tea');
      await press('ana', 'Next best');
      expect(got[1]).toMatchObject({ kind: 'pressed', alone: true });
      const texts = all(await seen('ana'));
      expect(texts).toContain('The second best.');
      if (!keepsOldWords) expect(texts).not.toContain('The best.');
      expect(all(await seen('bo'))).not.toContain('best');
    });

    it('replaces it by what follows from a choice, and from a form, too', async () => {
      const field = { name: 'answer', label: 'Which?', maxLength: 100 };
      const { say, press, fill, seen, got, keepsOldWords } = await surface((incoming) => {
        if (incoming.kind === 'said') return privately({ ...card(1), summary: 'First.' });
        if (incoming.kind === 'chose') return inPlace(incoming, withButton('Second.', 'type:r1', 'Type your answer'));
        if (incoming.kind === 'submitted') return inPlace(incoming, line('Third.'));
        return { kind: 'form', form: { id: 'type:r1', title: 'Your answer', submit: 'Send', fields: [field] } };
      });
      await say('ana', '/studyhall me');
      await press('ana', 'Green tea');
      expect(got[1]).toMatchObject({ kind: 'chose', picks: [1], alone: true });
      expect(all(await seen('ana'))).toContain('Second.');
      if (!keepsOldWords) expect(all(await seen('ana'))).not.toContain('Green tea');
      await press('ana', 'Type your answer');
      await fill('ana', 'tea');
      expect(got[3]).toMatchObject({ kind: 'submitted', alone: true });
      expect(all(await seen('ana'))).toContain('Third.');
      if (!keepsOldWords) expect(all(await seen('ana'))).not.toContain('Second.');
      expect(all(await seen('bo'))).not.toMatch(/Second|Third/);
    });

    it('never replaces what others see too', async () => {
      const { say, press, seen } = await surface((incoming) =>
        incoming.kind === 'pressed'
          ? { kind: 'say', replace: line('Mine only.') }
          : publicly(withButton('For all.', 'next:a1:1', 'Next best')),
      );
      await say('ana', 'tea?');
      await press('bo', 'Next best');
      expect(all(await seen('ana'))).toContain('For all.');
      expect(all(await seen('ana'))).not.toContain('Mine only.');
    });

    it('hands over one option as a choice counted from 0', async () => {
      const { adapter, room, press, seen, got } = await surface(() => privately(line('Your answer is B.')));
      await adapter.sender.send(room, card(1), 'card:r1');
      await press('bo', 'Green tea');
      expect(got).toMatchObject([{ kind: 'chose', id: 'vote:r1', picks: [1] }]);
      expect(await seen('bo')).toContainEqual(containing('Your answer is B.'));
      expect(all(await seen('ana'))).not.toContain('Your answer');
    });

    it('shows each person one receipt of a round, the latest', async () => {
      const { adapter, room, press, seen, keepsOldWords, keepsReceipts } = await surface((incoming) => {
        if (incoming.kind !== 'chose') return nothing;
        const answer = `Your answer is ${incoming.picks[0]} of ${incoming.id}.`;
        return { ...privately(line(answer)), receipt: incoming.id };
      });
      await adapter.sender.send(room, card(1), 'card:r1');
      for (const label of ['Green tea', 'Blue cheese', 'Red wine']) await press('bo', label);
      await press('chen', 'Green tea');
      const receipts = (await seen('bo')).filter((text) => text.includes('Your answer'));
      expect(receipts.at(-1)).toContain('Your answer is 0 of vote:r1.');
      if (!keepsOldWords && !keepsReceipts) expect(receipts).toHaveLength(1);
      expect((await seen('chen')).filter((text) => text.includes('Your answer'))).toHaveLength(1);
    });

    it('hands over several options together', async () => {
      const { adapter, room, choose, got } = await surface(() => privately(line('Noted.')));
      await adapter.sender.send(room, card(2), 'card:r1');
      await choose('ana', ['Red wine', 'Blue cheese']);
      expect(got).toMatchObject([{ kind: 'chose', id: 'vote:r1', picks: [0, 2] }]);
    });

    it('shows a form to the presser and hands over what was filled in', async () => {
      const field = { name: 'answer', label: 'Which service?', maxLength: 100 };
      const form: Reply = {
        kind: 'form',
        form: { id: 'type:r1', title: 'Your answer', submit: 'Send', fields: [field] },
      };
      const { say, press, fill, seen, got } = await surface((incoming) => {
        if (incoming.kind === 'submitted') return privately(line(`Your answer is “${incoming.fields.answer}”.`));
        return incoming.kind === 'pressed' ? form : publicly(withButton('Type it.', 'type:r1', 'Type your answer'));
      });
      await say('ana', 'go');
      await press('ana', 'Type your answer');
      expect(all(await seen('ana'))).toContain('Your answer');
      expect(all(await seen('bo'))).not.toContain('Your answer');
      await fill('ana', 'Cloud <Trail>');
      expect(got[2]).toMatchObject({ kind: 'submitted', id: 'type:r1', fields: { answer: 'Cloud <Trail>' } });
      expect(await seen('ana')).toContainEqual(containing('Your answer is “Cloud <Trail>”.'));
      expect(all(await seen('bo'))).not.toContain('Trail');
    });

    it('hands over every field of a form, those that were filled before too', async () => {
      const fields = [
        { name: 'days', label: 'Days off', maxLength: 200, value: 'none' },
        { name: 'late', label: 'How late', maxLength: 20, value: '6h' },
      ];
      const form: Reply = { kind: 'form', form: { id: 'settings:', title: 'Settings', submit: 'Save', fields } };
      const { say, press, fill, got, keepsOldWords } = await surface((incoming) => {
        if (incoming.kind === 'submitted') return privately(line('Saved.'));
        return incoming.kind === 'pressed' ? form : privately(withButton('6h', 'settings:', 'Change'));
      });
      await say('ana', '/studyhall settings');
      await press('ana', 'Change');
      await fill('ana', '2026-12-25');
      // On paper a field that nothing is typed for is absent, and so stays as it is.
      const rest = keepsOldWords ? {} : { late: '6h' };
      expect(got[2]).toMatchObject({ kind: 'submitted', id: 'settings:', fields: { days: '2026-12-25', ...rest } });
    });

    it('hands over a shortcut with the words of its message, and shows the form to whoever used it', async () => {
      const field = { name: 'title', label: 'Title', maxLength: 100 };
      const long = {
        name: 'text',
        label: 'Text',
        maxLength: 3_000,
        value: 'one\ntwo',
        long: true,
        optional: true,
      } as const;
      const form: Reply = {
        kind: 'form',
        form: { id: 'make:note:k3x', title: 'New note', submit: 'Save', fields: [field, long] },
      };
      const { say, point, fill, seen, got, room, person } = await surface((incoming) => {
        if (incoming.kind === 'submitted') return privately(line('Saved.'));
        return incoming.kind === 'pointed' ? form : publicly(line('Not that I know.'));
      });
      if (!point) return;
      await say('bo', 'The VPN is in <b>Frankfurt</b> & “*here*”');
      await point('ana', 'Make this a note', 'Frankfurt');
      expect(got[1]).toMatchObject({ kind: 'pointed', id: 'make:note:', by: person('ana'), room: { id: room.id } });
      const message = got[1]?.kind === 'pointed' ? got[1].message : undefined;
      expect(message?.text).toMatch(/The VPN is in <b>Frankfurt<\/b> & “\*{1,2}here\*{1,2}”$/);
      expect(message?.url ?? 'https://').toMatch(/^https:\/\//);
      expect(all(await seen('ana'))).toContain('New note');
      expect(all(await seen('bo'))).not.toContain('New note');
      await fill('ana', 'The VPN');
      expect(got[2]).toMatchObject({
        kind: 'submitted',
        id: 'make:note:k3x',
        fields: { title: 'The VPN', text: 'one\ntwo' },
      });
      expect(all(await seen('ana'))).toContain('Saved.');
      expect(all(await seen('bo'))).not.toContain('Saved.');
    });

    it('sends one message for one key, however often, and finds it by it', async () => {
      const { adapter, room, seen } = await surface(() => nothing);
      const first = await adapter.sender.send(room, line('Once only.'), 'key-1');
      const second = await adapter.sender.send(room, line('Once only.'), 'key-1');
      expect(first).toMatchObject({ kind: 'sent' });
      expect(second).toEqual(first);
      expect((await seen('ana')).filter((text) => text.includes('Once only.'))).toHaveLength(1);
      expect(await adapter.sender.find(room, 'key-1')).toEqual(first.kind === 'sent' ? first.posted : undefined);
      expect(await adapter.sender.find(room, 'key-2')).toBeUndefined();
    });

    it('sends to one person so that nobody else sees it', async () => {
      const { adapter, person, say, seen } = await surface(() => nothing);
      await say('ana', 'hello');
      expect(await adapter.sender.send(person('ana'), line('For ana.'), 'dm-1')).toMatchObject({ kind: 'sent' });
      expect(await seen('ana')).toContainEqual(containing('For ana.'));
      expect(all(await seen('bo'))).not.toContain('For ana.');
    });

    it('edits what it sent, and refuses to edit what is gone', async () => {
      const { adapter, room, seen, keepsOldWords } = await surface(() => nothing);
      const sent = await adapter.sender.send(room, line('Open: 0 answered.'), 'card-1');
      if (sent.kind !== 'sent') throw new Error('not sent');
      expect(await adapter.sender.edit(sent.posted, line('Closed: 3 answered.'))).toEqual(sent);
      expect(await seen('bo')).toContainEqual(containing('Closed: 3 answered.'));
      if (!keepsOldWords) expect(all(await seen('bo'))).not.toContain('Open: 0');
      const lost = { room: sent.posted.room, id: '999999' };
      expect(await adapter.sender.edit(lost, line('x'))).toMatchObject({ kind: 'refused', why: 'gone' });
    });

    it('refuses a room that is not there', async () => {
      const { adapter, room } = await surface(() => nothing);
      const elsewhere = { ...room, id: 'nowhere' };
      expect(await adapter.sender.send(elsewhere, line('x'), 'k')).toMatchObject({ kind: 'refused' });
      const other = { ...room, space: 'another-space' };
      expect(await adapter.sender.send(other, line('x'), 'k2')).toMatchObject({ kind: 'refused' });
      expect(await adapter.sender.find(other, 'k2')).toBeUndefined();
    });

    it('keeps markup, mentions and right-to-left text literal', async () => {
      const hostile = '<img src=x onerror=alert(1)> <!channel> @everyone *b* [a](javascript:b) ‮drow‬ مرحبا';
      const { say, seen, got, pings } = await surface(() =>
        publicly({
          summary: hostile,
          tone: 'plain',
          blocks: [{ kind: 'text', spans: [{ text: hostile, bold: true }] }],
        }),
      );
      await say('ana', hostile);
      expect(got[0]).toMatchObject({ text: hostile });
      expect(await seen('bo')).toContainEqual(containing(hostile));
      expect(pings?.() ?? []).toEqual([]);
    });

    it('knows people by a plain name', async () => {
      const { adapter, say, person } = await surface(() => nothing);
      await say('ana', 'hello');
      expect((await adapter.directory.profile(person('ana'))).name.toLowerCase()).toBe('ana');
    });

    it('survives a bot that throws, tells its person, and goes on', async () => {
      let times = 0;
      const { say, seen, adapter } = await surface(() => {
        times += 1;
        if (times === 1) throw new Error('a bug');
        return publicly(line('Here again.'));
      });
      await say('ana', 'one').catch(() => undefined);
      await say('ana', 'two');
      expect(await seen('ana')).toContainEqual(containing('Here again.'));
      expect(all(await seen('ana'))).not.toContain('a bug');
      expect(adapter.health()).toEqual({ ok: true });
    });

    it('is unwell once it has stopped', async () => {
      const { adapter } = await surface(() => nothing);
      expect(adapter.health()).toEqual({ ok: true });
      await adapter.stop();
      expect(adapter.health()).toMatchObject({ ok: false, why: expect.any(String) });
    });
  });
}
