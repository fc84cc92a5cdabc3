import { describe, expect, it } from 'vitest';
import { createTerminal } from '../../../src/adapters/terminal/adapter.js';
import { line } from '../../../src/core/chat/message.js';
import { privately, publicly } from '../../../src/core/chat/reply.js';
import { scriptedBot } from '../../contracts/adapter.js';

async function* linesOf(...lines: string[]) {
  yield* lines;
}

async function talk(bot: ReturnType<typeof scriptedBot>, ...lines: string[]): Promise<string> {
  const printed: string[] = [];
  const terminal = createTerminal({ out: (text) => printed.push(text), zone: 'UTC' });
  await terminal.start(bot.bot);
  await terminal.read(linesOf(...lines));
  return printed.join('\n');
}

describe('the terminal', () => {
  it('prints public and private replies, and says who sees them', async () => {
    const bot = scriptedBot((incoming) =>
      incoming.kind === 'said' && incoming.via === 'command' ? privately(line('Just you.')) : publicly(line('All.')),
    );
    expect(await talk(bot, 'ana: hello', 'Bo: /studyhall me')).toBe(
      'Studyhall:\n  All.\n\nStudyhall (only Bo sees this):\n  Just you.\n',
    );
  });

  it('takes a number as the button of the message that this person saw last', async () => {
    const bot = scriptedBot((incoming) => {
      if (incoming.kind !== 'said') return { kind: 'nothing' };
      const id = `next:${incoming.text.replace('/', '')}`;
      const buttons = {
        summary: 'x',
        tone: 'plain' as const,
        blocks: [{ kind: 'buttons' as const, buttons: [{ id, label: 'Go' }] }],
      };
      return incoming.via === 'command' ? privately(buttons) : publicly(buttons);
    });
    await talk(bot, 'ana: one', 'bo: /two', 'ana: 1', 'bo: 1', 'bo: 7');
    expect(bot.got.slice(2)).toMatchObject([
      { kind: 'pressed', id: 'next:one', by: { id: 'ana' } },
      { kind: 'pressed', id: 'next:two', by: { id: 'bo' }, alone: true },
    ]);
  });

  const withButton = (id: string) => ({
    summary: id,
    tone: 'plain' as const,
    blocks: [{ kind: 'buttons' as const, buttons: [{ id, label: 'Go' }] }],
  });

  it('takes no number for what stood before the last message, but for a receipt', async () => {
    const bot = scriptedBot((incoming) => {
      if (incoming.kind !== 'said') return { ...privately(line('Counted.')), receipt: 'r' };
      return incoming.text === 'card' ? publicly(withButton('vote:r')) : privately(line('No.', 'refused'));
    });
    const printed = await talk(bot, 'ana: card', 'ana: 1', 'ana: 1', 'ana: what', 'ana: 1', 'bo: 1');
    expect(bot.got.filter(({ kind }) => kind === 'pressed')).toMatchObject([
      { id: 'vote:r', by: { id: 'ana' } },
      { id: 'vote:r', by: { id: 'ana' } },
      { id: 'vote:r', by: { id: 'bo' } },
    ]);
    expect(printed).toContain('The last message has nothing to choose from, so [1] means nothing here.');
  });

  it('shows the message again that a reply speaks of, for the next number', async () => {
    const bot = scriptedBot((incoming) => {
      if (incoming.kind !== 'said') return { kind: 'nothing' };
      if (incoming.text === 'card') return publicly(withButton('vote:r'));
      if (incoming.text === 'draft') return privately(withButton('keep:d'));
      const see = { room: incoming.room, id: '1' };
      return { ...privately(line('One is open.', 'refused')), see };
    });
    const printed = await talk(bot, 'ana: card', 'ana: draft', 'ana: now', 'ana: 1');
    expect(bot.got.at(-1)).toMatchObject({ kind: 'pressed', id: 'vote:r' });
    expect(printed.match(/\[1\] Go/gu)).toHaveLength(3);
  });

  it('says so when a number, a form or a line means nothing', async () => {
    const bot = scriptedBot(() =>
      publicly({ summary: 'x', tone: 'plain', blocks: [{ kind: 'buttons', buttons: [{ id: 'a:b', label: 'Go' }] }] }),
    );
    const printed = await talk(bot, 'ana: x', 'ana: 3', 'ana: = hm', 'what');
    expect(printed).toContain('There is no [3]; the numbers go to 1.');
    expect(printed).toContain('There is no open form to answer.');
    expect(printed).toContain('Write a line like "ana: who owns patching?".');
  });

  it('fills a form of several fields from one line, and leaves those that nothing is typed for', async () => {
    const bot = scriptedBot((incoming) =>
      incoming.kind !== 'said'
        ? { kind: 'nothing' }
        : {
            kind: 'form',
            form: {
              id: 'settings:',
              title: 'Settings',
              submit: 'Save',
              fields: [
                { name: 'days', label: 'Days off', maxLength: 9, value: 'none' },
                { name: 'late', label: 'Late', maxLength: 9, value: '6h' },
                { name: 'keep', label: 'Keep', maxLength: 9 },
              ],
            },
          },
    );
    const printed = await talk(bot, 'ana: x', 'ana: = | 2h', 'ana: x', 'ana: = none | 3h | 9');
    expect(printed).toContain(
      'Settings\n  Days off [none]\n  Late [6h]\n  Keep\n  (type "ana: = the first | the second',
    );
    expect(bot.got.filter(({ kind }) => kind === 'submitted')).toMatchObject([
      { fields: { late: '2h' } },
      { fields: { days: 'none', late: '3h', keep: '9' } },
    ]);
  });

  it('speaks to whoever sits there as you, and takes their lines without a name', async () => {
    const printed: string[] = [];
    const bot = scriptedBot(() => privately(line('Just you.')));
    const terminal = createTerminal({ out: (text) => printed.push(text), zone: 'UTC', me: 'ana' });
    await terminal.start(bot.bot);
    await terminal.read(linesOf('hello', 'bo: hello', '= hm'));
    expect(bot.got).toMatchObject([{ by: { id: 'ana' } }, { by: { id: 'bo' } }]);
    expect(printed).toEqual([
      'Studyhall (only you see this):\n  Just you.\n',
      'Studyhall (only bo sees this):\n  Just you.\n',
      'Studyhall (only you see this):\n  There is no open form to answer.\n',
    ]);
  });

  it('takes a lone number as words while there is nothing to press', async () => {
    const bot = scriptedBot(() => ({ kind: 'nothing' }));
    await talk(bot, 'ana: 42');
    expect(bot.got).toMatchObject([{ kind: 'said', text: '42', via: 'mention' }]);
  });

  it('prints an edit when its news changes, not for a growing count', async () => {
    const printed: string[] = [];
    const terminal = createTerminal({ out: (text) => printed.push(text) });
    await terminal.start(scriptedBot(() => ({ kind: 'nothing' })).bot);
    const room = { adapter: 'terminal', space: 'terminal', id: 'terminal' };
    const card = (count: string) => ({ ...line('Which?'), blocks: [{ kind: 'text' as const, spans: [count] }] });
    const sent = await terminal.sender.send(room, card('0 answered'), 'k');
    if (sent.kind !== 'sent') throw new Error('not sent');
    await terminal.sender.edit(sent.posted, card('1 answered'));
    await terminal.sender.edit(sent.posted, line('Closed.'));
    expect(printed.join('')).not.toContain('1 answered');
    expect(printed.join('')).toContain('Closed.');
  });

  it('stops although a line is still awaited', async () => {
    const terminal = createTerminal({ out: () => undefined });
    await terminal.start(scriptedBot(() => ({ kind: 'nothing' })).bot);
    const endless: AsyncIterable<string> = {
      [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }),
    };
    const reading = terminal.read(endless);
    await terminal.stop();
    await expect(reading).resolves.toBeUndefined();
  });
});
