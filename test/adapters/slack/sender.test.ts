import { describe, expect, it } from 'vitest';
import type { Person, Room } from '../../../src/core/chat/address.js';
import { line } from '../../../src/core/chat/message.js';
import { displayed } from '../../support/slack/blocks.js';
import type { Fault } from '../../support/slack/faults.js';
import { connect, openSlack, openWorkspace } from '../../support/slack/open.js';
import { echo } from '../../support/slack/scripted.js';

const room: Room = { adapter: 'slack', space: 'TACME', id: 'CGENERAL' };
const open = (options = {}) => openSlack(echo().bot, options);
const refused = (why: string, detail: string) => ({
  kind: 'refused',
  why,
  detail,
  advice: expect.stringMatching(/\S/),
});
const error = (code: string): Fault => ({ kind: 'error', code });

describe('what Slack refuses', () => {
  it.each([
    ['CELSEWHERE', refused('not-in-room', 'not_in_channel')],
    ['GSECRET', refused('not-in-room', 'channel_not_found')],
    ['CNOWHERE', refused('not-in-room', 'channel_not_found')],
    ['COLD', refused('archived', 'is_archived')],
  ])('a post to %s', async (id, outcome) => {
    const { adapter, log } = await open();
    expect(await adapter.sender.send({ ...room, id }, line('x'), 'k')).toEqual(outcome);
    expect(log.lines.at(-1)).toContain('warn slack: a post failed');
  });

  it.each([
    ['missing_scope', 'no-permission'],
    ['restricted_action_read_only_channel', 'no-permission'],
    ['a_code_of_next_year', 'no-permission'],
    ['msg_too_long', 'too-big'],
    ['invalid_blocks', 'too-big'],
    ['user_disabled', 'gone'],
  ])('a post with %s', async (code, why) => {
    const { adapter, slack } = await open();
    slack.break('chat.postMessage', error(code));
    expect(await adapter.sender.send(room, line('x'), 'k')).toEqual(refused(why, code));
    expect(slack.count('chat.postMessage')).toBe(1);
  });

  it.each(['message_not_found', 'cant_update_message', 'edit_window_closed'])('an edit with %s', async (code) => {
    const { adapter, slack } = await open();
    slack.break('chat.update', error(code));
    expect(await adapter.sender.edit({ room, id: '1.1' }, line('x'))).toEqual(refused('gone', code));
  });

  it('names the scope that is missing', async () => {
    const { adapter, slack } = await open();
    slack.break('chat.postMessage', { kind: 'error', code: 'missing_scope', needed: 'chat:write' });
    expect(await adapter.sender.send(room, line('x'), 'k')).toEqual(
      refused('no-permission', 'missing_scope: chat:write'),
    );
  });
});

