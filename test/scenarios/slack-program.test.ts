import { describe, expect, it } from 'vitest';
import { drained } from '../support/limits.js';
import { run, start } from '../support/program.js';
import { displayed } from '../support/slack/blocks.js';
import { byHttp, until } from '../support/slack/delivery.js';
import { modes, openWorkspace } from '../support/slack/open.js';
import { appToken, botToken, signingSecret } from '../support/slack/stand-in.js';
import { tempDir } from '../support/temp.js';

const readable = (reads: readonly string[]): string => reads.join('\n');

describe.each(modes)('the program on Slack, %s', (mode) => {
  const env = (apiUrl: string) => ({
    SLACK_BOT_TOKEN: botToken,
    ...(mode === 'socket' ? { SLACK_APP_TOKEN: appToken } : { SLACK_SIGNING_SECRET: signingSecret }),
    SLACK_API_URL: apiUrl,
    PLAYGROUND: 'on',
    PLAYGROUND_TOKEN: 'sixteen letters and more',
  });

  it('loses no vote when it is killed in the middle of a question, and ends at once when it is told to', async () => {
    const cwd = tempDir();
    const { slack, people } = await openWorkspace();
    const begin = async () => {
      const program = await start({ cwd, env: env(slack.apiUrl) });
      if (mode === 'http') slack.deliverBy(byHttp(`${program.url}/slack/events`, signingSecret));
      return program;
    };
    const first = await begin();
    await people.command('ana', '/quiz now');
    const card = () => people.channelOf('CGENERAL').messages.find(({ user, only }) => user === 'UBOT' && !only);
    const reads = (): string => displayed(card() ?? { text: '', blocks: [] });
    await until(() => reads().includes('0 answered'), 'the card');
    const { message, element } = people.find(
      'ana',
      reads()
        .match(/\[A[^\]]*\]/)?.[0]
        .slice(1, -1) ?? '',
    );
    const press = (name: string) => people.send(people.acting(name, message, element, {}));
    await press('ana');
    await press('bo');
    expect(await first.stop('SIGKILL')).toBe('SIGKILL');

    const second = await begin();
    await press('chen');
    await press('bo');
    await until(() => readable(people.seen('bo')).includes('Your answer is still'), 'the receipt');
    await until(() => reads().includes('3 answered'), 'three votes on the card');
    await people.command('ana', '/quiz close');
    await until(() => reads().includes('3 answered · closed'), 'the closed card');
    await press('chen');
    await until(() => readable(people.seen('chen')).includes('This question is closed'), 'the answer to a late press');
    await people.command('chen', '/leaderboard');
    await until(() => readable(people.seen('chen')).includes('Leaderboard, this week'), 'the board');
    expect(people.channelOf('CGENERAL').messages.filter(({ user, only }) => user === 'UBOT' && !only)).toHaveLength(2);

    const told = performance.now();
    expect(await second.stop('SIGTERM')).toBe(0);
    expect(performance.now() - told).toBeLessThan(drained);
    expect(first.errors() + second.errors()).toBe('');
  });

  const tokens: readonly (readonly [string, string, RegExp])[] = [
    [
      'SLACK_BOT_TOKEN',
      'xoxb-wrong',
      /Slack refuses SLACK_BOT_TOKEN \(invalid_auth\): install the app to the workspace again/,
    ],
    ['SLACK_APP_TOKEN', 'xapp-wrong', /Slack refuses SLACK_APP_TOKEN \(invalid_auth\): make an app-level token/],
  ];
  it.each(tokens.filter(([name]) => mode === 'socket' || name === 'SLACK_BOT_TOKEN'))(
    'ends with one clear line when Slack refuses %s',
    async (name, token, message) => {
      const { slack } = await openWorkspace();
      const given = { ...env(slack.apiUrl), [name]: token, PORT: '0' };
      const { code, out, err } = await new Promise<ReturnType<typeof run>>((resolve) => {
        // The stand-in lives in this process: it can't answer while a command is waited for in the usual way.
        start({ cwd: tempDir(), env: given }).then(
          () => resolve({ code: 0, out: '', err: '' }),
          (error: Error) => {
            const [, ended, text] = /^the program ended \((\w+)\): ([\s\S]*)$/.exec(error.message) ?? [];
            resolve({ code: Number(ended), out: '', err: text ?? '' });
          },
        );
      });
      expect([code, out]).toEqual([2, '']);
      expect(err.trim().split('\n')).toEqual([expect.stringMatching(message)]);
    },
  );
});

describe('settings for Slack that can not be right', () => {
  it.each([
    [{ SLACK_BOT_TOKEN: appToken, SLACK_APP_TOKEN: appToken }, /SLACK_BOT_TOKEN holds an app-level token/],
    [{ SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: botToken }, /SLACK_APP_TOKEN holds a bot token/],
    [{ SLACK_BOT_TOKEN: botToken }, /SLACK_APP_TOKEN \(Socket Mode\) or SLACK_SIGNING_SECRET \(HTTP\) must be set/],
  ])('end the program before it calls anybody: %#', (given, message) => {
    const { code, err } = run(['start'], { env: { ...given, PORT: '0' }, cwd: tempDir() });
    expect(code).toBe(2);
    expect(err).toMatch(message);
    for (const token of Object.values(given)) expect(err).not.toContain(token);
  });
});
