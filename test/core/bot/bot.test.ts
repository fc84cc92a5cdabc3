import { describe, expect, it } from 'vitest';
import type { Incoming } from '../../../src/core/chat/incoming.js';
import { commands, usageOf } from '../../../src/core/commands/words.js';
import { buttonOf } from '../../support/replies.js';
import { openStage, replyText, type Stage } from '../../support/stage.js';

describe('a query', () => {
  it('is answered in the room when it came in a mention, and in private after /ask', async () => {
    const stage = await openStage();
    expect(replyText(await stage.say('ana', 'who patches applications?', 'mention'))).toMatch(
      /^public: Shared responsibility › Patching\n.*The customer patches guest operating systems and applications/s,
    );
    expect(replyText(await stage.say('ana', 'who patches applications?', 'direct'))).toMatch(/^public: /);
    expect(replyText(await stage.say('ana', '/ask who patches applications?'))).toMatch(/^private: /);
    expect(stage.recorder.messages()).toEqual([]);
  });

  it('offers the next best passage, which replaces what one person alone sees', async () => {
    const stage = await openStage();
    const first = await stage.say('ana', '/ask does AWS guard the hosts and data centres?');
    const next = buttonOf(first, 'Next best');
    expect(next).toMatch(/^next:\w+:1$/);
    expect(next.length).toBeLessThanOrEqual(100);
    expect(replyText(await stage.press('ana', next, true))).toMatch(/^replace: Shared responsibility/);
    expect(replyText(await stage.press('bo', next))).toMatch(/^private: Shared responsibility/);
  });

  it('without an answer offers topics, and says the chosen one to the room', async () => {
    const stage = await openStage();
    const reply = await stage.say('ana', 'zorblax quokkas', 'mention');
    expect(replyText(reply)).toMatch(/^public: I couldn’t find/);
    const topic = await stage.press('ana', buttonOf(reply, 'Shared responsibility'));
    expect(replyText(topic)).toMatch(/^public: Shared responsibility › Patching/);
  });

  it('asked in private can be shown to the room', async () => {
    const stage = await openStage();
    const first = await stage.say('ana', '/ask does AWS guard the hosts and data centres?');
    const shared = await stage.press('ana', buttonOf(first, 'Share'), true);
    expect(replyText(shared)).toMatch(
      /^public: Shared answer to “does AWS guard the hosts and data centres\?”\nShared responsibility › Buildings\n/,
    );
    const next = await stage.press('ana', buttonOf(first, 'Next best'), true);
    expect(buttonOf(next, 'Share')).toMatch(/^share:\w+:1$/);
    expect(replyText(await stage.say('ana', 'does AWS guard the hosts and data centres?', 'mention'))).not.toContain(
      '- Share',
    );
  });

  it('keeps its buttons for a day and not longer', async () => {
    const stage = await openStage();
    const next = buttonOf(await stage.say('ana', '/ask does AWS guard the hosts and data centres?'), 'Next best');
    await stage.restart();
    expect(replyText(await stage.press('ana', next))).toMatch(/^private: Shared responsibility/);
    await stage.advance(25 * 3_600_000);
    expect(replyText(await stage.press('ana', next))).toMatch(/^private: That answer is more than a day/);
  });

  it('says that the notes have changed when its passage is gone', async () => {
    const stage = await openStage();
    const next = buttonOf(await stage.say('ana', '/ask does AWS guard the hosts and data centres?'), 'Next best');
    stage.setLibrary([]);
    expect(replyText(await stage.press('ana', next))).toMatch(/^private: That answer is more than a day/);
  });

  it('shows nothing of it to another space', async () => {
    const stage = await openStage();
    const next = buttonOf(await stage.say('ana', '/ask does AWS guard the hosts and data centres?'), 'Next best');
    const room = { ...stage.room, space: 'other' };
    const by = { ...stage.person('eve'), space: 'other' };
    const reply = await stage.handle({ kind: 'pressed', room, by, id: next });
    expect(replyText(reply)).toMatch(/^private: That answer is more than a day/);
  });
});

