import { describe, expect, it } from 'vitest';
import { defaultSlackTiming } from '../../../src/adapters/slack/timing.js';
import type { Room } from '../../../src/core/chat/address.js';
import { line } from '../../../src/core/chat/message.js';
import { privately, publicly, type Reply } from '../../../src/core/chat/reply.js';
import { gate } from '../../support/gate.js';
import { withButton } from '../../support/messages.js';
import { until } from '../../support/slack/delivery.js';
import { modes, openSlack, openWithOutbox } from '../../support/slack/open.js';
import { card, echo } from '../../support/slack/scripted.js';

const room: Room = { adapter: 'slack', space: 'TACME', id: 'CGENERAL' };

describe.each(modes)('what comes, by %s', (mode) => {
  const open = (bot = echo(), timing = {}) =>
    openSlack(bot.bot, { mode, timing }).then((opened) => ({ ...opened, ...bot }));

  const noted = () => echo(() => privately(line('Noted.')));

  it('answers a mention once, however often and in whatever form it comes', async () => {
    const { adapter, people, got } = await open();
    await people.mention('ana', 'tea?');
    for (const kind of ['retry', 'copy', 'retry', 'copy'] as const) await people.again(kind);
    await adapter.idle();
    expect(got).toHaveLength(1);
    expect(people.seen('ana').filter((text) => text.startsWith('You said'))).toHaveLength(1);
  });

  const written = (people: Awaited<ReturnType<typeof open>>['people'], text: string): void => {
    const [message] = people.channelOf('CGENERAL').messages;
    if (message) message.text = text;
  };

  it('looks up the names of those whom a message mentions, and says “somebody” where there is none', async () => {
    const { adapter, people, got } = await open(noted());
    await people.mention('bo', 'hello');
    written(people, 'The VPN is <@UCHEN>’s, or <@UGONE>’s');
    await people.point('ana', 'Make this a note', 'VPN');
    await adapter.idle();
    expect(got[1]).toMatchObject({ message: { text: 'The VPN is @Chen’s, or somebody’s' } });
  });

  it('does not wait for names that don’t come', async () => {
    const { adapter, people, got, slack } = await open(noted(), { names: 20 });
    await people.mention('bo', 'hello');
    await adapter.idle();
    slack.break('users.info', { kind: 'hang' });
    written(people, 'The VPN is <@UCHEN>’s');
    await people.point('ana', 'Make this a note', 'VPN');
    expect(got[1]).toMatchObject({ message: { text: 'The VPN is somebody’s' } });
  });

  it('does not drop a retry that it has not seen', async () => {
    const { adapter, people, got } = await open();
    await people.mention('ana', 'one');
    const [first] = people.channelOf('CGENERAL').messages;
    const inner = {
      type: 'app_mention',
      channel: 'CGENERAL',
      user: 'UBO',
      text: '<@UBOT> two',
      ts: '1764000009.000001',
    };
    await people.send({ ...people.event(inner), retry: { attempt: 2, reason: 'http_timeout' } });
    await adapter.idle();
    expect(first).toBeDefined();
    expect(got).toMatchObject([{ text: 'one' }, { text: 'two' }]);
  });

  it('hangs an answer below the mention, in its thread when it stands in one, and plainly in a direct message', async () => {
    const { adapter, people, got } = await open();
    await people.mention('ana', 'one');
    await people.mention('ana', 'two', { thread: '1764000000.000077' });
    await people.direct('ana', 'three');
    await adapter.idle();
    const answers = people.visible('ana').filter(({ user }) => user === 'UBOT');
    expect(answers.map(({ thread, channel }) => [channel, thread])).toEqual([
      ['CGENERAL', '1764000000.000001'],
      ['CGENERAL', '1764000000.000077'],
      ['DANA', undefined],
    ]);
    expect(got.map((each) => each.room.thread)).toEqual([undefined, '1764000000.000077', undefined]);
  });

  it('is silent for all that is not meant for it', async () => {
    const { adapter, people, slack, got } = await open();
    await people.write('ana', 'lunch?');
    const direct = { type: 'message', channel: 'DANA', channel_type: 'im', user: 'UANA', text: 'x', ts: '1.1' };
    for (const more of [
      { subtype: 'message_changed', message: { text: 'x' } },
      { subtype: 'message_deleted' },
      { subtype: 'bot_message', bot_id: 'BOTHER' },
      { bot_id: 'BOTHER' },
      { user: 'UBOT' },
      { edited: { user: 'UANA', ts: '1.2' } },
    ]) {
      await people.send(people.event({ ...direct, ...more }));
    }
    await people.send(people.event({ type: 'reaction_added', user: 'UANA', reaction: 'x', item: {} }));
    await adapter.idle();
    expect(got).toEqual([]);
    expect(slack.count('chat.postMessage')).toBe(0);
  });

  it('answers once where a mention also comes as a message', async () => {
    const { adapter, people, got } = await open();
    await people.mention('ana', 'hello');
    const [{ ts = '' } = {}] = people.channelOf('CGENERAL').messages;
    const same = { channel: 'CGENERAL', user: 'UANA', text: '<@UBOT> hello', ts };
    await people.send(people.event({ ...same, type: 'message', channel_type: 'channel' }));
    await people.send(people.event({ ...same, type: 'app_mention' }));
    await adapter.idle();
    expect(got).toHaveLength(1);
  });

  it('keeps a vote before Slack is told anything', async () => {
    const kept = gate<Reply>();
    const { adapter, people, got } = await open(
      echo(() => kept.opened),
      { defer: 5 },
    );
    await adapter.sender.send(room, card(), 'card:r1');
    let acknowledged = false;
    const press = people.press('bo', 'Green tea').then(() => {
      acknowledged = true;
    });
    await until(() => got.length === 1, 'the vote');
    // A command is told to wait by now.
    await people.command('ana', '/ask tea');
    expect(acknowledged).toBe(false);
    kept.open(privately(line('Kept.')));
    await press;
    await adapter.idle();
    expect(people.seen('bo').at(-1)).toBe('Kept.');
  });

  it('lets a slow command wait, and answers it all the same', async () => {
    const answer = gate<Reply>();
    const { adapter, people } = await open(
      echo(() => answer.opened),
      { defer: 20 },
    );
    const acknowledged = await people.command('bo', '/ask tea');
    expect(acknowledged.kind).toBe('acked');
    expect(people.seen('bo')).toEqual([]);
    answer.open(privately(line('At last.')));
    await adapter.idle();
    expect(people.seen('bo')).toEqual(['At last.']);
    expect(people.seen('ana')).toEqual([]);
  });

  it('does a press that comes twice once, and acknowledges both', async () => {
    const { adapter, people, got } = await open();
    await adapter.sender.send(room, card(), 'card:r1');
    await people.press('bo', 'Green tea');
    await people.again();
    await adapter.idle();
    expect(got).toHaveLength(1);
    expect(people.seen('bo').filter((text) => text === 'Noted.')).toHaveLength(1);
  });

  it('shares where it is not a member', async () => {
    const { adapter, people, slack } = await open();
    await people.command('bo', '/ask tea', 'CELSEWHERE');
    await adapter.idle();
    expect(people.visible('chen')).toEqual([]);
    await people.press('bo', 'Share');
    await adapter.idle();
    expect(people.seen('chen')).toEqual(['Shared.']);
    expect(people.seen('bo').join()).toContain('Found.');
    expect(slack.count('chat.postMessage')).toBe(0);
  });

  it('acknowledges what it does not know', async () => {
    const { adapter, people, got } = await open();
    await adapter.sender.send(room, withButton('Old.', 'attic:1', 'Press me'), 'k');
    await people.press('bo', 'Press me');
    const { message } = people.find('bo', 'Press me');
    const foreign = { type: 'button', action_id: 'of-another-version', text: { text: 'x' } };
    await people.send(people.acting('bo', message, foreign, {}));
    const by = { team: { id: 'TACME', domain: 'acme' }, user: { id: 'UBO', name: 'bo' }, token: 'x', trigger_id: 't' };
    const view = { id: 'V1', hash: 'h', callback_id: 'elsewhere', private_metadata: '', state: { values: {} } };
    await people.send({ type: 'interactive', payload: { ...by, type: 'view_submission', view } });
    await people.send({
      type: 'interactive',
      payload: { ...by, type: 'shortcut', callback_id: 'x', action_ts: '1.1' },
    });
    const options = { ...by, type: 'block_suggestion', action_id: 'x', block_id: 'b', value: 'v', container: {} };
    await people.send({ type: 'interactive', payload: { ...options, view, api_app_id: 'A1' } });
    await people.command('bo', '/unheard-of');
    await adapter.idle();
    expect(got).toMatchObject([
      { kind: 'pressed', id: 'attic:1' },
      { kind: 'pressed', id: 'of-another-version' },
      { kind: 'said', text: '/unheard-of' },
    ]);
  });

  it('tells the person when the bot throws, and goes on', async () => {
    const { adapter, people, log } = await open(
      echo((incoming) => {
        if (incoming.kind === 'said' && incoming.text === 'one') throw new Error('a bug');
        return publicly(line('Fine.'));
      }),
    );
    await people.mention('ana', 'one');
    await adapter.idle();
    expect(people.seen('ana').at(-1)).toContain('Something went wrong on my side');
    expect(log.lines).toContain('error slack: not handled: a bug');
    await people.mention('ana', 'two');
    await adapter.idle();
    expect(people.seen('ana').at(-1)).toBe('Fine.');
  });
});

