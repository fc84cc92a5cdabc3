interface State {
  readonly low: number;
  readonly high: number;
}

const begun: State = { low: 0x811c9dc5, high: 0x1b873593 };

const after = (text: string, state: State): State => {
  let { low, high } = state;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
    high ^= low >>> 13;
  }
  return { low, high };
};

const named = ({ low, high }: State): string => {
  const number = (high >>> 12) * 2 ** 32 + ((low ^ (high >>> 7)) >>> 0);
  return number.toString(36).padStart(11, '0');
};

/** A short, stable name for a text: 52 bits in 11 letters and digits. No secret hangs on it. */
export const shortHash = (text: string): string => named(after(text, begun));

/** The same for many texts that begin alike, each without that beginning. */
export const shortHashAfter = (beginning: string): ((text: string) => string) => {
  const state = after(beginning, begun);
  return (text) => named(after(text, state));
};
