/** So many wrong tokens from one address within the time that each of them counts, and no more is looked at. */
const mostWrong = 10;
const mostAddresses = 1_000;

/** Counts wrong tokens, each for `counts` milliseconds, so that nobody can try them one after the other. */
export function createTries(counts = 60_000) {
  const wrong = new Map<string, number>();

  return {
    /** Whether another token from there is looked at. */
    may: (address: string): boolean =>
      wrong.has(address) || wrong.size < mostAddresses ? (wrong.get(address) ?? 0) < mostWrong : false,
    wrong(address: string): void {
      wrong.set(address, (wrong.get(address) ?? 0) + 1);
      const forgotten = (): void => {
        const left = (wrong.get(address) ?? 1) - 1;
        if (left === 0) wrong.delete(address);
        else wrong.set(address, left);
      };
      setTimeout(forgotten, counts).unref();
    },
  };
}