describe('an answer that links to other notes', () => {
  const files = [
    { path: 'park.md', text: '# Parking\n\nCars stand in the yard; the code is in [gate.md](gate.md).\n' },
    { path: 'gate.md', text: '# The gate\n\nThe code hangs in the [kitchen](kitchen.md).\n' },
    { path: 'kitchen.md', text: '# Kitchen\n\nIt is warm.\n' },
  ];

  it('opens them in its place where its presser alone sees it, and so on from there', async () => {
    const stage = await openStage({ files });
    const first = await stage.say('ana', '/ask where do cars stand?');
    const gate = await stage.press('ana', buttonOf(first, 'The gate'), true);
    expect(replyText(gate)).toMatch(/^replace: The gate\n\| The code hangs in the kitchen\./);
    const kitchen = await stage.press('ana', buttonOf(gate, 'Kitchen'), true);
    expect(replyText(kitchen)).toMatch(/^replace: Kitchen\n\| It is warm\.\nkitchen\.md:3\n- Helpful/);
  });

  it('opens them where everybody reads on otherwise', async () => {
    const stage = await openStage({ files });
    const first = await stage.say('ana', 'where do cars stand?', 'mention');
    expect(replyText(await stage.press('bo', buttonOf(first, 'The gate')))).toMatch(/^public: The gate\n/);
  });
});

describe('an answer that only points', () => {
  it('is shared and shown whole as what it points to', async () => {
    const rules = Array.from({ length: 80 }, (_, i) => `Rule ${i} is that nobody runs on the quay.`).join('\n\n');
    const stage = await openStage({
      files: [
        { path: 'faq.md', text: '# FAQ\n\n## What are the dock rules?\n\nSee [the rules](rules.md).\n' },
        { path: 'rules.md', text: `# Rules\n\n${rules}\n` },
      ],
    });
    const first = await stage.say('ana', '/ask what are the dock rules?');
    expect(replyText(first)).toMatch(/^private: Rules\nRedirected from FAQ › What are the dock rules\? · faq\.md:5\n/);
    const all = replyText(await stage.press('ana', buttonOf(first, 'Show all'), true));
    expect(all).toMatch(/^private: Rules\nRedirected from .*\n\| Rule 0 /);
    expect(replyText(await stage.press('ana', buttonOf(first, 'Share'), true))).toMatch(
      /^public: Shared answer to “what are the dock rules\?”\nRules\nRedirected from /,
    );
  });
});

describe('what is no query', () => {
  it('help lists every command of the table and nothing else', async () => {
    const stage = await openStage();
    const text = replyText(await stage.say('ana', 'help', 'mention'));
    for (const command of commands) expect(text).toContain(`${usageOf(command)} – ${command.help}`);
    expect(text.match(/^- /gm)?.length).toBe(commands.length);
  });

  it('a command that is not understood is explained in private', async () => {
    const stage = await openStage();
    expect(replyText(await stage.say('ana', '/quiz zorblax'))).toMatch(
      /^private: I don’t know the command “quiz zorblax”\.\n- /,
    );
    expect(replyText(await stage.say('ana', '/leaderboard yesterday'))).toMatch(/^private: “yesterday” isn’t one of/);
  });

  it.each([
    ['pressed', 'zorblax:1:2'],
    ['pressed', ''],
    ['pressed', 'vote:nothing:0'],
    ['pressed', 'why:nothing'],
    ['pressed', 'type:nothing'],
    ['pressed', 'close:nothing'],
    ['pressed', 'next:nothing:1'],
    ['pressed', 'next:nothing:-1e9'],
    ['chose', 'vote:nothing'],
    ['chose', ':::'],
    ['submitted', 'type:nothing'],
  ] as const)('%s %j of another time gets a polite private word', async (kind, id) => {
    const stage = await openStage();
    const base = { room: stage.room, by: stage.person('ana'), id };
    const incoming: Incoming =
      kind === 'chose'
        ? { ...base, kind, picks: [0] }
        : kind === 'submitted'
          ? { ...base, kind, fields: {} }
          : { ...base, kind };
    expect(replyText(await stage.handle(incoming))).toMatch(/^private: .+/);
    expect(stage.log.lines.filter((line) => !line.startsWith('info'))).toEqual([]);
  });

  it('a query being typed after /ask is continued with topics', async () => {
    const stage = await openStage();
    const reply = await stage.handle({ kind: 'typing', room: stage.room, by: stage.person('ana'), text: '/ask pat' });
    expect(reply.kind === 'suggest' && reply.suggestions[0]).toEqual({ text: '/ask Patching', help: '' });
  });

  it.each([
    ['/quiz now resp', ['/quiz now Shared responsibility']],
    ['/studyhall quiz practice ', ['/quiz practice Shared responsibility']],
    ['/quiz now zorblax', []],
    ['/quiz schedule weekdays at 9:30 europe/lo', ['/quiz schedule weekdays at 9:30 Europe/London']],
    ['/quiz schedule weekdays at 9:30 londo', ['/quiz schedule weekdays at 9:30 Europe/London']],
    ['/quiz schedule weekdays at 9:3', []],
    ['/quiz schedule someday lond', []],
  ])('%j being typed is continued with the topics of questions, or with time zones', async (text, continued) => {
    const stage = await openStage();
    const reply = await stage.handle({ kind: 'typing', room: stage.room, by: stage.person('ana'), text });
    expect(reply.kind === 'suggest' && reply.suggestions.map((each) => each.text)).toEqual(continued);
  });

  it('a command being typed is continued', async () => {
    const stage = await openStage();
    const reply = await stage.handle({ kind: 'typing', room: stage.room, by: stage.person('ana'), text: '/quiz s' });
    expect(reply.kind === 'suggest' && reply.suggestions.map(({ text }) => text)).toEqual([
      '/quiz schedule <phrase>',
      '/quiz schedules',
      '/quiz status',
    ]);
  });
});

