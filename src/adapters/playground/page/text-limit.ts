/** What one message or one field may hold at most, in bytes of UTF-8: pages of notes belong into the notes. */
export const mostText = 4 * 1024;

/** Rounded up, and the finer the nearer it is to the limit. */
function kilobytes(bytes: number): string {
  const steps = bytes < 10 * 1024 ? 10 : 1;
  return (Math.ceil((steps * bytes) / 1024) / steps).toLocaleString('en');
}

/** What to tell somebody whose text of so many bytes is too long; undefined when it isn't. */
export function tooLong(bytes: number): string | undefined {
  if (bytes <= mostText) return undefined;
  return `That’s too long: ${kilobytes(bytes)} kB, and the limit is ${kilobytes(mostText)} kB. Shorten it and send it again.`;
}

/** How many bytes a text has on its way. */
export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
