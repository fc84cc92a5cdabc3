import { describe, expect, it } from 'vitest';
import { mentionedIn, typedText, writtenText } from '../../../src/adapters/slack/markup.js';
import type { ActionPayload, MessageEvent, ShortcutPayload } from '../../../src/adapters/slack/payloads.js';
import { acted, commanded, pointed, said, submitted } from '../../../src/adapters/slack/receive.js';

const bot = 'UBOT';
const by = { adapter: 'slack', space: 'TACME', id: 'UANA' };
const room = { adapter: 'slack', space: 'TACME', id: 'CGENERAL' };

describe('what a person typed', () => {
  it.each([
    ['<@UBOT> who owns patching?', 'who owns patching?'],
    ['hey <@UBOT>, who?', 'hey , who?'],
    ['<@UBOT|studyhall> quiz now', 'quiz now'],
    ['ask <@UBO|bo> or <@UCHEN>', 'ask @bo or @UCHEN'],
    ['in <#C1|general> and <#C2>', 'in #general and #C2'],
    ['<!here> <!subteam^S1|@ops> <!subteam^S2> <!date^1^{date}|today>', '@here @ops @S2 today'],
    ['see <https://e.org/a?b=1|the page> and <https://e.org>', 'see the page and https://e.org'],
    ['&lt;!channel&gt; &amp;amp; a &gt; b', '<!channel> &amp; a > b'],
    ['  ', ''],
    ['a <b and c', 'a <b and c'],
  ])('%j', (text, typed) => {
    expect(typedText(text, bot)).toBe(typed);
  });
});

describe('messages', () => {
  const mention: MessageEvent = {
    type: 'app_mention',
    channel: 'CGENERAL',
    user: 'UANA',
    text: '<@UBOT> tea?',
    ts: '1764000000.000100',
  };
  const direct: MessageEvent = { ...mention, type: 'message', channel: 'DANA', channel_type: 'im', text: 'tea?' };

  it('to the bot are said to it', () => {
    expect(said(mention, 'TACME', bot)).toEqual({ kind: 'said', room, by, text: 'tea?', via: 'mention' });
    expect(said({ ...mention, thread_ts: '1.1' }, 'TACME', bot)?.room).toEqual({ ...room, thread: '1.1' });
    const there = { ...room, id: 'DANA' };
    expect(said(direct, 'TACME', bot)).toEqual({ kind: 'said', room: there, by, text: 'tea?', via: 'direct' });
    expect(said({ ...direct, text: '<@UBOT> tea?', type: 'app_mention' }, 'TACME', bot)?.via).toBe('direct');
    expect(said({ ...mention, text: undefined }, 'TACME', bot)?.text).toBe('');
  });

  it.each(['file_share', 'thread_broadcast'])('with the subtype %s are words all the same', (subtype) => {
    expect(said({ ...direct, subtype }, 'TACME', bot)?.text).toBe('tea?');
  });

  it.each<[string, Partial<MessageEvent>]>([
    ['in a channel, without a mention', { type: 'message', channel_type: 'channel' }],
    ['in a group of people', { type: 'message', channel_type: 'mpim' }],
    ['of another bot', { bot_id: 'B2' }],
    ['of the bot itself', { user: bot }],
    ['of nobody', { user: undefined }],
    ['that were edited', { edited: { user: 'UANA', ts: '1.2' } }],
    ...['message_changed', 'message_deleted', 'bot_message', 'channel_join', 'tombstone'].map(
      (subtype): [string, Partial<MessageEvent>] => [`with the subtype ${subtype}`, { subtype }],
    ),
  ])('%s are not meant for it', (_, more) => {
    expect(said({ ...mention, ...more }, 'TACME', bot)).toBeUndefined();
    if (!('type' in more)) expect(said({ ...direct, ...more }, 'TACME', bot)).toBeUndefined();
  });
});

