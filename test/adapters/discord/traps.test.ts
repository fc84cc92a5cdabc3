import { describe, expect, it } from 'vitest';
import { defaultDiscordTiming } from '../../../src/adapters/discord/timing.js';
import type { Incoming } from '../../../src/core/chat/incoming.js';
import { line, type Message } from '../../../src/core/chat/message.js';
import { privately, publicly, type Reply } from '../../../src/core/chat/reply.js';
import type { Bot } from '../../../src/core/ports/bot.js';
import { readable } from '../../support/discord/display.js';
import type { FaultKind } from '../../support/discord/faults.js';
import { adapterFor, type Running, type RunningOptions, runDiscord } from '../../support/discord/running.js';
import { gate } from '../../support/gate.js';
import { withButton } from '../../support/messages.js';
import { noPresence } from '../../support/presence.js';

const posts = /^\/channels\/\d+\/messages$/;
const callback = /^\/interactions\/.*\/callback$/;
const count = ({ discord }: Pick<Running, 'discord'>, method: string, path: RegExp): number =>
  discord.calls.filter((call) => call.method === method && path.test(call.path)).length;
const noDirectMessages = { status: 403, code: 50_007, message: 'Cannot send messages to this user' };
const texts = ({ discord }: Pick<Running, 'discord'>): string[] =>
  discord.world.messages
    .filter((each) => each.author === discord.world.bot.id && !each.deleted)
    .map((each) => readable(each.body));

/** The adapter with a bot that answers by a function, and what reached it. */
async function answering(answer: (incoming: Incoming) => Reply | Promise<Reply>, options: RunningOptions = {}) {
  const got: Incoming[] = [];
  const manner: Bot['manner'] = options.bot?.manner ?? (() => 'private');
  const handle: Bot['handle'] = async (incoming) => {
    got.push(incoming);
    return answer(incoming);
  };
  const promise: Bot['promise'] = options.bot?.promise ?? (() => 'may-defer');
  const running = await runDiscord({ ...options, bot: { manner, promise, handle } });
  const settled = async (one: { first?: unknown }): Promise<void> =>
    running.discord.until(() => one.first !== undefined);
  return { ...running, got, settled };
}

describe('the same thing again', () => {
  it('hands an interaction over once that is delivered five times, and a message too', async () => {
    const running = await answering((incoming) =>
      incoming.kind === 'said' && incoming.via === 'mention' ? publicly(line('Hi.')) : privately(line('Hi.')),
    );
    const { discord, got, settled } = running;
    discord.gateway.deliverEachEvent(5);
    await settled(discord.command('ana', discord.channel, '/studyhall me'));
    discord.mention('ana', discord.channel, 'hello');
    await discord.until(() => texts(running).length === 2);
    await running.adapter.stop();
    expect(got).toHaveLength(2);
    expect(count(running, 'POST', callback)).toBe(1);
    expect(count(running, 'POST', posts)).toBe(1);
  });

  it.each([
    [
      'somebody else has answered',
      { status: 400, code: 40_060, message: 'Interaction has already been acknowledged.' },
    ],
    ['Discord does not know it any more', { status: 404, code: 10_062, message: 'Unknown interaction' }],
  ])('lets it be when %s', async (_name, fault) => {
    const { discord, adapter, log, settled } = await answering(() => privately(line('Hi.')));
    discord.faults.inject('POST', callback, fault);
    discord.command('ana', discord.channel, '/studyhall me');
    await discord.until(() => discord.calls.some(({ path }) => callback.test(path)));
    await settled(discord.command('bo', discord.channel, '/studyhall me'));
    await adapter.stop();
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(count({ discord }, 'POST', callback)).toBe(2);
  });
});

