import type { Command } from '../chat/command.js';
import type { Message } from '../chat/message.js';
import { privately } from '../chat/reply.js';
import type { Feature } from './feature.js';
import type { Parsed } from './parse.js';
import { commands, usageOf } from './words.js';

const rows = (list: readonly Command[]) =>
  list.map((command) => ({
    depth: 0,
    spans: [
      { text: usageOf(command), code: true },
      ` – ${command.help}${command.who === 'managers' ? ' (managers)' : ''}`,
    ],
  }));

/** Every command with its one line, and how to ask. */
function helpMessage(): Message {
  return {
    summary: 'What I can do',
    tone: 'plain',
    blocks: [
      {
        kind: 'text',
        spans: [
          'Ask me anything about the notes: mention me, or DM me. Every command also works after ',
          { text: '/studyhall', code: true },
          '.',
        ],
      },
      { kind: 'list', ordered: false, items: rows(commands) },
    ],
  };
}

/** A command that could not be read: what is wrong, and how the likely ones are written. */
export function unclearMessage(parsed: Extract<Parsed, { kind: 'unclear' }>): Message {
  return {
    summary: parsed.why,
    tone: 'refused',
    blocks: [
      { kind: 'text', spans: [parsed.why] },
      { kind: 'list', ordered: false, items: rows(parsed.near) },
    ],
  };
}

export const help: Feature<'studyhall help'> = {
  commands: { 'studyhall help': async () => privately(helpMessage()) },
  actions: {},
};