describe('commands', () => {
  const payload = {
    team_id: 'TACME',
    channel_id: 'CGENERAL',
    user_id: 'UANA',
    user_name: 'ana',
    command: '/quiz',
    text: 'now close after 5m',
  };
  it('are handed on as they were typed', () => {
    const text = '/quiz now close after 5m';
    expect(commanded(payload)).toEqual({ kind: 'said', room, by, text, via: 'command' });
    expect(commanded({ ...payload, command: '/studyhall', text: '' }).text).toBe('/studyhall');
    expect(commanded({ ...payload, text: '<!channel> & <b>' }).text).toBe('/quiz <!channel> & <b>');
  });
});

describe('presses', () => {
  const payload = (action_id: string, more: Partial<ActionPayload> = {}, value?: string): ActionPayload => ({
    team: { id: 'TACME' },
    user: { id: 'UANA', team_id: 'TACME' },
    channel: { id: 'CGENERAL' },
    container: { message_ts: '1.1', is_ephemeral: false },
    actions: [{ action_id, ...(value === undefined ? {} : { value }) }],
    ...more,
  });
  const from = { room, by, on: { room, id: '1.1' } };

  it('of a button carry its id and the message', () => {
    expect(acted(payload('press-3:next:a1:1'), 'TACME')).toEqual({ ...from, kind: 'pressed', id: 'next:a1:1' });
  });

  it('know whether the presser is alone with the message', () => {
    const ephemeral = { container: { message_ts: '1.1', is_ephemeral: true } };
    expect(acted(payload('press-0:x', ephemeral), 'TACME')).toMatchObject({ alone: true });
    expect(acted(payload('press-0:x', { channel: { id: 'DANA' } }), 'TACME')).toMatchObject({ alone: true });
    expect(acted(payload('press-0:x'), 'TACME')).not.toHaveProperty('alone');
  });

  it('of one option choose it', () => {
    const chose = acted(payload('pick-7:vote:r1', {}, '1'), 'TACME');
    expect(chose).toEqual({ ...from, kind: 'chose', id: 'vote:r1', picks: [1] });
  });

  it('of ticked boxes choose them when they are sent, and nothing before', () => {
    const ticked = (...values: string[]) => ({ selected_options: values.map((value) => ({ value })) });
    const values = { b0: { 'picks-0:vote:r1': ticked('0', '2') }, b1: { 'picks-2:vote:r2': ticked('1') } };
    expect(acted(payload('picks-0:vote:r1', { state: { values } }), 'TACME')).toBeUndefined();
    expect(acted(payload('send-1:vote:r1', { state: { values } }), 'TACME')).toMatchObject({
      kind: 'chose',
      id: 'vote:r1',
      picks: [0, 2],
    });
    expect(acted(payload('send-1:vote:r1'), 'TACME')).toMatchObject({ picks: [] });
    const none = { values: { b0: { 'picks-0:vote:r1': { selected_options: null } } } };
    expect(acted(payload('send-1:vote:r1', { state: none }), 'TACME')).toMatchObject({ picks: [] });
  });

  it('in a thread stay in it', () => {
    const container = { message_ts: '1.2', thread_ts: '1.1', is_ephemeral: false };
    expect(acted(payload('press-0:x', { container }), 'TACME')).toMatchObject({ room: { thread: '1.1' } });
  });

  it('of another version are handed on', () => {
    expect(acted(payload('who knows'), 'TACME')).toMatchObject({ kind: 'pressed', id: 'who knows' });
  });

  it('find their workspace where Slack leaves the team out', () => {
    expect(acted(payload('press-0:x', { team: null }), 'TOWN')?.room.space).toBe('TACME');
    expect(acted(payload('press-0:x', { team: null, user: { id: 'UANA' } }), 'TOWN')?.room.space).toBe('TOWN');
  });

  it('outside of a channel, or of nothing, are nothing', () => {
    expect(acted(payload('press-0:x', { channel: undefined }), 'TACME')).toBeUndefined();
    expect(acted(payload('press-0:x', { actions: [] }), 'TACME')).toBeUndefined();
  });
});

