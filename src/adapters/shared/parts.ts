import type { Message } from '../../core/chat/message.js';
import type { Reply } from '../../core/chat/reply.js';

/** One message of a reply. `place`: instead of the message that was pressed; `one`: for the person alone. */
export interface Part {
  readonly to: 'place' | 'one' | 'all';
  readonly message: Message;
  /** What it is the receipt of: see `Reply`. */
  readonly receipt?: string;
}

/** What others see too is never replaced: that is said to the person alone. */
export const partsOf = (reply: Extract<Reply, { kind: 'say' }>, mayReplace: boolean): readonly Part[] => [
  ...(reply.replace ? [{ to: mayReplace ? ('place' as const) : ('one' as const), message: reply.replace }] : []),
  ...(reply.private
    ? [
        {
          to: 'one' as const,
          message: reply.private,
          ...(reply.receipt === undefined ? {} : { receipt: reply.receipt }),
        },
      ]
    : []),
  ...(reply.public ? [{ to: 'all' as const, message: reply.public }] : []),
];
