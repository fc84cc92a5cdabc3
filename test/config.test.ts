import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.js';
import { StudyhallError } from '../src/errors.js';

const errorOf = (env: Record<string, string>): StudyhallError => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof StudyhallError) return error;
  }
  throw new Error('no StudyhallError');
};

describe('settings', () => {
  it('have a default each', () => {
    const { knowledgeDir, ...rest } = readConfig({});
    expect(knowledgeDir).toMatch(/knowledge$/);
    expect(rest).toEqual({
      databaseUrl: 'sqlite:data/studyhall.db',
      knowledgeFollow: false,
      managers: new Set(),
      meaning: { kind: 'auto' },
      playground: true,
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'info',
    });
  });

  it('say whether links may lead out of the notes folder', () => {
    expect(readConfig({ KNOWLEDGE_FOLLOW: 'on' }).knowledgeFollow).toBe(true);
    expect(() => readConfig({ KNOWLEDGE_FOLLOW: 'yes' })).toThrow('KNOWLEDGE_FOLLOW must be on or off');
  });

  it.each([
    'postgres://bot:hunter@two@db.example/studyhall',
    'postgres://bot:hunter/two@db.example/studyhall',
    'postgresql://bot:hunter?two@db.example/studyhall',
    'postgres://bot:hunter#two@db.example/studyhall',
    'postgres://bot:hunter@db.example/studyhall?password=two',
    'postgres://bot@db.example/studyhall?password=hunter&password=two',
  ])('refuse a password that makes an address ambiguous, without printing any of it: %s', (url) => {
    expect(() => readConfig({ DATABASE_URL: url })).toThrow(/^settings that can't be used:\n {2}DATABASE_URL has /);
    expect(() => readConfig({ DATABASE_URL: url })).not.toThrow(/hunter|two@|db\.example/);
  });

  it.each([
    'postgres://bot:hunter%40two@db.example:5432/studyhall?sslmode=require',
    'postgres://bot@/studyhall?host=/run/postgresql',
    'postgres://bot@db.example/studyhall?password=hunter',
    'postgres://[::1]/studyhall',
    'sqlite:/home/a@b/studyhall.db',
  ])('take the address of a database: %s', (url) => {
    expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
  });

  it('count as not set when they are empty', () => {
    expect(readConfig({ PORT: '', HOST: ' ' })).toEqual(readConfig({}));
  });

  it('are all complained about at once, without their values', () => {
    const error = errorOf({
      PORT: '70000',
      PLAYGROUND: 'maybe',
      DATABASE_URL: 'mysql://root:secret@x',
      KNOWLEDGE_URL: 'ftp://x',
      LOG_LEVEL: 'loud',
      PLAYGROUND_TOKEN: 'short',
    });
    expect(error.exit).toBe(2);
    expect(error.message.split('\n')).toEqual([
      "settings that can't be used:",
      '  DATABASE_URL must be sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE',
      '  KNOWLEDGE_URL must be an http or https address',
      '  PLAYGROUND must be on or off',
      '  PLAYGROUND_TOKEN must have 16 characters or more',
      '  PORT must be a number from 0 to 65535',
      '  LOG_LEVEL must be fatal, error, warn, info, debug or silent',
    ]);
    expect(error.message).not.toContain('secret');
  });

  it('are all complained about at once, whatever is wrong with them', () => {
    const error = errorOf({
      PORT: '70000',
      SPACES: 'T1',
      SLACK_APP_TOKEN: 'xapp-1',
      DISCORD_APP_ID: '123456789012345678',
      MEANING: 'models/e5',
      MEANING_URL: 'ftp://x',
      PLAYGROUND: 'on',
      HOST: '0.0.0.0',
    });
    expect(error.message.split('\n').slice(1)).toEqual([
      '  MEANING_URL must be an http or https address',
      '  PORT must be a number from 0 to 65535',
      '  SLACK_BOT_TOKEN must be set along with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET',
      '  DISCORD_TOKEN must be set along with DISCORD_APP_ID',
      '  MEANING names a folder and MEANING_URL an endpoint: set one',
      '  PLAYGROUND_TOKEN must be set, because HOST is open to other machines and anybody who reaches the page could use it',
    ]);
  });

  it('turn the playground off where a platform has a token, unless it is wanted', () => {
    const tokens = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', DISCORD_TOKEN: 'd' };
    expect(readConfig(tokens)).toMatchObject({
      playground: false,
      slack: { botToken: 'xoxb-1', appToken: 'xapp-1' },
      discord: { token: 'd' },
    });
    expect(readConfig({ ...tokens, PLAYGROUND: 'on' }).playground).toBe(true);
  });

  it('demand a token for the page wherever others reach its port', () => {
    const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', PLAYGROUND: 'on' };
    const token = { PLAYGROUND_TOKEN: 'sixteen letters and more' };
    expect(errorOf(http).message).toMatch(/PLAYGROUND_TOKEN must be set, because Slack reaches this port over HTTP/);
    expect(errorOf({ HOST: '0.0.0.0' }).message).toMatch(/PLAYGROUND_TOKEN must be set, because HOST is open/);
    expect(readConfig({ ...http, ...token })).toMatchObject({ playground: true });
    expect(readConfig({ ...http, PLAYGROUND: 'off' })).toMatchObject({ playground: false });
    expect(readConfig({ ...http, SLACK_APP_TOKEN: 'xapp-1' })).toMatchObject({ playground: true });
  });

  it('name the partner that is missing', () => {
    expect(errorOf({ SLACK_BOT_TOKEN: 'xoxb-1' }).message).toContain(
      'SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET',
    );
    expect(errorOf({ SLACK_APP_TOKEN: 'xapp-1' }).message).toContain('SLACK_BOT_TOKEN must be set');
    expect(errorOf({ DISCORD_APP_ID: '123456789012345678' }).message).toContain('DISCORD_TOKEN must be set');
    expect(errorOf({ DISCORD_APP_ID: 'me' }).message).toContain('Application ID');
    expect(errorOf({ SLACK_API_URL: 'http://127.0.0.1:1/x' }).message).toContain('must end in /api/');
  });

  it('choose where the model of meaning comes from', () => {
    expect(readConfig({ HF_ENDPOINT: 'https://mirror.example' }).meaning).toEqual({
      kind: 'auto',
      hub: 'https://mirror.example',
    });
    expect(readConfig({ MEANING: 'off', MEANING_URL: 'http://x' }).meaning).toEqual({ kind: 'off' });
    expect(readConfig({ MEANING: 'models/e5' }).meaning).toEqual({ kind: 'folder', dir: 'models/e5' });
    expect(readConfig({ MEANING_URL: 'http://x/v1', MEANING_KEY: 'k', MEANING_MODEL: 'm' }).meaning).toEqual({
      kind: 'endpoint',
      url: 'http://x/v1',
      key: 'k',
      model: 'm',
    });
    expect(errorOf({ MEANING_KEY: 'secret' }).message).toContain('MEANING_URL must be set beside MEANING_KEY');
    expect(errorOf({ MEANING_KEY: 'secret' }).message).not.toContain('secret');
    expect(errorOf({ MEANING: 'models/e5', MEANING_URL: 'http://x' }).message).toContain('set one');
  });

  it('read lists of ids', () => {
    const { spaces, managers } = readConfig({ SPACES: 'T1, T2', MANAGERS: 'U1 U2,,U3' });
    expect([spaces, managers]).toEqual([new Set(['T1', 'T2']), new Set(['U1', 'U2', 'U3'])]);
  });

  it('demand a token where others could reach the playground', () => {
    expect(errorOf({ HOST: '0.0.0.0' }).message).toContain('PLAYGROUND_TOKEN must be set');
    expect(readConfig({ HOST: '0.0.0.0', PLAYGROUND_TOKEN: '0123456789abcdef' }).playgroundToken).toBe(
      '0123456789abcdef',
    );
    expect(readConfig({ HOST: '0.0.0.0', PLAYGROUND: 'off' }).playground).toBe(false);
    expect(readConfig({ HOST: '::1' }).host).toBe('::1');
  });
});