describe('a message that is kept', () => {
  const names = new Map([['UCHEN', 'Chen']]);

  it.each([
    [
      'Ask <@UCHEN>, <@U9> or <!subteam^S1> in <#C1|general> or <#C2>',
      'Ask @Chen, somebody or a group in #general or a channel',
    ],
    ['<!here> <!subteam^S1|@ops> <!date^1^{date}|today>', '@here @ops today'],
    ['*bold*, _italic_, ~no~ and *_both_*', '**bold**, _italic_, ~~no~~ and **_both_**'],
    ['“*so*” (*very* so): 2 * 3 * 4, a*b*c, ** and ~ 5', '“**so**” (**very** so): 2 * 3 * 4, a*b*c, ** and ~ 5'],
    ['*see <https://e.org/*a*|the page>*', '**see [the page](https://e.org/*a*)**'],
    [
      '<https://e.org/a_(b)|it> <https://e.org> <mailto:a@e.org|a@e.org>',
      '[it](https://e.org/a_%28b%29) https://e.org a@e.org',
    ],
    ['run `a *b* ~c~ <https://e.org|e.org>`', 'run `a *b* ~c~ e.org`'],
    ['so:```ls *x* *y* &gt; z```done', 'so:\n```\nls *x* *y* > z\n```\ndone'],
    ['• one\n    ◦ two\n&gt; said', '- one\n    - two\n> said'],
  ])('is Markdown, with names in place of ids: %j', (text, written) => {
    expect(writtenText(text, bot, names)).toBe(written);
  });

  it('names those whose names have to be looked up', () => {
    expect(mentionedIn('<@UBO> <@UCHEN> <@UBO> <@UANA|ana> @UEVE')).toEqual(['UBO', 'UCHEN']);
  });
});

describe('shortcuts on messages', () => {
  const payload: ShortcutPayload = {
    type: 'message_action',
    callback_id: 'make:note:',
    trigger_id: 't',
    response_url: 'https://hooks.slack.com/x',
    team: { id: 'TACME', domain: 'acme' },
    user: { id: 'UANA' },
    channel: { id: 'CGENERAL' },
    message: {
      ts: '1764000000.000200',
      text: 'See <https://wiki.acme.com/vpn|the wiki> &amp; ask <@UBOT> or <@UBO|bo>',
    },
  };

  it('carry the words of the message, with what its links lead to, and its permalink', () => {
    expect(pointed(payload, 'TACME', 'UBOT', new Map())).toEqual({
      kind: 'pointed',
      room,
      by,
      id: 'make:note:',
      message: {
        text: 'See [the wiki](https://wiki.acme.com/vpn) & ask @Studyhall or @bo',
        url: 'https://acme.slack.com/archives/CGENERAL/p1764000000000200',
      },
    });
  });

  it('lead to a reply in its thread', () => {
    const message = { ...payload.message, thread_ts: '1764000000.000100' };
    expect(pointed({ ...payload, message }, 'TACME', 'UBOT', new Map())).toMatchObject({
      room: { thread: '1764000000.000100' },
      message: {
        url: 'https://acme.slack.com/archives/CGENERAL/p1764000000000200?thread_ts=1764000000.000100&cid=CGENERAL',
      },
    });
  });

  it('have no address where Slack names no workspace, or one that makes none', () => {
    for (const team of [null, { id: 'TACME' }, { id: 'TACME', domain: 'evil.com/' }]) {
      expect(pointed({ ...payload, team }, 'TACME', 'UBOT', new Map()).message).not.toHaveProperty('url');
    }
  });
});

describe('forms', () => {
  const payload = (private_metadata: string) => ({
    team: { id: 'TACME' },
    user: { id: 'UANA' },
    view: {
      callback_id: 'type:r1',
      private_metadata,
      state: { values: { answer: { answer: { value: 'Cloud <Trail>' } }, more: { more: { value: null } } } },
    },
  });

  it('come back with their fields and the place where they were asked for', () => {
    const origin = { room: 'CGENERAL', thread: '1.1', url: 'https://hooks.slack.com/x' };
    expect(submitted(payload(JSON.stringify(origin)), 'TACME')).toEqual({
      incoming: {
        kind: 'submitted',
        room: { ...room, thread: '1.1' },
        by,
        id: 'type:r1',
        fields: { answer: 'Cloud <Trail>', more: '' },
      },
      origin,
    });
  });

  it.each(['', 'x', 'null', '[]', '"C1"', '{}'])('of others are left alone: %j', (metadata) => {
    expect(submitted(payload(metadata), 'TACME')).toBeUndefined();
  });
});
