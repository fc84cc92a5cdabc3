import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/core/chat/command.js';
import { parse, suggest } from '../../../src/core/commands/parse.js';
import { commands, nameOf, usageOf } from '../../../src/core/commands/words.js';

const room = { adapter: 'test', space: 's', id: 'r' };
const by = { adapter: 'test', space: 's', id: 'ana' };

const read = (text: string, via: 'command' | 'mention' | 'direct' = 'command'): string => {
  const parsed = parse({ kind: 'said', room, by, text, via });
  if (parsed.kind === 'query') return `query: ${parsed.text}`;
  if (parsed.kind === 'unclear') return `unclear: ${parsed.why} (${parsed.near.map(nameOf).join(', ')})`;
  return `${nameOf(parsed.command)}${parsed.rest ? `: ${parsed.rest}` : ''}`;
};

describe('reading what somebody said', () => {
  it.each([
    ['/quiz now', 'quiz now'],
    ['/quiz  NOW  close after 5m', 'quiz now: close after 5m'],
    ['/studyhall quiz now', 'quiz now'],
    ['/quiz schedule weekdays at 9:30 Europe/London', 'quiz schedule: weekdays at 9:30 Europe/London'],
    ['/leaderboard', 'leaderboard'],
    ['/leaderboard Month', 'leaderboard: Month'],
    ['/ask who owns patching?', 'ask: who owns patching?'],
    ['/studyhall ask who owns patching?', 'ask: who owns patching?'],
    ['/studyhall help', 'studyhall help'],
    ['/help', 'studyhall help'],
    ['/studyhall', 'studyhall help'],
    ['/studyhall me', 'studyhall me'],
  ])('%s after a slash', (text, expected) => {
    expect(read(text)).toBe(expected);
    expect(read(text, 'mention')).toBe(expected);
  });

  it.each([
    ['help', 'studyhall help'],
    ['quiz now', 'quiz now'],
    ['leaderboard week', 'leaderboard: week'],
    ['me', 'studyhall me'],
    ['ask who owns patching?', 'ask: who owns patching?'],
    ['who owns patching?', 'query: who owns patching?'],
    ['help me understand roles', 'query: help me understand roles'],
    ['quiz night ideas', 'query: quiz night ideas'],
    ['quiz now what is it', 'quiz now: what is it'],
    ['leaderboard of what?', 'query: leaderboard of what?'],
    ['me and you', 'query: me and you'],
    ['ask', 'query: ask'],
    ['', 'studyhall help'],
  ])('%s in a mention', (text, expected) => {
    expect(read(text, 'mention')).toBe(expected);
    expect(read(text, 'direct')).toBe(expected);
  });

  it.each([
    [
      '/quiz',
      'unclear: Which /quiz command do you mean? (quiz now, quiz schedule, quiz schedules, quiz pause, quiz resume, quiz close, quiz correct, quiz drafts, quiz status, quiz practice, quiz misses, quiz exam)',
    ],
    ['/leaderboard fortnight', 'unclear: “fortnight” isn’t one of week, month, all. (leaderboard)'],
    ['/ask', 'unclear: /ask needs a question in your own words. (ask)'],
    ['/quiz close now', 'unclear: /quiz close doesn’t take anything after it. (quiz close)'],
  ])('%s says what is wrong and what is near', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('offers everything for a word that it does not know', () => {
    expect(read('/zorblax')).toMatch(/^unclear: I don’t know the command “zorblax”\. \(ask, quiz now, /);
  });

  it('reads every row of the table by its own usage, with and without the word studyhall', () => {
    for (const command of commands as readonly Command[]) {
      const rest = command.argument ? (command.argument.choices?.[0] ?? 'anything') : '';
      const typed = `${command.words.join(' ')} ${rest}`.trim();
      const expected = `${nameOf(command)}${rest ? `: ${rest}` : ''}`;
      expect(read(`/${typed}`)).toBe(expected);
      expect(read(`/studyhall ${typed.replace(/^studyhall /, '')}`)).toBe(expected);
    }
  });
});

describe('the table', () => {
  it('shows how each command is written', () => {
    expect(commands.map(usageOf)).toEqual([
      '/ask <question>',
      '/quiz now [about]',
      '/quiz schedule <phrase>',
      '/quiz schedules',
      '/quiz pause [until]',
      '/quiz resume',
      '/quiz close',
      '/quiz correct',
      '/quiz drafts [topic]',
      '/quiz status',
      '/quiz practice [topic]',
      '/quiz misses',
      '/quiz exam [questions]',
      '/leaderboard [week | month | all]',
      '/studyhall help',
      '/studyhall me',
      '/studyhall hide',
      '/studyhall show',
      '/studyhall export',
      '/studyhall delete',
      '/studyhall settings',
      '/studyhall gaps',
    ]);
  });

  it('suggests what continues the typing', () => {
    expect(suggest('/quiz sch').map(nameOf)).toEqual(['quiz schedule', 'quiz schedules']);
    expect(suggest('/').length).toBe(commands.length);
    expect(suggest('/quiz schedule weekdays').map(nameOf)).toEqual(['quiz schedule']);
    expect(suggest('/nothing')).toEqual([]);
  });
});

describe('a slip in a command', () => {
  it.each([
    ['/quiz nwo', 'command', 'quiz now'],
    ['/quiz shedule', 'command', 'quiz schedule'],
    ['/studyhall hepl', 'command', 'studyhall help'],
    ['quiz nwo', 'direct', 'quiz now'],
    ['leaderbord', 'mention', 'leaderboard'],
    ['/studyhall nwo', 'command', 'quiz now'],
    ['/quiz nwo about encryption', 'command', 'quiz now'],
    ['/quiz start', 'command', 'quiz now'],
    ['/quiz end', 'command', 'quiz close'],
    ['/quiz staus', 'command', 'quiz status'],
    ['/leader', 'command', 'leaderboard'],
    ['/studyhall setings', 'command', 'studyhall settings'],
    ['/quiz leaderboard', 'command', 'leaderboard'],
  ] as const)('%s (%s) leads to %s', (text, via, near) => {
    expect(read(text, via)).toMatch(new RegExp(`^unclear: I don’t know the command “.*”\\. Did you mean: \\(${near}`));
  });

  it.each(['maps', 'quiz night ideas', 'helm', 'settlings'])('%s beside a mention is a query', (text) => {
    expect(read(text, 'mention')).toBe(`query: ${text}`);
  });

  it('a bare first word says which words it needs', () => {
    expect(read('quiz', 'direct')).toMatch(/^unclear: Which \/quiz command do you mean\? \(quiz now, /);
  });
});
