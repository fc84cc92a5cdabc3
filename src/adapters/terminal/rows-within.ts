import { columnsOf, padTo, wrap } from './columns.js';

const gap = '  ';
/** Narrower columns are unreadable: then the lines are rather too long. */
const narrowest = 4;

/** The columns of a table that has so much room: those that need less than their share leave the rest to the others. */
const sharesOf = (natural: readonly number[], room: number): number[] => {
  const shares = natural.map(() => 0);
  let left = room;
  const order = natural.map((width, i) => ({ width, i })).sort((a, b) => a.width - b.width);
  for (const [done, { width, i }] of order.entries()) {
    const share = Math.min(width, Math.max(narrowest, Math.floor(left / (natural.length - done))));
    shares[i] = share;
    left -= share;
  }
  return shares;
};

/** Rows as lines whose columns stand below one another within so many columns; long cells go on in further lines. */
export const rowsWithin = (rows: readonly (readonly string[])[], columns: number): string[] => {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const natural = Array.from({ length: count }, (_, i) => Math.max(0, ...rows.map((row) => columnsOf(row[i] ?? ''))));
  const shares = sharesOf(natural, columns - gap.length * (count - 1));
  return rows.flatMap((row) => {
    const cells = shares.map((share, i) => wrap(row[i] ?? '', share));
    const height = Math.max(1, ...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, at) =>
      cells
        .map((cell, i) => padTo(cell[at] ?? '', shares[i] ?? 0))
        .join(gap)
        .trimEnd(),
    );
  });
};
