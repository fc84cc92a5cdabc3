/** A short, stable name for a text: 52 bits in 11 letters and digits. No secret hangs on it. */
export const shortHash = (text: string): string => {
  let low = 0x811c9dc5;
  let high = 0x1b873593;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
    high ^= low >>> 13;
  }
  const number = (high >>> 12) * 2 ** 32 + ((low ^ (high >>> 7)) >>> 0);
  return number.toString(36).padStart(11, '0');
};