describe('who may', () => {
  it('manage besides the platform’s admins: those in MANAGERS', async () => {
    const stage = await openStage({ managers: [], extraManagers: ['bo'] });
    expect(replyText(await stage.say('ana', '/quiz now'))).toMatch(/^private: Only managers can/);
    expect(replyText(await stage.say('bo', '/quiz now'))).toMatch(/^private: The question is open/);
  });

  it('press what managers press: nobody else', async () => {
    const stage = await openStage({ managers: ['mia'] });
    await stage.say('mia', '/quiz schedule every day at 20:00 UTC');
    await stage.say('mia', '/quiz now');
    const round = await stage.openRound();
    const [schedule] = await stage.store.schedules.of(stage.room);
    for (const button of [`close:${round}`, `unschedule:${schedule?.id}`, 'now:', 'settings:', 'gaps:list:0']) {
      expect(replyText(await stage.press('ana', button))).toMatch(/^private: Only managers can/);
    }
    expect(await stage.openRound()).toBe(round);
    expect(await stage.store.schedules.of(stage.room)).toHaveLength(1);
  });

  it('use it at all: the spaces of SPACES, others get one polite line', async () => {
    const stage = await openStage({ spaces: ['elsewhere'] });
    for (const text of ['who patches?', 'help', '/quiz now']) {
      expect(replyText(await stage.say('ana', text, 'mention'))).toMatch(
        /^private: This Studyhall belongs to another team/,
      );
    }
    const base = { room: stage.room, by: stage.person('ana') };
    expect(await stage.handle({ ...base, kind: 'opened' })).toEqual({ kind: 'nothing' });
    expect(await stage.handle({ ...base, kind: 'typing', text: '/' })).toEqual({ kind: 'nothing' });
  });
});

