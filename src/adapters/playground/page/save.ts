import { el } from './dom.js';
import type { Ack } from './wire.js';

/** Has the browser save a file that was made for this person. */
export function save({ name, text }: NonNullable<Ack['file']>): void {
  const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  el('a', { href, download: name }).click();
  // Not before the browser has begun to read it.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
