import type { Command, CommandArgument } from '../chat/command.js';
import { boardRanges } from '../chat/home.js';
import type { Incoming } from '../chat/incoming.js';

const text = (name: string, help: string, required = true): CommandArgument => ({ name, type: 'text', required, help });

/** The one list of everything that can be said to the bot; all else about commands is derived from it. */
export const commands = [
  {
    words: ['ask'],
    args: [{ ...text('question', 'what you want to know, in your own words'), suggested: true }],
    who: 'everyone',
    manner: 'private',
    help: 'Ask the notes; only you see the answer',
  },
  {
    words: ['quiz', 'now'],
    args: [text('close', 'when it closes, such as "close after 5m"; 10 minutes by default', false)],
    who: 'managers',
    manner: 'private',
    help: 'Put a question to this room at once',
  },
  {
    words: ['quiz', 'schedule'],
    args: [text('phrase', 'such as "weekdays at 9:30 Europe/London, close after 8h"')],
    who: 'managers',
    manner: 'private',
    help: 'Put questions to this room at set times',
  },
  { words: ['quiz', 'schedules'], args: [], who: 'everyone', manner: 'private', help: 'When this room gets questions' },
  {
    words: ['quiz', 'pause'],
    args: [text('until', 'such as "until 2027-01-04"; without it until somebody resumes', false)],
    who: 'managers',
    manner: 'private',
    help: 'Stop the schedules of this room for a while',
  },
  { words: ['quiz', 'resume'], args: [], who: 'managers', manner: 'private', help: 'Let the schedules run again' },
  {
    words: ['quiz', 'close'],
    args: [],
    who: 'managers',
    manner: 'private',
    help: 'Close the open question now and show the answer',
  },
  {
    words: ['quiz', 'correct'],
    args: [],
    who: 'managers',
    manner: 'private',
    help: 'Correct the answer of a question that was asked here, and restate the boards',
  },
  {
    words: ['quiz', 'status'],
    args: [],
    who: 'everyone',
    manner: 'private',
    help: 'What is open here, what comes next, and how many questions are left',
  },
  {
    words: ['leaderboard'],
    args: [{ name: 'range', type: 'choice', required: false, help: 'week by default', choices: boardRanges }],
    who: 'everyone',
    manner: 'private',
    help: 'Who has the most points in this room',
  },
  { words: ['studyhall', 'help'], args: [], who: 'everyone', manner: 'private', help: 'What you can say to me' },
  {
    words: ['studyhall', 'me'],
    args: [],
    who: 'everyone',
    manner: 'private',
    help: 'Your own points, streak and misses',
  },
  {
    words: ['studyhall', 'settings'],
    args: [],
    who: 'managers',
    manner: 'private',
    help: 'Days off, how late a question may come, and what is kept',
  },
  {
    words: ['studyhall', 'gaps'],
    args: [],
    who: 'managers',
    manner: 'private',
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

const helpRow: Command = commands.find((command) => nameOf(command) === 'studyhall help') ?? commands[0];

/** `/quiz schedule <phrase>` */
export const usageOf = (command: Command): string =>
  [`/${command.words.join(' ')}`, ...command.args.map(argumentUsage)].join(' ');

function argumentUsage(argument: CommandArgument): string {
  const name = argument.choices?.join(' | ') ?? argument.name;
  return argument.required ? `<${name}>` : `[${name}]`;
}

export type Parsed =
  | { readonly kind: 'command'; readonly command: Command; readonly rest: string }
  | { readonly kind: 'query'; readonly text: string }
  /** A command that is not there or lacks something: `near` are the rows that were probably meant. */
  | { readonly kind: 'unclear'; readonly why: string; readonly near: readonly Command[] };

/**
 * Reads what somebody said. After a slash everything is a command; in a mention or a direct message the slash and the
 * word `studyhall` may be left out, and what is no command is a query.
 */
export function parse(said: Extract<Incoming, { kind: 'said' }>): Parsed {
  const trimmed = said.text.trim();
  const strict = said.via === 'command' || trimmed.startsWith('/');
  const tokens = trimmed.replace(/^\/\s*/, '').split(/\s+/, 4);
  const words = tokens[0]?.toLowerCase() === 'studyhall' ? tokens.slice(1) : tokens;
  if (words.join('') === '') return { kind: 'command', command: helpRow, rest: '' };
  for (const command of commands) {
    const rest = restAfter(trimmed, words, command);
    if (rest === undefined) continue;
    const why = complaint(command, rest);
    if (why === undefined) return { kind: 'command', command, rest };
    if (strict || command.args.length > 0) {
      return strict ? { kind: 'unclear', why, near: [command] } : { kind: 'query', text: trimmed };
    }
  }
  if (!strict) return { kind: 'query', text: trimmed };
  const first = (words[0] ?? 'studyhall').toLowerCase();
  const near = commands.filter((command) => command.words[0] === first);
  const typed = words.slice(0, 2).join(' ').slice(0, 40);
  return near.length > 0 && words.length <= 1
    ? { kind: 'unclear', why: `/${first} needs one of these words:`, near }
    : { kind: 'unclear', why: `There is no command “${typed}”.`, near: near.length > 0 ? near : commands };
}

/** What follows a command's words, or undefined when the text does not start with them. */
function restAfter(trimmed: string, words: readonly string[], command: Command): string | undefined {
  const wanted = command.words[0] === 'studyhall' ? command.words.slice(1) : command.words;
  if (!wanted.every((word, i) => words[i]?.toLowerCase() === word)) return undefined;
  const pattern = new RegExp(`^/?\\s*(?:studyhall\\s+)?${wanted.join('\\s+')}(?:\\s+|$)`, 'i');
  return trimmed.replace(pattern, '').trim();
}

function complaint(command: Command, rest: string): string | undefined {
  const [argument] = command.args;
  if (!argument) return rest === '' ? undefined : `/${command.words.join(' ')} takes nothing after it.`;
  if (rest === '') return argument.required ? `/${command.words.join(' ')} needs ${argument.help}.` : undefined;
  if (argument.choices && !argument.choices.includes(rest.toLowerCase())) {
    return `“${rest.slice(0, 40)}” is not one of ${argument.choices.join(', ')}.`;
  }
  return undefined;
}

/** Commands that continue what is being typed after a slash. */
export function suggest(typed: string): readonly Command[] {
  const start = typed.trimStart().replace(/^\//, '').toLowerCase();
  return commands.filter(
    (command) => command.words.join(' ').startsWith(start) || start.startsWith(command.words.join(' ')),
  );
}
