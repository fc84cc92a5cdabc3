import type { ChaosReport } from './run-chaos.js';

const lines = (rows: readonly (readonly (string | number)[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => `${row[column]}`.length)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        typeof cell === 'number' ? `${cell}`.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
};

/** A run as text: what was wanted and what became of it, and where the program was killed. */
export function table({ accounts, kills, rounds, withdrawn, calls, faults, seconds }: ChaosReport): string {
  const all = [...kills.values()].reduce((sum, each) => sum + each, 0);
  return [
    `${all} kills, ${rounds} rounds (${withdrawn} more were withdrawn unseen), ${calls} calls of which ${faults} went wrong, in ${seconds} s`,
    ...lines([
      ['', 'wanted', 'lost', 'doubled', 'miscounted'],
      ...accounts.map(({ what, wanted, lost, doubled, miscounted }) => [what, wanted, lost, doubled, miscounted]),
    ]),
    '',
    ...lines([['killed at', 'times'], ...kills]),
  ].join('\n');
}