describe('what is not certain', () => {
  const uncertain: [string, Fault][] = [
    ['a 500', { kind: 'status', status: 500 }],
    ['a reset connection', { kind: 'reset' }],
    ['a hanging call', { kind: 'hang' }],
    ['trouble of Slack itself', error('internal_error')],
  ];
  it.each(uncertain)('%s leaves a post unsure, after one attempt', async (_, fault) => {
    const { adapter, slack } = await open({ timing: { call: 60 } });
    slack.break('chat.postMessage', fault);
    expect(await adapter.sender.send(room, line('x'), 'k')).toEqual({ kind: 'unsure' });
    expect(slack.count('chat.postMessage')).toBe(1);
    slack.mend();
  });

  it('finds a post whose reply was lost, and does not post it again', async () => {
    const { adapter, slack, people } = await open();
    slack.break('chat.postMessage', { kind: 'lost' });
    expect(await adapter.sender.send(room, line('Once.'), 'card:1')).toEqual({ kind: 'unsure' });
    const posted = await adapter.sender.find(room, 'card:1');
    expect(posted).toMatchObject({ room, id: people.channelOf('CGENERAL').messages[0]?.ts });
    expect(await adapter.sender.find(room, 'card:2')).toBeUndefined();
  });

  it('finds a post below a message, too', async () => {
    const { adapter, slack } = await open();
    const thread = { ...room, thread: '1.5' };
    slack.break('chat.postMessage', { kind: 'lost' });
    expect(await adapter.sender.send(thread, line('Once.'), 'card:1')).toEqual({ kind: 'unsure' });
    expect(await adapter.sender.find(thread, 'card:1')).toMatchObject({ room: thread });
    expect(await adapter.sender.find(room, 'card:1')).toBeUndefined();
  });

  it('does not take a look that failed for one that found nothing', async () => {
    const { adapter, slack, people } = await open();
    slack.break('chat.postMessage', { kind: 'lost' });
    slack.break('conversations.history', { kind: 'status', status: 503 });
    await adapter.sender.send(room, line('Once.'), 'card:1');
    expect(await adapter.sender.find(room, 'card:1')).toBe('unknown');
    expect(await adapter.sender.find(room, 'card:1')).toMatchObject({ room });
    expect(people.channelOf('CGENERAL').messages).toHaveLength(1);
  });

  it('can not look without the optional scope, and posts a second time', async () => {
    const { adapter, slack, people } = await open({ scopes: ['chat:write', 'users:read', 'im:history'] });
    slack.break('chat.postMessage', { kind: 'lost' });
    await adapter.sender.send(room, line('Twice.'), 'card:1');
    expect(await adapter.sender.find(room, 'card:1')).toBeUndefined();
    expect(await adapter.sender.send(room, line('Twice.'), 'card:1')).toMatchObject({ kind: 'sent' });
    expect(people.channelOf('CGENERAL').messages).toHaveLength(2);
  });
});

describe('what has to wait', () => {
  const now = () => 1_000_000;
  const later = (milliseconds: number) => ({ kind: 'later', at: new Date(1_000_000 + milliseconds) });

  it.each<[string, Fault, number]>([
    ['as long as Slack says', { kind: 'limit', after: 7 }, 7_000],
    ['for our own pause when Slack says nothing', { kind: 'limit' }, 750],
    ['for our own pause when the limit comes with a 200', error('ratelimited'), 750],
  ])('a rate limit, %s', async (_, fault, milliseconds) => {
    const { adapter, slack } = await open({ options: { now }, timing: { backoff: 1_000, backoffMost: 8_000 } });
    slack.break('chat.postMessage', fault);
    expect(await adapter.sender.send(room, line('x'), 'k')).toEqual(later(milliseconds));
    expect(await adapter.sender.send(room, line('x'), 'k')).toMatchObject({ kind: 'sent' });
  });

  it('a Slack that is not there, longer each time', async () => {
    const { adapter, slack } = await open({ options: { now }, timing: { backoff: 1_000, backoffMost: 3_000 } });
    await slack.close();
    // The first call runs into a kept connection that has just been closed: that one may have got through.
    expect(await adapter.sender.send(room, line('x'), '0')).toEqual({ kind: 'unsure' });
    const outcomes = [];
    for (const key of ['a', 'b', 'c']) outcomes.push(await adapter.sender.send(room, line('x'), key));
    expect(outcomes).toEqual([1_500, 2_250, 2_250].map(later));
  });

  it('a token that was revoked: nothing is given up, and the health says so until it works again', async () => {
    const { adapter, slack } = await open({ mode: 'http' });
    slack.tokens.bot = 'xoxb-another';
    expect(await adapter.sender.send(room, line('x'), 'k')).toMatchObject({ kind: 'later' });
    expect(adapter.health()).toEqual({ ok: false, why: 'Slack: the bot token is refused (invalid_auth)' });
    slack.tokens.bot = 'xoxb-1-stand-in';
    expect(await adapter.sender.send(room, line('x'), 'k')).toMatchObject({ kind: 'sent' });
    expect(adapter.health()).toEqual({ ok: true });
  });

  it('one rate limit holds up nothing else', async () => {
    const { adapter, slack, people } = await open();
    slack.break('chat.postMessage', { kind: 'limit', after: 30 });
    await adapter.sender.send(room, line('scheduled'), 'k');
    await people.mention('ana', 'tea?');
    await adapter.idle();
    expect(people.seen('ana').at(-1)).toBe('You said: tea?');
    expect(await adapter.sender.send({ ...room, id: 'UBO' }, line('another'), 'k2')).toMatchObject({ kind: 'sent' });
  });
});

