import { parseArgs } from 'node:util';
import { editDistance } from '../core/language/edit-distance.js';
import { StudyhallError } from '../errors.js';
import type { CliCommand } from './table.js';

/** Letters that may be wrong in what was meant. */
const mostSlips = 2;

/** `: did you mean “lint”`, where something comes near. */
const meant = (written: string, known: readonly string[], shown: (name: string) => string): string => {
  const [nearest] = known
    .map((name) => ({ name, slips: editDistance(written, name, mostSlips) }))
    .filter(({ name, slips }) => slips <= mostSlips && slips < name.length - 1)
    .sort((a, b) => a.slips - b.slips);
  return nearest === undefined ? '' : `: did you mean “${shown(nearest.name)}”?`;
};

const wrong = (message: string): StudyhallError => new StudyhallError('usage', message, { exit: 2 });

const named = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** What to say of a command that is none. */
export const noCommand = (name: string, known: readonly string[]): StudyhallError => {
  const guess = meant(name, known, (each) => each);
  return wrong(`no command “${named(name)}”${guess || '.'} “studyhall --help” lists them all`);
};

export const usage = (name: string, command: CliCommand): string => `studyhall ${name} ${command.usage}`.trim();

/** What Node says of options that it can't read, in our words. */
const explained = (name: string, command: CliCommand, { message }: Error): string => {
  const help = `“studyhall ${name} --help” lists the options`;
  const [, option = ''] = /^Unknown option '([^']+)'/u.exec(message) ?? [];
  if (option !== '') {
    const known = ['help', ...Object.keys(command.options)];
    const guess = meant(option.replace(/^-+/u, ''), known, (each) => `--${each}`);
    return `${name} has no option ${named(option)}${guess || '.'} ${help}`;
  }
  const [, flag = 'an option'] = /(--[\w-]+)/u.exec(message) ?? [];
  return /does not take an argument/u.test(message)
    ? `${flag} takes no value. ${help}`
    : `${flag} needs a value. ${help}`;
};

/** Reads the options and words behind a command. Throws a StudyhallError that says what is wrong with them. */
export function readCommand(name: string, command: CliCommand, args: string[]) {
  const read = () => {
    try {
      return parseArgs({
        args,
        allowPositionals: true,
        options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      throw wrong(explained(name, command, error));
    }
  };
  const parsed = read();
  const [fewest, most] = command.positionals;
  if (parsed.values.help !== true && (parsed.positionals.length < fewest || parsed.positionals.length > most)) {
    const why = parsed.positionals.length < fewest ? 'something is missing' : 'too many words';
    throw wrong(`${why}\nusage: ${usage(name, command)}`);
  }
  return parsed;
}