describe('one’s own view', () => {
  const home = async (stage: Stage, id: string) => {
    const reply = await stage.handle({ kind: 'opened', room: stage.room, by: stage.person(id) });
    if (reply.kind !== 'home') throw new Error('no home');
    return reply.home;
  };

  it('has the board, the own vote of open questions, the latest results and what comes', async () => {
    const stage = await openStage({ zone: 'Europe/London' });
    await stage.say('ana', '/quiz schedule weekdays at 9:30 Europe/London');
    for (const pick of [0, 1]) {
      await stage.say('ana', '/quiz now');
      await stage.choose('ana', await stage.openRound(), pick);
      await stage.say('ana', '/quiz close');
    }
    await stage.say('ana', '/quiz now');
    const round = await stage.openRound();
    await stage.choose('ana', round, 1);
    const own = await home(stage, 'ana');
    expect(own.open).toEqual([{ round, closes: new Date('2026-11-25T09:10:00Z') }]);
    expect(own.votes[0]).toEqual({ round, picks: [1] });
    expect(own.votes.slice(1).map(({ right }) => right)).toEqual([false, true]);
    expect(own.progress.last).toEqual(['right', 'wrong']);
    expect(own.boards.week.map(({ name, points, answered }) => [name, points, answered])).toEqual([['ana', 1, 2]]);
    expect(own.next[0]).toEqual({
      opens: new Date('2026-11-25T09:30:00Z'),
      phrase: 'weekdays at 9:30 Europe/London',
      zone: 'Europe/London',
    });
    const other = await home(stage, 'bo');
    expect(other.open).toEqual([{ round, closes: new Date('2026-11-25T09:10:00Z') }]);
    expect(other.progress).toEqual({ last: [] });
  });

  it('says what there is to ask and to play, and what that person may do of it', async () => {
    const stage = await openStage({ managers: ['ana'] });
    const own = await home(stage, 'ana');
    expect(own.offer).toMatchObject({ notes: 1, questions: 2, topics: ['Shared responsibility'], topicCount: 1 });
    expect(own.offer.tries[0]).toBeDefined();
    expect(own.can).toEqual(expect.arrayContaining(['ask', 'quiz now', 'quiz close']));
    const other = await home(stage, 'bo');
    expect(other.can).toContain('ask');
    expect(other.can).not.toContain('quiz now');
  });

  it('shows names that no payload has brought', async () => {
    const stage = await openStage({ names: { u1: 'Ana Maria' } });
    await stage.say('u1', '/quiz now');
    const { room } = stage;
    const by = stage.person('u1');
    await stage.handle({ kind: 'chose', room, by, id: `vote:${await stage.openRound()}`, picks: [0] });
    await stage.say('u1', '/quiz close');
    expect(replyText(await stage.say('u1', '/leaderboard'))).toContain('1  Ana Maria  1');
    expect(stage.recorder.texts().at(-1)).toContain('1  Ana Maria  1');
  });

  it('is said in words by /studyhall me and /quiz status', async () => {
    const stage = await openStage();
    expect(replyText(await stage.say('ana', '/quiz status'))).toBe(
      [
        'private: - No question is open.',
        '- Nothing is scheduled. “/quiz schedule” sets that up.',
        '- 2 of 2 questions left to ask here.',
      ].join('\n'),
    );
    await stage.say('ana', '/quiz schedule every day at 10:00 UTC');
    await stage.say('ana', '/quiz now');
    await stage.choose('ana', await stage.openRound(), 0);
    expect(replyText(await stage.say('bo', '/quiz status'))).toBe(
      [
        'private: - Open: Who patches the guest system on EC2? Closes Wed 25 Nov, 09:10.',
        '- Next: Wed 25 Nov, 10:00 · Thu 26 Nov, 10:00 · Fri 27 Nov, 10:00',
        '- 1 of 2 questions left to ask here.',
      ].join('\n'),
    );
    await stage.say('ana', '/quiz close');
    expect(replyText(await stage.say('ana', '/studyhall me'))).toContain('- 1 point, 1st place');
  });
});

describe('how a reply will come', () => {
  it('is known before it is there', async () => {
    const { bot, room, person } = await openStage();
    const base = { room, by: person('ana') };
    const said = (text: string, via: 'command' | 'mention') => bot.manner({ ...base, kind: 'said', text, via });
    expect(said('who owns patching?', 'mention')).toBe('public');
    expect(said('help', 'mention')).toBe('private');
    expect(said('/ask who owns patching?', 'command')).toBe('private');
    expect(bot.manner({ ...base, kind: 'pressed', id: 'next:a:1', alone: true })).toBe('update');
    expect(bot.manner({ ...base, kind: 'chose', id: 'vote:a', picks: [0] })).toBe('private');
  });
});

describe('a refusal', () => {
  it.each([
    ['server admin', /^private: Only managers can use \/studyhall gaps\. Ask a server admin\.$/],
    [undefined, /^private: Only managers can use \/studyhall gaps\. Ask a workspace or server admin\.$/],
  ])('names who may in the platform’s words: %s', async (admin, words) => {
    const stage = await openStage({ managers: [], ...(admin === undefined ? {} : { admin }) });
    expect(replyText(await stage.say('ana', '/studyhall gaps'))).toMatch(words);
  });

  it('says where to go when the bot can’t tell in a DM who may', async () => {
    const stage = await openStage({ managers: [], direct: 'direct' });
    const by = { ...stage.person('ana'), space: 'direct' };
    const room = { ...stage.room, space: 'direct', id: 'dm-ana' };
    expect(replyText(await stage.handle({ kind: 'said', room, by, text: 'gaps', via: 'direct' }))).toBe(
      'private: In a DM I can’t tell whether you’re a manager. Use /studyhall gaps in a channel of the server.',
    );
  });
});
