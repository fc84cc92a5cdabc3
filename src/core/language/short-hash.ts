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

const digits = '0123456789abcdefghijklmnopqrstuvwxyz';
/** Two digits at once. */
const pairs = Array.from({ length: 36 * 36 }, (_, i) => `${digits[Math.floor(i / 36)]}${digits[i % 36]}`);

/** 52 bits in base 36, which `toString` takes its time for: hundreds of thousands of passages are named at start-up. */
const named = ({ low, high }: State): string => {
  let rest = (high >>> 12) * 2 ** 32 + ((low ^ (high >>> 7)) >>> 0);
  let name = '';
  for (let i = 0; i < 5; i += 1) {
    const left = Math.floor(rest / 1_296);
    name = (pairs[rest - 1_296 * left] ?? '') + name;
    rest = left;
  }
  return (digits[rest] ?? '') + name;
};

/** A short, stable name for a text: 52 bits in 11 letters and digits. No secret hangs on it. */
export const shortHash = (text: string): string => named(after(text, begun));

/** The same for many texts that begin alike, each without that beginning. */
export const shortHashAfter = (beginning: string): ((text: string) => string) => {
  const state = after(beginning, begun);
  return (text) => named(after(text, state));
};
