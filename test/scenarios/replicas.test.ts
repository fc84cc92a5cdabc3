import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startBalancer } from '../support/balancer.js';
import { readable } from '../support/discord/display.js';
import type { Started } from '../support/discord/interactions.js';
import { standIn } from '../support/discord/running.js';
import { describeOnPostgres } from '../support/on-postgres.js';
import { type Running, start } from '../support/program.js';
import { displayed } from '../support/slack/blocks.js';
import { byHttp, until } from '../support/slack/delivery.js';
import { openWorkspace } from '../support/slack/open.js';
import { botToken, signingSecret } from '../support/slack/stand-in.js';
import { smallNotes } from '../support/stage.js';
import { tempDir } from '../support/temp.js';

/** Several programs start, and a lease has to end. */
const within = 60_000;

describeOnPostgres('replicas of the program on one PostgreSQL', (server) => {
  const begin = async (count: number, env: Readonly<Record<string, string>>): Promise<Running[]> => {
    const all = {
      DATABASE_URL: await server().database(),
      PLAYGROUND: 'on',
      PLAYGROUND_TOKEN: 'sixteen letters and more',
      ...env,
    };
    return Promise.all(Array.from({ length: count }, () => start({ cwd: tempDir(), env: all })));
  };
  const isReady = async ({ url }: Running): Promise<boolean> => (await fetch(`${url}/readyz`)).ok;

  it('three on Slack, by HTTP: everything once, also when every event comes twice and one of them is killed', {
    timeout: within,
  }, async () => {
    const { slack, people } = await openWorkspace();
    const programs = await begin(3, {
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: slack.apiUrl,
    });
    const balancer = await startBalancer(programs.map(({ url }) => url));
    slack.deliverBy(byHttp(`${balancer}/slack/events`, signingSecret));
    const ours = () =>
      people.channelOf('CGENERAL').messages.filter(({ user, only, thread }) => user === 'UBOT' && !only && !thread);
    const reads = (): string => displayed(ours()[0] ?? { text: '', blocks: [] });
    const seen = (name: string, words: string): number =>
      people.seen(name).filter((text) => text.includes(words)).length;

    await people.mention('ana', 'how do i spend less on servers i always need?');
    await people.again();
    await people.again('copy');
    const answers = () => people.channelOf('CGENERAL').messages.filter(({ user, thread }) => user === 'UBOT' && thread);
    await until(() => answers().length > 0, 'an answer');

    await people.command('ana', '/quiz now');
    await people.again();
    await until(() => reads().includes('0 answered'), 'the card');
    const label = /\[A[^\]]*\]/.exec(reads())?.[0].slice(1, -1) ?? '';
    const press = async (name: string): Promise<void> => {
      await people.press(name, label);
      await people.again();
    };
    await Promise.all([press('ana'), people.command('chen', '/leaderboard')]);
    await press('bo');
    await until(() => reads().includes('2 answered'), 'two votes on the card');
    // What it does after an edit is done by then.
    await people.command('chen', '/leaderboard');
    const [killed] = programs;
    await killed?.stop('SIGKILL');
    await press('chen');
    await until(() => reads().includes('3 answered'), 'three votes on the card');
    await people.command('ana', '/quiz close');
    await until(() => reads().includes('3 answered · closed'), 'the closed card');
    await until(() => ours().length === 2, 'the reveal');
    await people.command('chen', '/leaderboard');
    await until(() => seen('chen', 'Leaderboard, this week') > 0, 'the board');

    expect(answers()).toHaveLength(1);
    expect(['ana', 'bo', 'chen'].map((name) => seen(name, 'Your answer'))).toEqual([1, 1, 1]);
    expect(ours()).toHaveLength(2);
    const living = programs.slice(1);
    expect(await Promise.all(living.map(isReady))).toEqual([true, true]);
    expect(await Promise.all(living.map((program) => program.stop('SIGTERM')))).toEqual([0, 0]);
    expect(living.map((program) => program.errors()).join('')).toBe('');
  });

  it('two on Slack end an exam once, and tell its person once', { timeout: within }, async () => {
    const { slack, people } = await openWorkspace();
    const database = await server().database();
    const programs = await begin(2, {
      DATABASE_URL: database,
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: slack.apiUrl,
    });
    const balancer = await startBalancer(programs.map(({ url }) => url));
    slack.deliverBy(byHttp(`${balancer}/slack/events`, signingSecret));
    const results = (name: string): string[] => people.seen(name).filter((text) => text.includes('time ran out'));
    const shows = (name: string, words: string): boolean => people.seen(name).some((text) => text.includes(words));
    const names = ['ana', 'bo', 'chen'];
    for (const name of names) {
      await people.command(name, '/quiz exam 3');
      await until(() => shows(name, 'Exam question 1 of 3'), 'the exam');
    }
    await people.press('ana', 'Next');
    await until(() => shows('ana', 'Exam question 2 of 3'), 'the next question');
    await server().run(database, 'update exam set ends = began + 1');
    await until(() => names.every((name) => results(name).length > 0), 'the results');
    await people.command('ana', '/quiz exam 2');
    await until(() => shows('ana', 'Exam question 1 of 2'), 'another exam');
    expect(names.map((name) => results(name).length)).toEqual([1, 1, 1]);
    const told = await server().run(database, `select key from outbox where key like 'exam:%'`);
    expect(told).toHaveLength(3);
    expect(await Promise.all(programs.map((program) => program.stop('SIGTERM')))).toEqual([0, 0]);
  });

  it('two on Discord: one is connected; the other takes over when it is killed, and at once when it is told to end', {
    timeout: within,
  }, async () => {
    const discord = await standIn();
    discord.world.member('ana').manages = true;
    const notes = tempDir();
    for (const { path, text } of smallNotes) writeFileSync(join(notes, path), text);
    const database = await server().database();
    const env = {
      DISCORD_TOKEN: 'a.good.token',
      DISCORD_API_URL: discord.apiUrl,
      KNOWLEDGE_DIR: notes,
      DATABASE_URL: database,
    };
    const onDuty = async () =>
      (await server().run(database, `select holder from lease where name = 'gateway:discord'`))[0]?.holder;
    const [holder] = await begin(1, env);
    const [second] = await begin(1, env);
    if (!holder || !second) throw new Error('both have to run');
    expect([holder, second].map(({ readyLine }) => readyLine.includes('standing by for discord'))).toEqual([
      false,
      true,
    ]);
    expect(await Promise.all([holder, second].map(isReady))).toEqual([true, true]);
    expect([discord.gateway.identifies(), discord.gateway.connections()]).toEqual([1, 1]);
    const answered = (one: Started): Promise<void> => discord.until(() => one.first !== undefined);
    const cards = () =>
      discord.world.messages.filter((each) => each.only === undefined && each.body.embeds?.[0]?.title !== undefined);
    const shows = (text: string): boolean => readable(cards()[0]?.body ?? {}).includes(text);

    await discord.until(() => discord.guild.commands.length > 0);
    await answered(discord.command('ana', discord.channel, '/quiz now'));
    await discord.until(() => shows('0 answered'));
    await answered(discord.press('bo', 'The customer'));
    await discord.until(() => shows('1 answered'));
    await answered(discord.command('bo', discord.channel, '/leaderboard'));
    await holder.stop('SIGKILL');
    await discord.until(() => discord.gateway.identifies() === 2);
    expect(discord.gateway.connections()).toBe(1);
    const [third] = await begin(1, env);
    await answered(discord.press('chen', 'AWS'));
    await answered(discord.command('ana', discord.channel, '/quiz close'));
    await discord.until(() => shows('2 answered · closed'));
    const before = await onDuty();
    expect(await second.stop('SIGTERM')).toBe(0);
    // Given back, not run out.
    expect(await onDuty()).not.toBe(before);
    await discord.until(() => discord.gateway.identifies() === 3);
    await answered(discord.command('dora', discord.channel, '/leaderboard'));
    expect(await third?.stop('SIGTERM')).toBe(0);
    expect(discord.failures).toEqual([]);
    expect(cards().filter(({ body }) => readable(body).includes('answered · closed'))).toHaveLength(1);
  });
});
