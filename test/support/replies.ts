import type { Message } from '../../src/core/chat/message.js';
import { type Pressable, pressables } from '../../src/core/chat/plain-text.js';
import type { Reply } from '../../src/core/chat/reply.js';

/** What a reply shows, whoever sees it; undefined when it is no message. */
export const shownBy = (reply: Reply): Message | undefined =>
  reply.kind === 'say' ? (reply.public ?? reply.private ?? reply.replace) : undefined;

export function messageOf(reply: Reply): Message {
  const message = shownBy(reply);
  if (!message) throw new Error(`no message but ${reply.kind}`);
  return message;
}

export const pressablesOf = (reply: Reply): readonly Pressable[] => {
  const message = shownBy(reply);
  return message ? pressables(message) : [];
};

/** The id of what a reply offers under that label, or one like it. */
export function buttonOf(reply: Reply, label: string | RegExp): string {
  const offered = pressablesOf(reply);
  const found = offered.find((each) => (typeof label === 'string' ? each.label === label : label.test(each.label)));
  if (!found) throw new Error(`no ${label} among ${offered.map((each) => each.label).join(', ')}`);
  return found.id;
}
