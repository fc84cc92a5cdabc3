import type { Message } from '../../src/core/chat/message.js';

export const withButton = (text: string, id: string, label: string): Message => ({
  summary: text,
  tone: 'plain',
  blocks: [
    { kind: 'text', spans: [text] },
    { kind: 'buttons', buttons: [{ id, label }] },
  ],
});
