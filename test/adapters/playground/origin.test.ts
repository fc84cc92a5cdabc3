import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { line, type Message } from '../../../src/core/chat/message.js';
import { privately } from '../../../src/core/chat/reply.js';
import { scriptedBot } from '../../contracts/adapter.js';
import { openPlayground } from '../../support/playground.js';
import { playgroundClient } from '../../support/playground-client.js';
import { start } from '../../support/program.js';
import { tempDir } from '../../support/temp.js';

describe('a press with a made-up message', () => {
  it('of a running program counts, and changes nobody’s message', async () => {
    const { url } = await start({ env: { DATABASE_URL: `sqlite:${join(tempDir(), 'o.db')}` } });
    const { post, say, state } = playgroundClient(url);
    await say('Ana', 'tea for two');
    await say('Ana', '/studyhall help');
    await say('Ana', '/quiz now close after 2m');
    const shown = async () => (await state('ana')).lines;
    const [said, answered, help, card] = await shown();
    const block = card?.message.blocks.find(({ kind }) => kind === 'choose');
    if (block?.kind !== 'choose') throw new Error('no question is open');
    for (const on of [said?.id, answered?.id, help?.id, '999999999999', 'x']) {
      const { receipt, ...rest } = await post('choose', { person: 'bo', id: block.id, picks: [0], on });
      expect(receipt?.summary).toMatch(/^Your answer is/);
      expect(rest).toEqual({});
    }
    expect((await shown()).slice(0, 3)).toEqual([said, answered, help]);
    expect((await state('bo')).home?.votes).toMatchObject([{ picks: [0] }]);
  });

  const card = (id: string): Message => ({
    summary: id,
    tone: 'open',
    blocks: [{ kind: 'choose', id, min: 1, max: 1, options: ['a', 'b'] }],
  });
  const room = { adapter: 'playground', space: 'playground', id: 'playground' };

  it('reaches the bot with its message only where it stood on it', async () => {
    const { bot, got } = scriptedBot((incoming) =>
      incoming.kind === 'said' ? privately(line('Only for you.')) : { kind: 'nothing' },
    );
    const { adapter, post, state } = await openPlayground(bot);
    const posted = async (message: Message, key: string) => {
      const sent = await adapter.sender.send(room, message, key);
      return sent.kind === 'sent' ? sent.posted.id : '';
    };
    const [one, two] = [await posted(card('vote:1'), 'one'), await posted(card('vote:2'), 'two')];
    await post('say', { person: 'ana', text: '/x' });
    const own = (await state('ana')).lines.at(-1)?.id;
    const vote = (person: string, on: string | undefined) =>
      post('choose', { person, id: 'vote:1', picks: [0], ...(on === undefined ? {} : { on }) });
    for (const on of [one, two, own, undefined]) await vote('bo', on);
    const chose = got.flatMap((incoming) => (incoming.kind === 'chose' ? [incoming.on?.id] : []));
    expect(chose).toEqual([one, undefined, undefined, undefined]);
    // Whether only the presser sees it, the page does not say: it is known.
    for (const person of ['ana', 'bo']) await post('press', { person, id: 'next:1', on: own, alone: true });
    const pressed = got.filter(({ kind }) => kind === 'pressed');
    expect(pressed).toMatchObject([{ on: { id: own }, alone: true }, {}]);
    expect(pressed[1]).not.toHaveProperty('alone');
    expect(pressed[1]).not.toHaveProperty('on');
  });

  it('edits no message of a person, whoever asks the adapter to', async () => {
    const { bot } = scriptedBot(() => ({ kind: 'nothing' }));
    const { adapter, post, state } = await openPlayground(bot);
    await post('say', { person: 'ana', text: 'mine' });
    const [mine] = (await state('bo')).lines;
    const edited = await adapter.sender.edit({ room, id: mine?.id ?? '' }, line('A copy of'));
    expect(edited).toMatchObject({ kind: 'refused', why: 'gone' });
    expect((await state('bo')).lines).toEqual([mine]);
  });
});