describe('an answer that does not get through at once', () => {
  const open = (scopes?: string[]) => openWithOutbox({ timing: { call: 60 }, ...(scopes ? { scopes } : {}) });
  const answers = (texts: readonly string[]): number => texts.filter((text) => text.startsWith('You said')).length;

  it.each([
    ['turned away', { kind: 'limit', after: 0 }],
    ['turned away without a word', { kind: 'limit' }],
    ['lost on its way back', { kind: 'lost' }],
    ['lost on its way there', { kind: 'reset' }],
    ['met by a 500', { kind: 'status', status: 500 }],
    ['left hanging', { kind: 'hang' }],
  ] as const)('stands there once after it was %s', async (_, fault) => {
    const { people, slack, later } = await open();
    slack.break('chat.postMessage', fault);
    await people.mention('ana', 'tea?');
    await later(0);
    slack.mend();
    await later(31_000);
    expect(answers(people.seen('ana'))).toBe(1);
  });

  it('is found after 2 s where it stands, and posted again only after the lease where it does not', async () => {
    const { people, slack, later } = await open();
    slack.break('chat.postMessage', { kind: 'lost' });
    await people.mention('ana', 'tea?');
    await later(0);
    slack.break('chat.postMessage', { kind: 'reset' });
    await people.mention('bo', 'tea?');
    for (let passed = 0; passed < 29; passed += 1) await later(1_000);
    expect(answers(people.seen('ana'))).toBe(1);
    expect(slack.count('conversations.replies')).toBe(4);
    await later(1_000);
    expect(answers(people.seen('ana'))).toBe(2);
    expect(slack.count('chat.postMessage')).toBe(3);
  });

  it('is repeated once after its lease where it can not be looked for', async () => {
    const { people, slack, later } = await open(['chat:write', 'im:history', 'users:read']);
    slack.break('chat.postMessage', { kind: 'lost' });
    await people.mention('ana', 'tea?');
    await later(0);
    slack.break('chat.postMessage', { kind: 'lost' });
    await people.direct('bo', 'tea?');
    for (let passed = 0; passed < 60; passed += 10) await later(10_000);
    expect(answers(people.seen('ana'))).toBe(2);
    expect(answers(people.seen('bo'))).toBe(3);
  });

  it.each([
    ['turned away', { kind: 'limit', after: 1 }, 1],
    ['met by a 500', { kind: 'status', status: 500 }, 0],
    ['lost on its way back', { kind: 'lost' }, 1],
  ] as const)('a receipt that was %s comes once at most', async (_, fault, times) => {
    const { adapter, people, slack } = await open();
    slack.break('response_url', fault);
    await people.command('ana', '/ask tea');
    await adapter.idle();
    expect(people.seen('ana').filter((text) => text.startsWith('Found.'))).toHaveLength(times);
  });

  it('repeats a replacement, which does no harm', async () => {
    const replace = withButton('Second.', 'next:a1:2', 'Next');
    const bot = echo((incoming) =>
      incoming.kind === 'pressed' ? { kind: 'say', replace } : privately(withButton('First.', 'next:a1:1', 'Next')),
    );
    const { adapter, people, slack } = await openSlack(bot.bot);
    await people.command('ana', '/ask tea');
    await adapter.idle();
    slack.break('response_url', { kind: 'status', status: 502 });
    await people.press('ana', 'Next');
    await adapter.idle();
    expect(people.seen('ana')).toEqual(['Second.\n[Next]']);
  });

  it('says so when a form came too late to be opened', async () => {
    const form = { id: 'type:r1', title: 'Your answer', submit: 'Send', fields: [] };
    const bot = echo((incoming) =>
      incoming.kind === 'pressed' ? { kind: 'form', form } : publicly(withButton('Type.', 'type:r1', 'Type')),
    );
    const { adapter, people, slack } = await openSlack(bot.bot);
    await people.mention('ana', 'go');
    await adapter.idle();
    slack.break('views.open', { kind: 'error', code: 'expired_trigger_id' });
    await people.press('ana', 'Type');
    await adapter.idle();
    expect(people.seen('ana').at(-1)).toContain('took too long to open');
  });

  it('sends the receipt of a form by another way when its address is used up', async () => {
    const fields = [{ name: 'answer', label: 'Which?', maxLength: 100 }];
    const form = { id: 'type:r1', title: 'Your answer', submit: 'Send', fields };
    const bot = echo((incoming) => {
      if (incoming.kind === 'submitted') return privately(line(`Kept: ${incoming.fields.answer}`));
      return incoming.kind === 'pressed' ? { kind: 'form', form } : publicly(withButton('Type.', 'type:r1', 'Type'));
    });
    const { adapter, people, slack } = await openSlack(bot.bot);
    await people.mention('ana', 'go');
    await adapter.idle();
    await people.press('bo', 'Type');
    await adapter.idle();
    slack.break('response_url', { kind: 'status', status: 404 });
    await people.fill('bo', 'CloudTrail');
    await adapter.idle();
    expect(people.seen('bo').at(-1)).toBe('Kept: CloudTrail');
    expect(people.seen('ana').join()).not.toContain('Kept');
    expect(slack.count('chat.postEphemeral')).toBe(1);
  });
});

