/**
 * How many letters were left out, added, mistaken, or swapped with their neighbour between two words; a number above
 * `most` stands for "too many".
 */
export const typoDistance = (written: string, meant: string, most: number): number => {
  const a = [...written];
  const b = [...meant];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  // Three rows of the usual table are enough: a swap looks back two.
  let older: number[] = [];
  let above = b.map((_, index) => index);
  above.push(b.length);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (same ? 0 : 1),
        i > 1 && j > 1 && swapped ? (older[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    older = above;
    above = row;
  }
  return above[b.length] ?? 0;
};
