import type { Message } from '../../../core/chat/message.js';

interface Look {
  /** What was looked at in the message's place, the latest last. */
  readonly stack: Message[];
  readonly pressed: Set<string>;
  /** What is told below it. */
  below?: Message;
}

/** What a reader has made of messages for themself alone. A reload shows them again as they are. */
export function createLooks() {
  const looks = new Map<string, Look>();
  const of = (id: string): Look => {
    const look = looks.get(id) ?? { stack: [], pressed: new Set() };
    looks.set(id, look);
    return look;
  };

  return {
    of: (id: string): Readonly<Look> | undefined => looks.get(id),
    instead(id: string, message: Message): void {
      const look = of(id);
      look.stack.push(message);
      delete look.below;
    },
    below(id: string, button: string, message: Message): void {
      const look = of(id);
      look.pressed.add(button);
      look.below = message;
    },
    back(id: string): void {
      const look = of(id);
      look.stack.pop();
      delete look.below;
    },
    /** Of a message that has changed: what was looked at in its place is of the one before. */
    forget: (id: string): unknown => looks.delete(id),
    clear: (): void => looks.clear(),
  };
}
