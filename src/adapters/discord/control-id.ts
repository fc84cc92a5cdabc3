import { createHash } from 'node:crypto';
import { limits } from './limits.js';

const choiceMark = 'c|';
const keyMark = '|#';

/**
 * What identifies a message for good in 22 characters: its nonce (25 at most), and the mark in its custom ids, by which
 * it is found when Discord has forgotten the nonce.
 */
export const nonceOf = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 22);

export type CustomId =
  | { readonly kind: 'button'; readonly id: string }
  /** `index` is set for a button; a select menu sends its values beside the id. */
  | { readonly kind: 'choice'; readonly id: string; readonly index?: number };

/** The custom id of a button; with the key of its message where that still fits. */
export function writeCustomId(id: CustomId, key?: string): string {
  const index = id.kind === 'choice' && id.index !== undefined ? `|${id.index}` : '';
  const plain = id.kind === 'choice' ? `${choiceMark}${id.id}${index}` : id.id;
  const marked = key === undefined ? plain : `${plain}${keyMark}${nonceOf(key)}`;
  return (marked.length <= limits.customId ? marked : plain).slice(0, limits.customId);
}

export function readCustomId(text: string): CustomId {
  const plain = text.replace(/\|#[\w-]{22}$/, '');
  if (!plain.startsWith(choiceMark)) return { kind: 'button', id: plain };
  const [, id = '', index] = /^c\|(.*?)(?:\|(\d+))?$/s.exec(plain) ?? [];
  return { kind: 'choice', id, ...(index === undefined ? {} : { index: Number(index) }) };
}

export const carriesKey = (customId: string, key: string): boolean => customId.endsWith(`${keyMark}${nonceOf(key)}`);
