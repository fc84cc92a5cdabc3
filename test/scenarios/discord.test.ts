import { describe, expect, it } from 'vitest';
import { aliveIn } from '../support/discord/display.js';
import { openDiscordStage } from '../support/discord/stage.js';
import type { StoredMessage } from '../support/discord/world.js';
import { smallNotes } from '../support/stage.js';

/** What the bot sends, without what is different in every message. */
const contents = ({ body: { content, embeds, components } }: StoredMessage) => ({
  content,
  embeds,
  components: JSON.parse(JSON.stringify(components ?? []).replace(/\|#[\w-]{22}/g, '|#key')),
});

const [notes] = smallNotes;
const quizFile = (...lines: string[]) => [
  notes ?? { path: '', text: '' },
  { path: 'shared.quiz.md', text: lines.join('\n') },
];
const proof = 'Source: shared.md#patching "customer patches guest operating systems"';

describe('a server on Discord', () => {
  it('asks, plays and survives a restart', async () => {
    const stage = await openDiscordStage();
    const { discord, mention, direct, command, press, advance, newest, find } = stage;
    const { guild, channel, world } = discord;
    world.member('ana').manages = true;
    const shown: Record<string, unknown> = {};

    discord.write('bo', channel, 'lunch, anyone?');
    await mention('ana', 'who patches the guest operating system?');
    const asked = world.messages.find((each) => each.author === world.member('ana').id);
    expect(newest('bo')).toMatchObject({ author: world.bot.id, replyTo: asked?.id });
    expect(newest('bo').reads).toContain('The customer patches guest operating systems');
    shown.answer = contents(newest('bo'));

    await direct('chen', 'who guards the data centres?');
    expect(newest('chen')).toMatchObject({ author: world.bot.id });
    expect(newest('chen').reads).toContain('AWS guards the data centres.');
    expect(newest('chen').channel).not.toBe(channel.id);

    const typing = await stage.typeInto('bo', '/ask pat');
    expect(typing.choices).toContainEqual({ name: 'Patching', value: 'Patching' });
    await command('bo', '/ask how do I marinate zorblax quokkas?');
    expect(newest('bo')).toMatchObject({ only: world.member('bo').id });
    shown.nothing = contents(newest('bo'));
    await command('bo', '/ask who guards the guest hosts?');
    shown.didYouMean = contents(newest('bo'));

    await command('bo', '/ask who patches the hosts?');
    shown.privateAnswer = contents(newest('bo'));
    await press('bo', 'Share');
    expect(newest('chen').reads).toContain('AWS patches the hosts');
    expect(newest('chen')).toMatchObject({ channel: channel.id });
    expect(newest('chen').only).toBeUndefined();

    await command('bo', '/quiz now');
    expect(newest('bo').reads).toContain('Only managers can');
    await command('ana', '/studyhall quiz now');
    const card = find('0 answered');
    shown.openCard = contents(card);

    await press('ana', 'The customer');
    expect(newest('ana')).toMatchObject({ only: world.member('ana').id });
    expect(newest('ana').reads).toMatch(/Your answer is \w: The customer/);
    shown.receipt = contents(newest('ana'));
    await press('bo', 'The customer');
    await press('chen', 'AWS');
    await press('chen', 'The customer');
    expect(newest('chen').reads).toContain('Changed. Your answer is now');
    // One press that Discord delivers five times is one answer.
    discord.gateway.deliverEachEvent(5);
    const seen = discord.visible('bo').length;
    await press('bo', 'AWS');
    discord.gateway.deliverEachEvent(1);
    // Its receipt has taken the place of the one before.
    expect(discord.visible('bo')).toHaveLength(seen);
    await press('bo', 'AWS');
    expect(newest('bo').reads).toContain('Your answer is still');
    await advance(1_000);
    expect(find('answered').reads).toContain('3 answered');
    expect(find('answered').reads).not.toMatch(/%/);

    await stage.restart();
    await press('dora', 'The customer');
    await advance(1_000);
    expect(find('answered')).toMatchObject({ id: card.id });
    expect(find('answered').reads).toContain('4 answered');

    const late = find('4 answered');
    const button = late.body.components?.[0]?.components?.[0];
    await command('ana', '/quiz status');
    shown.status = contents(newest('ana'));
    await command('ana', '/quiz close');
    await advance(1_000);
    const closed = find('4 answered · closed');
    expect(closed.id).toBe(card.id);
    expect(closed.reads).toContain('3 · 75%');
    shown.closedCard = contents(closed);
    shown.reveal = contents(find('3 of 4 right'));
    await press('bo', 'My answer and why');
    shown.reasons = contents(newest('bo'));

    await stage.answered(discord.pressOn('eve', late, button?.custom_id ?? ''));
    expect(newest('eve').reads).toContain('This question is closed');
    await stage.answered(discord.pressOn('eve', late, 'c|vote:longgone|0'));
    expect(newest('eve').reads).toContain('isn’t here any more');

    await command('bo', '/studyhall leaderboard');
    expect(newest('bo')).toMatchObject({ only: world.member('bo').id });
    shown.board = contents(newest('bo'));
    await command('bo', '/leaderboard month');
    expect(newest('bo').reads).toContain('month');
    await command('bo', '/studyhall help');
    shown.help = contents(newest('bo'));
    await command('ana', '/quiz schedule weekdays at 9:30 Europe/London, close after 8h');
    shown.scheduled = contents(newest('ana'));
    await command('ana', '/quiz schedule weekdays at 9:30');
    shown.whichZone = contents(newest('ana'));

    expect(guild.writes).toBe(1);
    expect(world.messages.filter((each) => each.author === world.bot.id).flatMap((each) => aliveIn(each.body))).toEqual(
      [],
    );
    expect(stage.log.lines.filter(({ level }) => level !== 'info')).toEqual([]);
    await expect(`${JSON.stringify(shown, undefined, 2)}\n`).toMatchFileSnapshot('discord-messages.json');
  });

  it('takes several options from a menu, and shows long ones in full', async () => {
    const stage = await openDiscordStage({
      files: quizFile(
        '## Which two are the customer’s? {#two}',
        '- [x] Guest operating systems, with every patch that their makers have published since they came out',
        '- [x] Applications',
        '- [ ] Hypervisors — AWS patches them',
        '> From the guest system upward.',
        proof,
        'Difficulty: 1',
      ),
    });
    const { discord, command, select, newest, find, advance } = stage;
    discord.world.member('ana').manages = true;
    await command('ana', '/quiz now');
    expect(find('0 answered').reads).toContain('since they came out');
    const labels = [
      'Guest operating systems, with every patch that their makers have published since they came out',
      'Applications',
    ];
    await select('bo', labels);
    expect(newest('bo').reads).toContain('Your answer is');
    await command('ana', '/quiz close');
    await advance(1_000);
    expect(find('answered · closed').reads).toMatch(/✅ Applications\n█{12} 1 · 100%/);
  });

  it('takes a typed answer from a form, and fills it with the one given before', async () => {
    const stage = await openDiscordStage({
      files: quizFile(
        '## Who patches guest operating systems and applications on every instance of a fleet? {#who}',
        'Answer: customer | the customer',
        '> The customer does.',
        proof,
        'Difficulty: 1',
      ),
    });
    const { discord, command, press, submit, newest, find, advance } = stage;
    discord.world.member('ana').manages = true;
    await command('ana', '/quiz now');
    const first = await press('bo', 'Type your answer');
    expect(first.first?.type).toBe(9);
    await submit('bo', 'The *Customer*');
    expect(newest('bo').reads).toContain('Your answer is “The *Customer*”');
    const again = await press('bo', 'Type your answer');
    expect(JSON.stringify(again.modal)).toContain('The *Customer*');
    await submit('bo', 'customer');
    await advance(1_000);
    await command('ana', '/quiz close');
    await advance(1_000);
    expect(find('1 answered · closed').reads).toContain('✅ customer');
  });

  it('tells the manager what it lacks, posts nothing, and is well again once that is mended', async () => {
    const stage = await openDiscordStage();
    const { discord, command, newest, find } = stage;
    discord.world.member('ana').manages = true;
    discord.channel.denied = 1n << 11n;
    discord.gateway.dispatch('CHANNEL_UPDATE', discord.world.channelPayload(discord.channel));
    await command('ana', '/quiz now');
    expect(newest('ana').reads).toContain('allow me “Send Messages”');
    discord.channel.denied = 0n;
    await command('ana', '/quiz now');
    expect(newest('ana').reads).toContain('The question is open');
    expect(find('0 answered').reads).toContain('Who patches');
  });

  it('tells the one who scheduled in their direct messages when the room is gone', async () => {
    const stage = await openDiscordStage();
    const { discord, command, newest, advance } = stage;
    discord.world.member('ana').manages = true;
    await command('ana', '/quiz schedule every day at 9:30 UTC, close after 8h');
    discord.channel.deleted = true;
    await advance(1_800_000);
    expect(newest('ana').reads).toContain('I couldn’t post the question');
    expect(newest('ana').channel).toBe(discord.world.directChannel(discord.world.member('ana').id).id);
  });

  it('serves the servers that its owner lists, and says so politely elsewhere', async () => {
    const stage = await openDiscordStage({ spaces: ['another-server'] });
    await stage.command('bo', '/ask who patches the hosts?');
    expect(stage.newest('bo').reads).not.toContain('AWS patches');
    expect(stage.newest('bo')).toMatchObject({ only: stage.discord.world.member('bo').id });
  });
});
