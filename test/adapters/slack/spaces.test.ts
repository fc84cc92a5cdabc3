import { describe, expect, it } from 'vitest';
import { start } from '../../support/program.js';
import { byHttp, until } from '../../support/slack/delivery.js';
import { openWorkspace } from '../../support/slack/open.js';
import { botToken, signingSecret } from '../../support/slack/stand-in.js';
import { tempDir } from '../../support/temp.js';

const elsewhere = /This Studyhall belongs to another team/;

/** A program on Slack over HTTP, and the same people who then write from another workspace. */
async function open({ env = {}, organization }: { env?: Record<string, string>; organization?: string } = {}) {
  const { slack, people } = await openWorkspace();
  slack.state.organization = organization;
  const program = await start({
    cwd: tempDir(),
    env: {
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: slack.apiUrl,
      PLAYGROUND: 'on',
      PLAYGROUND_TOKEN: 'sixteen letters and more',
      ...env,
    },
  });
  slack.deliverBy(byHttp(`${program.url}/slack/events`, signingSecret));
  const seen = (): string => people.seen('ana').join('\n');
  const ask = async (text: string): Promise<void> => {
    expect((await people.command('ana', `/ask ${text}`)).kind).toBe('acked');
  };
  return { slack, people, program, seen, ask };
}

describe('the spaces that Slack is answered in', () => {
  it('are the token’s own workspace and no other, with SPACES unset', async () => {
    const { slack, people, seen, ask } = await open();
    await ask('who owns patching?');
    await until(() => /patch/i.test(seen()), 'an answer');
    expect(seen()).not.toMatch(elsewhere);
    slack.state.team.id = 'TOTHER';
    await ask('what is a TAM?');
    await until(() => elsewhere.test(seen()), 'the refusal of words');
    await people.command('ana', '/quiz now');
    await until(() => seen().split(elsewhere).length === 3, 'the refusal of a command');
    expect(seen()).not.toMatch(/Technical Account Manager/i);
  });

  it('are those that SPACES names', async () => {
    const { slack, seen, ask } = await open({ env: { SPACES: 'TOTHER' } });
    await ask('who owns patching?');
    await until(() => elsewhere.test(seen()), 'the refusal');
    slack.state.team.id = 'TOTHER';
    await ask('who owns patching?');
    await until(() => /patch/i.test(seen()), 'an answer');
  });

  it('are all workspaces of the organization that the token is for, and none of another', async () => {
    const { slack, people, seen, ask } = await open({ organization: 'EACME' });
    slack.state.team.id = 'TSISTER';
    await ask('who owns patching?');
    await until(() => /patch/i.test(seen()), 'an answer');
    const before = seen();
    slack.state.organization = 'EOTHER';
    await ask('what is a TAM?');
    expect((await people.press('ana', 'Share')).kind).toBe('acked');
    slack.state.organization = 'EACME';
    await ask('who owns patching?');
    await until(() => seen().length > before.length, 'an answer to their own');
    expect(seen()).not.toMatch(/Technical Account Manager/i);
    expect(people.channelOf('CGENERAL').messages.filter(({ only }) => !only)).toEqual([]);
  });
});
