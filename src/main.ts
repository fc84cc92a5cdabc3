#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { noCommand, readCommand, usage } from './cli/read-command.js';
import { type CliCommand, cliCommands } from './cli/table.js';
import { StudyhallError } from './errors.js';
import { printable } from './printable.js';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

const io = {
  out: (text: string): void => void process.stdout.write(`${printable(text)}\n`),
  err: (text: string): void => void process.stderr.write(`${printable(text)}\n`),
};

function help(): string {
  const rows = Object.entries(cliCommands).flatMap(([name, command]) => [
    `  ${usage(name, command)}`,
    `      ${command.help}`,
  ]);
  return [
    'Studyhall answers questions from a folder of Markdown notes and turns the same notes into a daily quiz.',
    '',
    ...rows,
    '',
    'Without a command it starts; --version (-v) says which version this is. Settings are environment variables: docs/operate.md lists them.',
  ].join('\n');
}

function commandHelp(name: string, command: CliCommand): string {
  const options = Object.entries(command.options).map(([flag, option]) => `  --${flag}  ${option.help}`);
  return [usage(name, command), '', command.help, ...(options.length > 0 ? ['', ...options] : [])].join('\n');
}

function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

async function main(argv: readonly string[]): Promise<number> {
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new StudyhallError('node', `Node ${process.versions.node} is too old: install Node 24, or 20.19 at least`);
  }
  const [first] = argv;
  if (first === '--help' || first === '-h' || first === 'help') {
    io.out(help());
    return 0;
  }
  if (first === '--version' || first === '-v') {
    io.out(version());
    return 0;
  }
  const named = first !== undefined && !first.startsWith('-');
  const name = named ? first : 'start';
  const command = Object.hasOwn(cliCommands, name) ? cliCommands[name] : undefined;
  if (!command) throw noCommand(name, Object.keys(cliCommands));
  const { values, positionals } = readCommand(name, command, argv.slice(named ? 1 : 0));
  if (values.help === true) {
    io.out(commandHelp(name, command));
    return 0;
  }
  return command.run({ values, positionals, env: process.env, io });
}

// A reader that went away, such as `| head`, is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StudyhallError)) throw error;
  io.err(`studyhall: ${error.message}`);
  process.exitCode = error.exit;
}
