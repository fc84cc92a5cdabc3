/** The clock and the chance of this machine, for an adapter that is given no others. */
export const machine = {
  /** Milliseconds since the epoch. */
  now: (): number => Date.now(),
  /** Uniform in [0, 1). */
  random: (): number => Math.random(),
};