describe('where things go', () => {
  it('reaches one person, and edits what they got', async () => {
    const { adapter, people } = await open();
    const bo: Person = { adapter: 'slack', space: 'TACME', id: 'UBO' };
    const sent = await adapter.sender.send(bo, line('For you.'), 'k');
    expect(sent).toMatchObject({ kind: 'sent', posted: { room: { id: 'DBO' } } });
    if (sent.kind === 'sent') await adapter.sender.edit(sent.posted, line('For you alone.'));
    expect(people.seen('bo')).toEqual(['For you alone.']);
    expect(people.seen('ana')).toEqual([]);
  });

  it('keeps the text and the blocks of an edit together', async () => {
    const { adapter, people } = await open();
    const sent = await adapter.sender.send(room, line('One & <two>'), 'k');
    if (sent.kind === 'sent') await adapter.sender.edit(sent.posted, line('Three'));
    const [message] = people.channelOf('CGENERAL').messages;
    expect(message && [message.text, displayed(message), message.metadata]).toEqual([
      'Three',
      'Three',
      { event_type: 'studyhall_message', event_payload: { key: 'k' } },
    ]);
  });
});

describe('two workspaces in one process', () => {
  it('are each called with their own token', async () => {
    const first = await open();
    const second = await openWorkspace();
    second.slack.tokens.bot = 'xoxb-2-another';
    const other = await connect(second.slack, 'socket', {}, { botToken: 'xoxb-2-another' });
    await other.adapter.start(echo().bot);
    for (const [i, { adapter }] of [first, other, first].entries()) {
      expect(await adapter.sender.send(room, line('x'), `${i}`)).toMatchObject({ kind: 'sent' });
    }
    expect(first.people.seen('ana')).toHaveLength(2);
    expect(second.people.seen('ana')).toHaveLength(1);
    await other.close();
  });
});

describe('the directory', () => {
  const person = (id: string): Person => ({ adapter: 'slack', space: 'TACME', id });

  it('knows names, zones and admins, and asks once', async () => {
    const { adapter, slack } = await open();
    const { directory } = adapter;
    expect(await directory.profile(person('UANA'))).toEqual({ name: 'Ana', zone: 'Europe/London' });
    expect(await directory.mayManage(person('UANA'), room)).toBe(true);
    expect(await directory.mayManage(person('UBO'), room)).toBe(false);
    await Promise.all([directory.profile(person('UBO')), directory.profile(person('UBO'))]);
    expect(slack.count('users.info')).toBe(2);
  });

  it('asks again when what it knows is old', async () => {
    let at = 0;
    const { adapter, slack } = await open({ options: { now: () => at }, timing: { profile: 1_000 } });
    for (const now of [0, 999, 1_000, 1_500, 2_000]) {
      at = now;
      await adapter.directory.profile(person('UBO'));
    }
    expect(slack.count('users.info')).toBe(3);
  });

  it('calls somebody who left by their id, and says no to nobody whom it could not ask about', async () => {
    const { adapter, slack } = await open();
    expect(await adapter.directory.profile(person('UGONE'))).toEqual({ name: 'UGONE' });
    slack.break('users.info', { kind: 'status', status: 500 });
    await expect(adapter.directory.mayManage(person('UANA'), room)).rejects.toThrow();
    expect(await adapter.directory.mayManage(person('UANA'), room)).toBe(true);
  });

  it('lets no admin of another workspace manage in a shared channel', async () => {
    const { adapter } = await open();
    expect(await adapter.directory.mayManage(person('UEVE'), room)).toBe(false);
    expect((await adapter.directory.profile(person('UEVE'))).name).toBe('Eve');
  });

  it('knows nobody of another workspace', async () => {
    const { adapter, slack } = await open();
    const stranger = { ...person('UANA'), space: 'TOTHER' };
    expect(await adapter.directory.mayManage(stranger, room)).toBe(false);
    expect(await adapter.directory.profile(stranger)).toEqual({ name: 'UANA' });
    expect(slack.count('users.info')).toBe(0);
  });
});
