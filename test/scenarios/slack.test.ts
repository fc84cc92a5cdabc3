import { describe, expect, it } from 'vitest';
import { pings } from '../support/slack/blocks.js';
import { modes } from '../support/slack/open.js';
import { openSlackStage } from '../support/slack/stage.js';
import type { StoredMessage } from '../support/slack/state.js';

const contents = ({ text, blocks }: StoredMessage) => ({ text, blocks });

describe.each(modes)('a workspace on Slack, %s', (mode) => {
  it('says how to let it in where it may not post, and posts once somebody did', async () => {
    const { people, command, newest, advance } = await openSlackStage(mode);
    await command('ana', '/quiz now', 'CELSEWHERE');
    expect(newest('ana').reads).toContain('I couldn’t post it here. Invite me first: /invite @Studyhall');

    await command('ana', '/quiz schedule every day at 10:00 UTC', 'CELSEWHERE');
    await advance(3_600_000);
    await advance(60_000);
    const told = people.channelOf('DANA').messages.map(({ text }) => text);
    expect(told).toEqual([
      'I couldn’t post the question for “every day at 10:00 UTC”. Invite me first: /invite @Studyhall',
    ]);
    const posted = () => people.channelOf('CELSEWHERE').messages.filter(({ only }) => !only);
    expect(posted()).toEqual([]);
    people.channelOf('CELSEWHERE').member = true;
    await advance(60_000);
    expect(posted().map(({ text }) => text)).toEqual([expect.stringMatching(/^Question: /)]);
  });

  it('keeps the settings open with what is wrong in them, and takes them once they are right', async () => {
    const { people, command, press, fill, newest } = await openSlackStage(mode);
    await command('ana', '/studyhall settings');
    await press('ana', 'Change');
    const before = people.seen('ana');
    await fill('ana', 'nonsense', { gaps: 'off' });
    expect(people.seen('ana')).toEqual([...before, expect.stringMatching(/^“nonsense” isn’t a day, try/)]);
    await fill('ana', '2026-12-25', { gaps: 'off' });
    expect(newest('ana').reads).toContain('Saved.');
    expect(newest('ana').reads).toContain('Days off: Fri 25 Dec');
    expect(newest('ana').reads).toContain('Collect gaps: off');
  });

  it('asks, plays and survives a restart', async () => {
    const stage = await openSlackStage(mode);
    const { people, mention, direct, command, press, again, advance, newest, find } = stage;
    const shown: Record<string, unknown> = {};

    await people.write('bo', 'lunch, anyone?');
    await stage.settle();
    expect(newest('bo').text).toBe('lunch, anyone?');

    await mention('ana', 'who patches the guest operating system?');
    const question = people.channelOf('CGENERAL').messages.at(-2);
    expect(newest('bo')).toMatchObject({ user: 'UBOT', thread: question?.ts });
    expect(newest('bo').reads).toContain('The customer patches guest operating systems');
    shown.answer = contents(newest('bo'));

    await again();
    await again('copy');
    expect(people.channelOf('CGENERAL').messages).toHaveLength(3);

    await direct('chen', 'who guards the data centres?');
    expect(newest('chen')).toMatchObject({ user: 'UBOT', channel: 'DCHEN' });
    expect(newest('chen').thread).toBeUndefined();
    expect(newest('chen').reads).toContain('AWS guards the data centres.');

    await command('bo', '/ask how do I marinate zorblax quokkas?');
    expect(newest('bo')).toMatchObject({ only: 'UBO' });
    shown.nothing = contents(newest('bo'));
    expect(newest('ana').only).toBeUndefined();

    await command('bo', '/ask who guards the guest hosts?');
    shown.didYouMean = contents(newest('bo'));

    await command('bo', '/ask who patches the hosts?', 'CELSEWHERE');
    shown.privateAnswer = contents(newest('bo'));
    await press('bo', 'Share');
    // Where the bot is not a member, its own calls would be refused: the reply address is not.
    expect(newest('chen')).toMatchObject({ user: 'UBOT', channel: 'CELSEWHERE' });
    expect(newest('chen').reads).toContain('AWS patches the hosts');

    await command('bo', '/quiz now');
    expect(newest('bo').reads).toContain('Only managers can');
    await command('ana', '/studyhall quiz now');
    const card = find('0 answered');
    shown.openCard = contents(card);

    await press('ana', 'The customer');
    expect(newest('ana')).toMatchObject({ only: 'UANA' });
    expect(newest('ana').reads).toContain('Your answer is');
    await press('bo', 'The customer');
    await press('chen', 'AWS');
    await press('chen', 'The customer');
    expect(newest('chen').reads).toContain('Changed. Your answer is now');
    await press('bo', 'AWS');
    const before = people.visible('bo').length;
    await again();
    await again();
    expect(people.visible('bo')).toHaveLength(before);
    await press('bo', 'AWS');
    expect(newest('bo').reads).toContain('Your answer is still');
    await advance(1_000);
    expect(find('answered').reads).toContain('3 answered');
    expect(find('answered').reads).not.toMatch(/%/);

    await stage.restart();
    await press('dora', 'The customer');
    await advance(1_000);
    expect(find('answered')).toMatchObject({ ts: card.ts });
    expect(find('answered').reads).toContain('4 answered');

    const late = people.find('ana', 'AWS');
    await command('ana', '/quiz close');
    await advance(1_000);
    const closed = find('4 answered · closed');
    expect(closed.ts).toBe(card.ts);
    expect(closed.reads).toContain('3 · 75%');
    shown.closedCard = contents(closed);
    shown.reveal = contents(find('3 of 4 right'));

    await people.send(people.acting('ana', late.message, late.element, {}));
    await stage.settle();
    expect(newest('ana').reads).toContain('This question is closed');

    await command('bo', '/leaderboard');
    expect(newest('bo')).toMatchObject({ only: 'UBO' });
    shown.board = contents(newest('bo'));
    await command('bo', '/studyhall help');
    shown.help = contents(newest('bo'));

    expect(stage.slack.limited()).toBe(0);
    expect(stage.log.lines.filter((line) => !line.startsWith('info'))).toEqual([]);
    if (mode === 'socket') {
      await expect(`${JSON.stringify(shown, undefined, 2)}\n`).toMatchFileSnapshot('slack-messages.json');
    }
  });
});

