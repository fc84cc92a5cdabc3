import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Mode, manifest } from '../../../src/adapters/slack/register.js';
import { commands } from '../../../src/core/commands/words.js';

const fileOf = (mode: Mode): string =>
  fileURLToPath(new URL(`../../../src/adapters/slack/manifest.${mode}.yaml`, import.meta.url));

describe.each(['socket', 'http'] as const)('the manifest for %s mode', (mode) => {
  const read = parse(manifest(mode));

  it('is committed as the command table makes it (UPDATE_MANIFESTS=1 writes it anew)', () => {
    if (process.env.UPDATE_MANIFESTS) writeFileSync(fileOf(mode), manifest(mode));
    expect(readFileSync(fileOf(mode), 'utf8')).toBe(manifest(mode));
  });

  it('asks for the scopes that are used, each with its reason, and for no other', () => {
    expect(read.oauth_config.scopes).toEqual({
      bot: ['app_mentions:read', 'im:history', 'chat:write', 'commands', 'users:read'],
      bot_optional: ['channels:history', 'groups:history'],
    });
    const scopeLines = manifest(mode)
      .split('\n')
      .filter((line) => /- \w+:\w+|- commands/.test(line));
    expect(scopeLines).toHaveLength(7);
    expect(scopeLines.filter((line) => !/ # \w+/.test(line))).toEqual([]);
    expect(read.settings.event_subscriptions.bot_events).toEqual([
      'app_mention',
      'message.im',
      'app_uninstalled',
      'tokens_revoked',
    ]);
  });

  it('has a slash command for every first word of the table, with a hint for every word behind it', () => {
    const slash: { command: string; usage_hint: string; description: string; should_escape: boolean }[] =
      read.features.slash_commands;
    expect(slash.map(({ command }) => command)).toEqual(['/ask', '/quiz', '/leaderboard', '/studyhall']);
    expect(slash.every(({ should_escape }) => should_escape === false)).toBe(true);
    for (const { words } of commands) {
      const [first, second] = words;
      const hint = slash.find(({ command }) => command === `/${first}`)?.usage_hint ?? '';
      if (second) expect(hint).toContain(second);
      const everything = slash.find(({ command }) => command === '/studyhall')?.usage_hint ?? '';
      expect(everything).toContain(words.filter((word) => word !== 'studyhall').join(' '));
    }
  });

  it('has a shortcut on messages for every one in the table, in what Slack has room for', () => {
    expect(read.features.shortcuts).toEqual([
      {
        name: 'Make this a question',
        type: 'message',
        callback_id: 'make:question:',
        description: expect.any(String),
      },
      { name: 'Make this a note', type: 'message', callback_id: 'make:note:', description: expect.any(String) },
    ]);
    for (const { name } of read.features.shortcuts) expect(name.length).toBeLessThanOrEqual(24);
  });

  it('opens the messages tab for writing, and no home tab', () => {
    expect(read.features.app_home).toEqual({
      home_tab_enabled: false,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
    expect(read.settings.interactivity.is_enabled).toBe(true);
    expect(read.settings.socket_mode_enabled).toBe(mode === 'socket');
  });

  it('says where requests go, in HTTP mode alone', () => {
    const addresses = manifest(mode).match(/https:\S+/g) ?? [];
    expect(addresses).toHaveLength(mode === 'http' ? 6 : 0);
    expect(new Set(addresses).size).toBeLessThanOrEqual(1);
  });
});
