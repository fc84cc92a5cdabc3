import type { Incoming } from '../../../src/core/chat/incoming.js';
import { line, type Message } from '../../../src/core/chat/message.js';
import { privately, publicly, type Reply } from '../../../src/core/chat/reply.js';
import { scriptedBot } from '../../contracts/adapter.js';
import { withButton } from '../messages.js';

/** Answers everything: what was said to everybody, a command and a press to its person, with a button below. */
const reply = (incoming: Incoming): Reply => {
  if (incoming.kind === 'said' && incoming.via !== 'command') return publicly(line(`You said: ${incoming.text}`));
  if (incoming.kind === 'said') return privately(withButton('Found.', 'share:a1:0', 'Share'));
  if (incoming.kind === 'pressed' && incoming.id.startsWith('share:')) return publicly(line('Shared.'));
  return privately(line('Noted.'));
};

/** A bot that answers everything that comes, and keeps it. */
export const echo = (answer: (incoming: Incoming) => Reply | Promise<Reply> = reply) => scriptedBot(answer);

export const card = (options = ['Red wine', 'Green tea', 'Blue cheese'], max = 1): Message => ({
  summary: 'Which?',
  tone: 'open',
  blocks: [
    { kind: 'heading', spans: ['Which?'] },
    { kind: 'choose', id: 'vote:r1', min: max, max, options },
  ],
});
