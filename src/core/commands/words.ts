import type { Command, CommandArgument } from '../chat/command.js';
import { boardRanges } from '../chat/home.js';

const text = (name: string, help: string, required = true): CommandArgument => ({ name, required, help });

/** The one list of everything that can be said to the bot; all else about commands is derived from it. */
export const commands = [
  {
    words: ['ask'],
    argument: { ...text('question', 'what you want to know, in your own words'), suggested: true },
    who: 'everyone',
    help: 'Ask the notes; only you see the answer',
  },
  {
    words: ['quiz', 'now'],
    argument: text('close', 'when it closes, such as "close after 5m"; 10 minutes by default', false),
    who: 'managers',
    help: 'Put a question to this room at once',
  },
  {
    words: ['quiz', 'schedule'],
    argument: text('phrase', 'such as "weekdays at 9:30 Europe/London, close after 8h"'),
    who: 'managers',
    help: 'Put questions to this room at set times',
  },
  { words: ['quiz', 'schedules'], who: 'everyone', help: 'When this room gets questions' },
  {
    words: ['quiz', 'pause'],
    argument: text('until', 'such as "until 2027-01-04"; without it until somebody resumes', false),
    who: 'managers',
    help: 'Stop the schedules of this room for a while',
  },
  { words: ['quiz', 'resume'], who: 'managers', help: 'Let the schedules run again' },
  {
    words: ['quiz', 'close'],
    who: 'managers',
    help: 'Close the open question now and show the answer',
  },
  {
    words: ['quiz', 'correct'],
    who: 'managers',
    help: 'Correct the answer of a question that was asked here, and restate the boards',
  },
  {
    words: ['quiz', 'status'],
    who: 'everyone',
    help: 'What is open here, what comes next, and how many questions are left',
  },
  {
    words: ['leaderboard'],
    argument: { name: 'range', required: false, help: 'week by default', choices: boardRanges },
    who: 'everyone',
    help: 'Who has the most points in this room',
  },
  { words: ['studyhall', 'help'], who: 'everyone', help: 'What you can say to me' },
  {
    words: ['studyhall', 'me'],
    who: 'everyone',
    help: 'Your own points, streak and misses',
  },
  {
    words: ['studyhall', 'settings'],
    who: 'managers',
    help: 'Days off, how late a question may come, and what is kept',
  },
  {
    words: ['studyhall', 'gaps'],
    who: 'managers',
    help: 'What was asked that the notes did not answer, with stubs to commit',
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