describe('the first answer to an interaction', () => {
  it.each([['reset', 'lost'], ['lost'], ['hang'], ['lost', 'hang']] as const)(
    'is tried again after %s, and is not doubled when only its reply was lost',
    async (...faults) => {
      const running = await answering(() => ({ kind: 'say', private: line('For you.'), public: line('For all.') }), {
        timing: { firstAnswer: 100 },
      });
      const { discord, adapter, settled } = running;
      for (const fault of faults) discord.faults.inject('POST', callback, fault);
      await settled(discord.command('ana', discord.channel, '/studyhall me'));
      await discord.until(() => texts(running).length === 2);
      await adapter.stop();
      expect(texts(running)).toEqual(['For you.', 'For all.']);
      expect(running.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    },
  );

  const say = (reply: Partial<Extract<Reply, { kind: 'say' }>>): Reply => ({ kind: 'say', ...reply });

  // 4: a message, 6: nothing yet, 7: the message replaced, 9: a form.
  it.each<[string, Reply, number]>([
    ['a private message', say({ private: line('Hi.') }), 4],
    ['a public message', say({ public: line('Hi.') }), 4],
    [
      'a form',
      {
        kind: 'form',
        form: { id: 'type:1', title: 'T', submit: 'S', fields: [{ name: 'a', label: 'L', maxLength: 9 }] },
      },
      9,
    ],
    ['nothing', { kind: 'nothing' }, 6],
  ])('to a press is %s', async (_name, reply, type) => {
    const { discord, settled } = await answering((incoming) =>
      incoming.kind === 'pressed' ? reply : publicly(withButton('Go.', 'b', 'Go')),
    );
    await settled(discord.command('ana', discord.channel, '/quiz now'));
    const one = discord.press('bo', 'Go');
    await settled(one);
    expect(one.first?.type).toBe(type);
  });

  it('to a press on a private message replaces it there', async () => {
    const { discord, settled } = await answering((incoming) =>
      incoming.kind === 'pressed' ? say({ replace: line('Second.') }) : privately(withButton('First.', 'b', 'Go')),
    );
    await settled(discord.command('ana', discord.channel, '/studyhall me'));
    const one = discord.press('ana', 'Go');
    await settled(one);
    expect(one.first?.type).toBe(7);
    expect(texts({ discord })).toEqual(['Second.']);
  });

  it('to a command that says nothing leaves nothing behind', async () => {
    const { discord, adapter, settled } = await answering(() => ({ kind: 'nothing' }));
    await settled(discord.command('ana', discord.channel, '/studyhall me'));
    await adapter.stop();
    expect(texts({ discord })).toEqual([]);
  });
});

describe('a reply that takes its time', () => {
  const timing = { defer: 0 };
  const slowly = async (manner: 'private' | 'public' | 'update', reply: Reply, onPrivate = false) => {
    const { opened, open } = gate();
    const running = await answering(
      async (incoming) => {
        if (incoming.kind !== 'pressed')
          return onPrivate ? privately(withButton('Go.', 'b', 'Go')) : publicly(withButton('Go.', 'b', 'Go'));
        await opened;
        return reply;
      },
      {
        timing,
        bot: { manner: () => manner, promise: ({ kind }) => (kind === 'pressed' ? 'may-defer' : 'commit-first') },
      },
    );
    const { discord, settled } = running;
    await settled(discord.command('ana', discord.channel, '/studyhall me'));
    const one = discord.press('ana', 'Go');
    await settled(one);
    open();
    await running.adapter.stop();
    return { one, running, seen: discord.seen('ana'), others: discord.seen('bo') };
  };

  it('is deferred privately, and filled in', async () => {
    const { one, seen, others } = await slowly('private', privately(line('Done.')));
    expect(one.first?.type).toBe(5);
    expect(seen).toContain('Done.');
    expect(others).not.toContain('Done.');
  });

  it('is deferred publicly, and filled in', async () => {
    const { one, others } = await slowly('public', publicly(line('Done.')));
    expect(one.first?.type).toBe(5);
    expect(others).toContain('Done.');
  });

  it('is deferred as an update, which replaces', async () => {
    const { one, seen, others } = await slowly('update', { kind: 'say', replace: line('Second.') }, true);
    expect(one.first?.type).toBe(6);
    expect(seen).toEqual(['Second.']);
    expect(others).toEqual([]);
  });

  it('shows to all what turned out to be for all, and leaves no placeholder', async () => {
    const { others, running } = await slowly('private', publicly(line('For all.')));
    expect(others).toContain('For all.');
    expect(texts(running)).toEqual(['Go.\nGo', 'For all.']);
  });

  it('keeps private what turned out to be private', async () => {
    const { seen, others } = await slowly('public', privately(line('Yours.')));
    expect(seen).toContain('Yours.');
    expect(others).toEqual(['Go.\nGo']);
  });

  it('asks for another press where a form came too late to be shown', async () => {
    const form = { id: 'type:1', title: 'T', submit: 'S', fields: [{ name: 'a', label: 'L', maxLength: 9 }] };
    const { seen } = await slowly('private', { kind: 'form', form });
    expect(seen.join()).toContain('That took too long to open. Try again in a moment.');
  });

  it('is never deferred when it is a vote: nothing looks like a yes before it is kept', async () => {
    const { opened, open } = gate();
    const card: Message = {
      summary: 'Card',
      tone: 'open',
      blocks: [{ kind: 'choose', id: 'vote:r1', min: 1, max: 1, options: ['Tea', 'Wine'] }],
    };
    let arrived: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const running = await answering(
      async (incoming) => {
        if (incoming.kind !== 'chose') return publicly(card);
        arrived();
        await opened;
        return privately(line('Counted.'));
      },
      { timing },
    );
    const { discord, settled } = running;
    await settled(discord.command('ana', discord.channel, '/studyhall me'));
    const one = discord.press('ana', 'Tea');
    await reached;
    expect(one.first).toBeUndefined();
    open();
    await settled(one);
    expect(one.first?.type).toBe(4);
    expect(discord.seen('ana')).toContain('Counted.');
  });

  it('is deferred in half of the time that Discord gives', () => {
    expect(defaultDiscordTiming.defer).toBe(1_500);
    expect(defaultDiscordTiming.seen).toBeGreaterThan(10 * 60_000);
  });
});

describe('suggestions', () => {
  it('are asked for with what is typed, 25 at most and of 100 characters at most', async () => {
    const suggestions = Array.from({ length: 40 }, (_, n) => ({ text: `/ask ${n} ${'long '.repeat(40)}`, help: '' }));
    const { discord, got, settled } = await answering(() => ({ kind: 'suggest', suggestions }));
    const one = discord.typeInto('ana', discord.channel, '/ask pat');
    await settled(one);
    expect(got).toMatchObject([{ kind: 'typing', text: '/ask pat' }]);
    expect(one.choices).toHaveLength(25);
    expect(one.choices?.[0]).toMatchObject({
      name: expect.stringMatching(/^0 long.*…$/),
      value: expect.stringMatching(/^0 /),
    });
  });
});

describe('suggestions below a command of two words', () => {
  it.each(['/quiz now enc', '/studyhall quiz now enc'])('are what follows its words: %s', async (typed) => {
    const suggestions = [{ text: '/quiz now Encryption', help: '' }];
    const { discord, settled } = await answering(() => ({ kind: 'suggest', suggestions }));
    const one = discord.typeInto('ana', discord.channel, typed);
    await settled(one);
    expect(one.choices).toEqual([{ name: 'Encryption', value: 'Encryption' }]);
  });
});

describe('an answer to a mention', () => {
  it('is a reply to that message, and a plain one in direct messages', async () => {
    const running = await answering(() => publicly(line('AWS does.')));
    const { discord } = running;
    const asked = discord.mention('ana', discord.channel, 'who?');
    discord.direct('ana', 'who?');
    await discord.until(() => texts(running).length === 2);
    const [reply, plain] = discord.world.messages.filter((each) => each.author === discord.world.bot.id);
    expect(reply).toMatchObject({ replyTo: asked.id, channel: discord.channel.id });
    expect(plain).not.toHaveProperty('replyTo');
  });

  it('that is for one person alone goes into their direct messages', async () => {
    const running = await answering(() => privately(line('Your points: 3.')));
    const { discord } = running;
    discord.mention('ana', discord.channel, 'me');
    await discord.until(() => texts(running).length === 1);
    expect(discord.seen('ana')).toContain('Your points: 3.');
    expect(discord.seen('bo').join()).not.toContain('points');
  });

  it('that may not be given there is said to be kept back', async () => {
    const running = await answering(() => privately(line('Your points: 3.')));
    const { discord } = running;
    discord.world.directChannel(discord.world.member('ana').id).refuses = noDirectMessages;
    discord.mention('ana', discord.channel, 'me');
    await discord.until(() => texts(running).length === 1);
    expect(discord.seen('bo').join()).toContain('I can’t DM you');
    expect(discord.seen('bo').join()).not.toContain('points');
  });

  it('that confirms an answer is never said to others, also where its person can’t be reached', async () => {
    const running = await answering(() => ({ ...privately(line('Your answer is B: Tea.')), receipt: 'r1' }));
    const { discord } = running;
    discord.world.directChannel(discord.world.member('ana').id).refuses = noDirectMessages;
    discord.mention('ana', discord.channel, 'b');
    await discord.until(() => texts(running).length === 1);
    expect(discord.seen('bo').join()).toContain('I have your answer.');
    expect(discord.seen('bo').join()).not.toContain('Tea');
  });

  const faults: FaultKind[] = ['lost', 'reset', { status: 500 }, { status: 429 }, { status: 401 }];
  it.each(faults.map((fault) => ({ fault })))(
    'is given once when its first calls end with $fault',
    async ({ fault }) => {
      const running = await answering(() => publicly(line('AWS does.')));
      const { discord, adapter } = running;
      discord.faults.inject('POST', posts, fault, 2);
      discord.mention('ana', discord.channel, 'who?');
      await discord.until(() => count(running, 'POST', posts) === 3);
      await adapter.stop();
      expect(texts(running)).toEqual(['AWS does.']);
    },
  );

  it('waits for the room’s rate limit: twelve in a row, each once, without a storm', async () => {
    const running = await answering((incoming) => publicly(line(incoming.kind === 'said' ? incoming.text : '')), {
      bucket: { calls: 5, milliseconds: 300 },
    });
    const { discord } = running;
    const asked = Array.from({ length: 12 }, (_, n) => `question ${n}`);
    for (const text of asked) discord.mention('ana', discord.channel, text);
    await discord.until(() => texts(running).length === 12);
    expect(texts(running).sort()).toEqual(asked.sort());
    expect(discord.calls.filter(({ status }) => status === 429).length).toBeLessThanOrEqual(4);
  });
});

describe('a burst of mentions in one channel', () => {
  const bucket = { calls: 5, milliseconds: 100 };
  const typing = /^\/channels\/\d+\/typing$/;

  it.each([
    ['25 people', 25, (i: number) => `p${i}`],
    ['60 of one person', 60, () => 'bo'],
  ])('%s: each gets an answer, in order, and sees that one is on its way', async (_, many, name) => {
    const running = await answering((incoming) => publicly(line(incoming.kind === 'said' ? incoming.text : '')), {
      bucket,
      // Shorter than the whole of it takes: nothing is given up for that.
      timing: { patience: 20, typing: 50, answer: 400 },
    });
    const { discord } = running;
    const asked = Array.from({ length: many }, (_each, n) => `question ${n}`);
    for (const [i, text] of asked.entries()) discord.mention(name(i), discord.channel, text);
    await discord.until(() => texts(running).length === many);
    expect(texts(running)).toEqual(asked);
    expect(count(running, 'POST', typing)).toBeGreaterThan(0);
    // One tries for all that wait: this Discord says only then that a room has had enough.
    expect(discord.calls.filter(({ status }) => status === 429).length).toBeLessThanOrEqual(many / bucket.calls);
  });
});

describe('a 401', () => {
  it('shows in the health, and does not silence the bot for good', async () => {
    const { discord, adapter } = await runDiscord();
    const room = { adapter: 'discord', space: discord.guild.id, id: discord.channel.id };
    discord.faults.inject('POST', posts, { status: 401 });
    expect(await adapter.sender.send(room, line('x'), 'k')).toMatchObject({ kind: 'later' });
    expect(adapter.health()).toEqual({ ok: false, why: 'Discord: the token was refused' });
    expect(await adapter.sender.send(room, line('x'), 'k')).toMatchObject({ kind: 'sent' });
    expect(adapter.health()).toEqual({ ok: true });
  });
});

describe('a restart', () => {
  it('does not matter to a button of an old message', async () => {
    const first = await answering(() => publicly(withButton('Old.', 'why:r1', 'Why')));
    const { discord, settled } = first;
    await settled(discord.command('ana', discord.channel, '/quiz now'));
    await first.adapter.stop();
    const got: Incoming[] = [];
    const second = await adapterFor(discord);
    await second.adapter.start({
      commands: [],
      shortcuts: [],
      ...noPresence,
      manner: () => 'private',
      promise: () => 'may-defer',
      handle: async (incoming) => {
        got.push(incoming);
        return privately(line('Because.'));
      },
    });
    await settled(discord.press('bo', 'Why'));
    expect(got).toMatchObject([{ kind: 'pressed', id: 'why:r1' }]);
    expect(discord.seen('bo')).toContain('Because.');
    await second.adapter.stop();
  });
});
