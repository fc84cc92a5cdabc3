import type { Command } from '../chat/command.js';
import type { Said } from '../chat/incoming.js';
import { editDistance } from '../language/edit-distance.js';
import { nearest } from '../language/nearest.js';
import { spoken } from './spoken.js';
import { commands, nameOf } from './words.js';

const table: readonly Command[] = commands;
const helpRow: Command = table.find((command) => nameOf(command) === 'studyhall help') ?? commands[0];

const rowOf = (name: string): Command | undefined => table.find((command) => nameOf(command) === name);
const isThere = (name: string): boolean => rowOf(name) !== undefined;

export type Parsed =
  | { readonly kind: 'command'; readonly command: Command; readonly rest: string }
  | { readonly kind: 'query'; readonly text: string }
  /** A command that is not there or lacks something: `near` are the rows that were probably meant. */
  | { readonly kind: 'unclear'; readonly why: string; readonly near: readonly Command[] };

/**
 * Reads what somebody said. After a slash everything is a command; in a mention or a direct message the slash and the
 * word `studyhall` may be left out, and what is no command is a query.
 */
export function parse(said: Said): Parsed {
  const trimmed = said.text.trim().replace(british, '$1practice');
  const strict = said.via === 'command' || trimmed.startsWith('/');
  const tokens = trimmed.replace(/^\/\s*/, '').split(/\s+/, 4);
  const words = tokens[0]?.toLowerCase() === 'studyhall' ? tokens.slice(1) : tokens;
  if (words.join('') === '') return { kind: 'command', command: helpRow, rest: '' };
  const meant = spoken(trimmed.replace(/^\/?\s*(?:studyhall\s+)?/i, ''), said.via === 'direct', isThere);
  const row = meant && rowOf(meant.means);
  if (row && !strict) return { kind: 'command', command: row, rest: meant.rest };
  for (const command of table) {
    const rest = restAfter(trimmed, words, command);
    if (rest === undefined) continue;
    const why = complaint(command, rest);
    if (why === undefined) return { kind: 'command', command, rest };
    if (strict || command.argument) {
      return strict ? { kind: 'unclear', why, near: [command] } : { kind: 'query', text: trimmed };
    }
  }
  const first = (words[0] ?? 'studyhall').toLowerCase();
  const near = commands.filter((command) => command.words[0] === first);
  const typed = words.slice(0, 2).join(' ').slice(0, 40);
  const slips = mistyped(words, strict).filter((command) => strict || isTelling(command));
  const bare = near.length > 0 && words.length <= 1;
  const likely = slips.length > 0 || !strict || bare ? slips : row ? [row] : like(words);
  if (likely.length > 0)
    return { kind: 'unclear', why: `I don’t know the command “${typed}”. Did you mean:`, near: likely };
  if (!strict && !isBareWord(words)) return { kind: 'query', text: trimmed };
  return bare
    ? { kind: 'unclear', why: `Which /${first} command do you mean?`, near }
    : { kind: 'unclear', why: `I don’t know the command “${typed}”.`, near: near.length > 0 ? near : commands };
}

/** `quiz practise`, as half of those who write English spell it. */
const british = /^(\/?\s*(?:studyhall\s+)?quiz\s+)practise(?!\S)/i;

/** `quiz` alone: the beginning of commands, and nothing that notes would be asked in. */
const isBareWord = ([word = '', ...rest]: readonly string[]): boolean =>
  rest.length === 0 &&
  commands.some(({ words: [first, second] }) => second !== undefined && first === word.toLowerCase());

/** Said beside a mention, `maps` is a topic and no slip of `gaps`; `leaderbord` can't be anything else. */
const isTelling = (command: Command): boolean => command.words[0] !== 'studyhall' && command.words.join('').length >= 7;

const fewestLetters = 3;

/** A command's words as they are typed after `/studyhall`, or without it. */
const wordsOf = ({ words }: Command): readonly string[] => (words[0] === 'studyhall' ? words.slice(1) : words);

/** The commands whose every word is what was typed but for one slip: `quiz nwo`; with `more`, whatever follows. */
function mistyped(typed: readonly string[], more: boolean): readonly Command[] {
  return table.filter((command) => {
    const wanted = wordsOf(command);
    const fits = wanted.length === typed.length || (more && command.argument && wanted.length < typed.length);
    if (!fits || wanted.some((word) => word.length < fewestLetters)) return false;
    const slips = wanted.map((word, i) => editDistance(word, typed[i]?.toLowerCase() ?? '', 1));
    return slips.every((slip) => slip <= 1) && slips.some((slip) => slip > 0);
  });
}

const mostLike = 3;

/** The commands that look most like what was typed, as a whole or by their last word: `studyhall nwo`. */
function like(typed: readonly string[]): readonly Command[] {
  const [first = '', second = first] = typed;
  const whole = nearest(typed.slice(0, 2).join(' '), table.map(nameOf), mostLike);
  const names = new Set<string>(whole);
  const last = table.filter((command) => {
    const word = command.words.at(-1) ?? '';
    return word.length >= fewestLetters && editDistance(word, second.toLowerCase(), 1) <= 1;
  });
  return [...last, ...table.filter((command) => names.has(nameOf(command)) && !last.includes(command))].slice(
    0,
    mostLike,
  );
}

/** What follows a command's words, or undefined when the text does not start with them. */
function restAfter(trimmed: string, words: readonly string[], command: Command): string | undefined {
  const wanted = wordsOf(command);
  if (!wanted.every((word, i) => words[i]?.toLowerCase() === word)) return undefined;
  const pattern = new RegExp(`^/?\\s*(?:studyhall\\s+)?${wanted.join('\\s+')}(?:\\s+|$)`, 'i');
  return trimmed.replace(pattern, '').trim();
}

function complaint(command: Command, rest: string): string | undefined {
  const { argument } = command;
  if (!argument) return rest === '' ? undefined : `/${command.words.join(' ')} doesn’t take anything after it.`;
  if (rest === '') return argument.required ? `/${command.words.join(' ')} needs ${argument.help}.` : undefined;
  if (argument.choices && !argument.choices.includes(rest.toLowerCase())) {
    return `“${rest.slice(0, 40)}” isn’t one of ${argument.choices.join(', ')}.`;
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
