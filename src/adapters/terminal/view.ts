import type { Message } from '../../core/chat/message.js';
import { plainText } from '../../core/chat/plain-text.js';

/** How a message is printed; `aside` says who sees it, where not everybody does. */
export type View = (message: Message, zone: string, aside?: string) => string;

/** For scripts: always the same. */
export const plainView: View = (message, zone, aside) =>
  `Studyhall${aside === undefined ? '' : ` (${aside})`}:\n${plainText(message, { numbered: 1, zone }).replace(/^(?=.)/gm, '  ')}\n`;
