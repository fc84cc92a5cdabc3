import { describe, expect, it } from 'vitest';
import { defaultSlackTiming } from '../../../src/adapters/slack/timing.js';
import { line } from '../../../src/core/chat/message.js';
import { until } from '../../support/slack/delivery.js';
import { modes, type OpenOptions, openSlack, openWithOutbox } from '../../support/slack/open.js';
import { echo } from '../../support/slack/scripted.js';

/** A channel takes five messages at once and then one a second; a second lasts 20 ms here, for the bot 22. */
const second = 20;
const strict = { burst: 5, perSecond: 1_000 / second, each: 'channel' } as const;
const pace = { burst: 5, every: 1.1 * second };
const room = { adapter: 'slack', space: 'TACME', id: 'CGENERAL' };
const answers = (texts: readonly string[]): string[] => texts.filter((text) => text.startsWith('You said')).sort();
const open = ({ timing, ...more }: OpenOptions = {}) =>
  openSlack(echo().bot, { posts: strict, timing: { pace, patience: 2 * second, ...timing }, ...more });
const said = (text: string): string => `You said: ${text}`;

describe.each(modes)('a burst of mentions in one channel, %s', (mode) => {
  it('of 25 people: each gets their answer, and Slack turns none away', async () => {
    const { adapter, people, slack } = await open({ mode });
    const asked = Array.from({ length: 25 }, (_, i) => `question ${i}`);
    await Promise.all(asked.map((text, i) => people.mention(`p${i}`, text)));
    await adapter.idle();
    expect(answers(people.seen('ana'))).toEqual(asked.map(said).sort());
    expect(slack.limited()).toBe(0);
    const { burst, every } = defaultSlackTiming.pace;
    expect((asked.length - burst) * every).toBeLessThan(30_000);
  });

  it('of one person: 60 answers, and one line that says they are on their way', async () => {
    const { adapter, people, slack } = await open({ mode });
    const asked = Array.from({ length: 60 }, (_, i) => `question ${i}`);
    await Promise.all(asked.map((text) => people.mention('bo', text)));
    await adapter.idle();
    expect(answers(people.seen('bo'))).toEqual(asked.map(said).sort());
    expect(slack.limited()).toBe(0);
    const told = (name: string) => people.seen(name).filter((text) => text.includes('on its way'));
    expect(told('bo')).toHaveLength(1);
    expect(told('ana')).toEqual([]);
  });
});

describe('while a channel is busy', () => {
  const busy = async (options: OpenOptions = {}) => {
    const opened = await open(options);
    const asked = Array.from({ length: 12 }, (_, i) => `question ${i}`);
    await Promise.all(asked.map((text) => opened.people.mention('bo', text)));
    return opened;
  };

  it('another one is answered at once, and so are direct messages', async () => {
    const { adapter, people } = await busy();
    people.channelOf('CELSEWHERE').member = true;
    await people.mention('ana', 'elsewhere', { channel: 'CELSEWHERE' });
    await people.direct('chen', 'alone');
    const seen = (name: string, text: string) => () => people.seen(name).includes(said(text));
    await until(() => seen('ana', 'elsewhere')() && seen('chen', 'alone')(), 'the answers of the quiet ones');
    expect(answers(people.seen('bo')).length).toBeLessThan(12);
    await adapter.idle();
  });

  it('a card goes ahead of the answers that wait, at the channel’s pace', async () => {
    const { adapter, people, slack } = await busy();
    const posts = () => slack.count('chat.postMessage');
    await until(() => posts() >= 5, 'the burst');
    expect(await adapter.sender.send(room, line('A card.'), 'card:r1')).toMatchObject({ kind: 'sent' });
    await adapter.idle();
    const texts = people.channelOf('CGENERAL').messages.filter(({ user, only }) => user === 'UBOT' && !only);
    const place = texts.findIndex(({ text }) => text === 'A card.');
    expect(place).toBeGreaterThanOrEqual(5);
    expect(place).toBeLessThan(9);
    expect(slack.limited()).toBe(0);
  });

  it('one that was turned away keeps its turn, and nobody tries in its stead', async () => {
    const { adapter, people, slack } = await open();
    slack.break('chat.postMessage', { kind: 'limit', after: 1 });
    await Promise.all(['one', 'two', 'three'].map((text) => people.mention('bo', text)));
    await adapter.idle();
    expect(answers(people.seen('bo'))).toEqual(['one', 'three', 'two'].map(said));
    expect(slack.count('chat.postMessage')).toBe(4);
  });
});

describe('a process that ends in a burst', () => {
  const asked = Array.from({ length: 12 }, (_, i) => `question ${i}`);

  it('leaves what it has not said to the next one, which says it at once', async () => {
    const slow = { pace: { burst: 5, every: 60_000 }, drain: 10 };
    const { adapter, people, later, store } = await openWithOutbox({ timing: slow });
    await Promise.all(asked.map((text) => people.mention('bo', text)));
    await until(() => answers(people.seen('bo')).length === 5, 'the burst');
    await adapter.stop();
    const left = await store.outbox.claim('slack', await store.now(), 1, 100);
    expect(left).toHaveLength(7);
    expect(left).toMatchObject(left.map(() => ({ uncertain: false })));
    await later(0);
  });

  it('or dies leaves them too: they come as soon as nobody has heard of it for as long as it holds them', async () => {
    const slow = { pace: { burst: 5, every: 60_000 } };
    const first = await openWithOutbox({ timing: slow });
    await Promise.all(asked.map((text) => first.people.mention('bo', text)));
    const { outbox } = first.store;
    const states = () =>
      Promise.all(
        first.people
          .channelOf('CGENERAL')
          .messages.map(async ({ ts }) => (await outbox.state(`answer:TACME:CGENERAL:${ts}`))?.state),
      );
    await expect.poll(async () => (await states()).filter((state) => state === 'sent').length).toBe(5);
    const at = async (milliseconds: number) => new Date((await first.store.now()).getTime() + milliseconds);
    expect(await outbox.claim('slack', await at(defaultSlackTiming.hold - 1), 1, 100)).toEqual([]);
    expect(await outbox.claim('slack', await at(defaultSlackTiming.hold), 1, 100)).toHaveLength(7);
  });

  it('does not answer again what an earlier one has answered, when Slack sends it again', async () => {
    const { people, store, slack, later } = await openWithOutbox();
    await people.mention('bo', 'once?');
    await later(0);
    const [message] = people.channelOf('CGENERAL').messages;
    const key = `answer:TACME:CGENERAL:${message?.ts}`;
    expect(await store.outbox.state(key)).toEqual({ state: 'sent' });
    expect(slack.count('chat.postMessage')).toBe(1);
  });
});

describe('a quiet channel', () => {
  it('is answered at once, by one call', async () => {
    const { adapter, people, slack } = await openSlack(echo().bot, { timing: { pace: defaultSlackTiming.pace } });
    await people.mention('bo', 'tea?');
    await adapter.idle();
    const { calls } = slack;
    expect(calls.filter(({ method }) => method.startsWith('chat.')).map(({ method }) => method)).toEqual([
      'chat.postMessage',
    ]);
    expect(people.seen('bo')).toContain(said('tea?'));
  });
});