describe('secrets', () => {
  it('are never logged, whatever goes wrong', async () => {
    const lines: string[] = [];
    const write = (fields: object, message: string): void => void lines.push(`${JSON.stringify(fields)} ${message}`);
    const log = { info: write, warn: write, error: write };
    const { adapter, slack } = await openSlack(echo().bot, { options: { log } });
    for (const kind of ['reset', 'lost'] as const) slack.break('chat.postMessage', { kind });
    slack.break('chat.postMessage', { kind: 'status', status: 500 });
    for (const key of ['a', 'b', 'c']) await adapter.sender.send(room, line('private words'), key);
    slack.break('apps.connections.open', { kind: 'error', code: 'invalid_auth' }, 2);
    slack.sockets.drop();
    await until(() => adapter.health().ok && slack.sockets.open.size > 0, 'a new connection');
    expect(lines.length).toBeGreaterThan(4);
    expect(lines.join('\n')).not.toMatch(/xoxb-|xapp-|8f742231|private words|ticket/);
  });
});

describe('the waits that Slack’s own habits ask for', () => {
  it('know an event again for longer than Slack repeats it, and give a slow ping more than 5 s', () => {
    expect(defaultSlackTiming.seen).toBeGreaterThan(10 * 60_000);
    expect(defaultSlackTiming.ping).toBeGreaterThanOrEqual(15_000);
    expect(defaultSlackTiming.defer).toBeLessThan(3_000);
  });
});