const bankOf = (...lines: string[]) => [
  {
    path: 'audit.md',
    text: '# Audit\n## Trails\n- CloudTrail records every call.\n- Config and Inspector look at resources.',
  },
  { path: 'audit.quiz.md', text: lines.join('\n') },
];
const several = bankOf(
  '## Which two look at resources? {#two}',
  '- [x] Config',
  '- [x] Inspector',
  '- [ ] CloudTrail — it records calls',
  '> Those two look.',
  'Source: audit.md#trails "Config and Inspector look at resources"',
  'Difficulty: 1',
);
const typed = bankOf(
  '## Which service records every call? {#trail}',
  'Answer: cloudtrail | aws cloudtrail',
  '> It records.',
  'Source: audit.md#trails "CloudTrail records every call"',
  'Difficulty: 2',
);

describe.each(modes)('questions of other kinds on Slack, %s', (mode) => {
  it('takes several choices together', async () => {
    const { command, choose, advance, newest, find } = await openSlackStage(mode, several);
    await command('ana', '/quiz now');
    await choose('bo', ['Config', 'CloudTrail']);
    expect(newest('bo').reads).toContain('Your answer is');
    await choose('bo', ['Config', 'Inspector']);
    expect(newest('bo').reads).toContain('Changed. Your answer is now');
    await choose('chen', ['Config']);
    expect(newest('chen').reads).toContain('Choose exactly 2, then send again');
    await command('ana', '/quiz close');
    await advance(1_000);
    expect(find('1 answered · closed').reads).toContain('✓ Inspector');
  });

  it('takes typed words, and keeps them literal', async () => {
    const { people, command, press, fill, advance, newest, find } = await openSlackStage(mode, typed);
    await command('ana', '/quiz now');
    await press('bo', 'Type your answer');
    expect(people.seen('bo').at(-1)).toBe('Your answer');
    await fill('bo', 'AWS  CloudTrail');
    expect(newest('bo').reads).toContain('“AWS CloudTrail”');
    await press('bo', 'Type your answer');
    await fill('bo', 'cloud <!channel>');
    expect(newest('bo').reads).toContain('Changed. Your answer is now “cloud <!channel>”');
    await command('ana', '/quiz close');
    await advance(1_000);
    expect(find('1 answered · closed').reads).toContain('cloud <!channel>');
    expect(people.channelOf('CGENERAL').messages.flatMap(pings)).toEqual([]);
  });
});
