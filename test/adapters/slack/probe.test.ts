import { describe, expect, it } from 'vitest';
import { probeSlack } from '../../../src/adapters/slack/probe.js';
import { openWorkspace } from '../../support/slack/open.js';
import { appToken, botToken, signingSecret } from '../../support/slack/stand-in.js';
import { createTestLog } from '../../support/stage.js';

const open = async (scopes?: string[]) => {
  const { slack } = await openWorkspace(scopes ? { scopes } : {});
  return {
    slack,
    inspect: (more: object) => probeSlack({ botToken, apiUrl: slack.apiUrl, ...more }, createTestLog()),
  };
};

describe('looking at the settings', () => {
  it('names the workspace and the mode', async () => {
    const { slack, inspect } = await open();
    expect(await inspect({ appToken })).toEqual({ workspace: 'Acme', mode: 'Socket Mode', missing: [], optional: [] });
    expect(await inspect({ signingSecret })).toMatchObject({ mode: 'HTTP' });
    expect(slack.sockets.stats.greeted).toBe(0);
  });

  it('names the scopes that are missing, and what they are for', async () => {
    const { inspect } = await open(['app_mentions:read', 'im:history', 'chat:write', 'commands', 'channels:history']);
    expect(await inspect({ signingSecret })).toMatchObject({
      missing: ["users:read (for names and time zones, and to know who the workspace's admins are)"],
      optional: [expect.stringMatching(/^groups:history \(only to look/)],
    });
  });

  it('says what is wrong with a token', async () => {
    const { slack, inspect } = await open();
    await expect(inspect({})).rejects.toThrow('SLACK_BOT_TOKEN is not enough on its own');
    slack.tokens.app = 'xapp-another';
    await expect(inspect({ appToken })).rejects.toThrow('Slack refuses SLACK_APP_TOKEN (invalid_auth)');
    slack.tokens.bot = 'xoxb-another';
    await expect(inspect({ appToken })).rejects.toMatchObject({ code: 'slack-token' });
  });
});
