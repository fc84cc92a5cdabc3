import type { Command } from '../../core/chat/command.js';
import { shortcuts } from '../../core/commands/actions.js';
import { commands, usageOf } from '../../core/commands/words.js';
import { eventsPath } from './receive.js';

export type Mode = 'socket' | 'http';

const placeholder = `https://YOUR-HOST${eventsPath}`;

/** What the app may do, and what for. */
export const scopes: Readonly<Record<string, string>> = {
  'app_mentions:read': 'to hear when somebody mentions it',
  'im:history': 'to hear direct messages',
  'chat:write': 'to answer, and to post and update questions',
  commands: 'for the slash commands and the shortcuts on messages',
  'users:read': "for names and time zones, and to know who the workspace's admins are",
};
const onlyToLook = 'only to look for a post that may have got lost, before posting it again';
export const optionalScopes: Readonly<Record<string, string>> = {
  'channels:history': `${onlyToLook}, in public channels`,
  'groups:history': `${onlyToLook}, in private channels`,
};
/** The scopes that are wanted and not granted, each with what it is for. */
export const without = (wanted: Readonly<Record<string, string>>, granted: ReadonlySet<string>): string[] =>
  Object.entries(wanted)
    .filter(([scope]) => !granted.has(scope))
    .map(([scope, reason]) => `${scope} (${reason})`);

const events: Readonly<Record<string, string>> = {
  app_mention: 'needs app_mentions:read',
  'message.im': 'needs im:history',
  app_uninstalled: 'to stop, and to delete what is stored about the workspace',
  tokens_revoked: 'the same, when only the tokens are revoked',
};

/** What a first word with several words behind it is about. */
const about: Readonly<Record<string, string>> = {
  quiz: 'Quiz questions for this channel',
  studyhall: 'Help, your own points, and every other command',
};

const table: readonly Command[] = commands;
const firstWords = [...new Set(table.map(({ words }) => words[0] ?? ''))];

/** What follows the first word, as Slack shows it while somebody types. */
function usageHint(first: string): string {
  const rows = table.filter(({ words }) => words[0] === first);
  const own = rows.map((row) => usageOf(row).replace(/^\/\S+\s*/, '')).filter((hint) => hint !== '');
  const others =
    first === 'studyhall' ? table.filter(({ words }) => words[0] !== first).map(({ words }) => words.join(' ')) : [];
  return [...own, ...others].join(' | ');
}

function description(first: string): string {
  const rows = table.filter(({ words }) => words[0] === first);
  return about[first] ?? rows[0]?.help ?? first;
}

const quoted = (text: string): string => JSON.stringify(text);
const reasons = (list: Readonly<Record<string, string>>, indent: string): string[] =>
  Object.entries(list).map(([name, reason]) => `${indent}- ${name} # ${reason}`);

const slashCommand =
  (mode: Mode) =>
  (first: string): string[] => [
    `    - command: /${first}`,
    ...(mode === 'http' ? [`      url: ${placeholder}`] : []),
    `      description: ${quoted(description(first))}`,
    `      usage_hint: ${quoted(usageHint(first))}`,
    '      should_escape: false',
  ];

const messageShortcuts: readonly string[] = shortcuts.flatMap(({ id, label }) => [
  `    - name: ${quoted(label)}`,
  '      type: message',
  `      callback_id: ${quoted(id)}`,
  `      description: ${quoted('For managers; only you see it')}`,
]);

const urls = (mode: Mode): string[] => (mode === 'http' ? [`    request_url: ${placeholder}`] : []);

/** The app's manifest as Slack takes it when an app is created, derived from the command table. */
export function manifest(mode: Mode): string {
  const head =
    mode === 'socket'
      ? ['# For Socket Mode: needs no public address.']
      : ['# For HTTP mode: put the address of your server for YOUR-HOST.'];
  return [
    ...head,
    '# Generated from the command table by src/adapters/slack/register.ts; a test compares.',
    'display_information:',
    '  name: Studyhall',
    '  description: Answers from your team’s notes, and a quiz made of them',
    'features:',
    '  app_home:',
    '    home_tab_enabled: false',
    '    messages_tab_enabled: true',
    '    messages_tab_read_only_enabled: false',
    '  bot_user:',
    '    display_name: Studyhall',
    '    always_online: true',
    '  slash_commands:',
    ...firstWords.flatMap(slashCommand(mode)),
    '  shortcuts:',
    ...messageShortcuts,
    'oauth_config:',
    '  scopes:',
    '    bot:',
    ...reasons(scopes, '      '),
    '    bot_optional:',
    ...reasons(optionalScopes, '      '),
    'settings:',
    '  event_subscriptions:',
    ...urls(mode),
    '    bot_events:',
    ...reasons(events, '      '),
    '  interactivity:',
    '    is_enabled: true',
    ...urls(mode),
    '  org_deploy_enabled: false',
    `  socket_mode_enabled: ${mode === 'socket'}`,
    '  token_rotation_enabled: false',
    '',
  ].join('\n');
}
