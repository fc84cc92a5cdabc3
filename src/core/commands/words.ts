import type { Command, CommandArgument } from '../chat/command.js';
import { boardRanges } from '../chat/home.js';

const text = (name: string, help: string, required = true): CommandArgument => ({ name, required, help });

/** The one list of everything that can be said to the bot; all else about commands is derived from it. */
export const commands = [
  {
    words: ['ask'],
    argument: { ...text('question', 'a question in your own words'), suggested: true },
    who: 'everyone',
    help: 'Ask the notes; only you see the answer',
  },
  {
    words: ['quiz', 'now'],
    argument: {
      ...text('about', 'any of topic, difficulty and time, such as "about encryption, hard, close after 5m"', false),
      suggested: true,
    },
    who: 'managers',
    help: 'Ask this channel a question now',
  },
  {
    words: ['quiz', 'schedule'],
    argument: {
      ...text('phrase', 'a phrase such as "weekdays at 9:30 Europe/London, close after 8h"'),
      suggested: true,
    },
    who: 'managers',
    help: 'Ask this channel questions at set times',
  },
  { words: ['quiz', 'schedules'], who: 'everyone', help: 'Show when this channel gets questions' },
  {
    words: ['quiz', 'pause'],
    argument: text('until', 'such as "until monday" or "for 2 weeks"; without it, until somebody resumes', false),
    who: 'managers',
    help: 'Pause this channel’s schedules',
  },
  { words: ['quiz', 'resume'], who: 'managers', help: 'Resume this channel’s schedules' },
  {
    words: ['quiz', 'close'],
    who: 'managers',
    help: 'Close the open question now and show the answer',
  },
  {
    words: ['quiz', 'correct'],
    who: 'managers',
    help: 'Correct the answer to a past question and update the leaderboard',
  },
  {
    words: ['quiz', 'drafts'],
    argument: text('topic', 'a topic, or the name of a note', false),
    who: 'managers',
    help: 'Go through questions drafted from the notes',
  },
  {
    words: ['quiz', 'status'],
    who: 'everyone',
    help: 'Show what is open, what comes next and how many questions are left',
  },
  {
    words: ['quiz', 'practice'],
    argument: {
      ...text('topic', 'a topic, how many questions (5 by default, 20 at most), or both', false),
      suggested: true,
    },
    who: 'everyone',
    help: 'Practise alone: what you missed or might forget comes first',
  },
  { words: ['quiz', 'misses'], who: 'everyone', help: 'Show what you got wrong and haven’t got right since' },
  {
    words: ['quiz', 'exam'],
    argument: text('questions', 'such as "10 15" for 10 questions in 15 minutes, or "result" for your last one', false),
    who: 'everyone',
    help: 'Take a mock exam that only you see',
  },
  {
    words: ['leaderboard'],
    argument: { name: 'range', required: false, help: 'week by default', choices: boardRanges },
    who: 'everyone',
    help: 'Show who has the most points in this channel',
  },
  { words: ['studyhall', 'help'], who: 'everyone', help: 'Show what I can do' },
  {
    words: ['studyhall', 'me'],
    who: 'everyone',
    help: 'Show your points, streak, topics, misses and what is due',
  },
  {
    words: ['studyhall', 'hide'],
    who: 'everyone',
    help: 'Keep your name off the leaderboards; you still see your own row',
  },
  { words: ['studyhall', 'show'], who: 'everyone', help: 'Put your name back on the leaderboards' },
  { words: ['studyhall', 'export'], who: 'everyone', help: 'Show everything I keep about you, as JSON' },
  { words: ['studyhall', 'delete'], who: 'everyone', help: 'Delete everything I keep about you' },
  {
    words: ['studyhall', 'settings'],
    who: 'managers',
    help: 'Change days off, how late a question may come, and how gaps are kept',
  },
  {
    words: ['studyhall', 'gaps'],
    who: 'managers',
    help: 'Show what the notes didn’t answer, with drafts to fill in',
  },
] as const satisfies readonly Command[];

/** A command's words as one string: the key of its handler. */
export type CommandName = (typeof commands)[number]['words'] extends infer Words
  ? Words extends readonly [infer A extends string, infer B extends string]
    ? `${A} ${B}`
    : Words extends readonly [infer A extends string]
      ? A
      : never
  : never;

export const nameOf = (command: Command): CommandName => command.words.join(' ') as CommandName;

/** `/quiz schedule <phrase>` */
export const usageOf = (command: Command): string =>
  [`/${nameOf(command)}`, ...(command.argument ? [argumentUsage(command.argument)] : [])].join(' ');

function argumentUsage(argument: CommandArgument): string {
  const name = argument.choices?.join(' | ') ?? argument.name;
  return argument.required ? `<${name}>` : `[${name}]`;
}
