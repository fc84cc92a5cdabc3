import { keyText } from './card.js';
import type { Snapshot, Tally } from './round.js';
import { spellingOf } from './typed/same-answer.js';

type Row = Tally['typed'][number];

const mostShown = 10;
/** Rarer answers stand for themselves: to compare the spellings of thousands would keep everybody waiting. */
const mostCompared = 200;

/** What people typed as a closed card shows it: the accepted answer in its own words, and each other answer once. */
export function typedRows(snapshot: Snapshot, typed: readonly Row[]): Row[] {
  const byCount = (a: Row, b: Row) => b.count - a.count || (a.text < b.text ? -1 : 1);
  const rows = new Map<string, Row>();
  const other = typed.filter(({ right }) => !right).sort(byCount);
  const put = (spelling: string, row: Row): void => {
    const before = rows.get(spelling);
    rows.set(spelling, before === undefined ? row : { ...before, count: before.count + row.count });
  };
  const accepted = typed.reduce((sum, { count, right }) => sum + (right ? count : 0), 0);
  if (accepted > 0) put('right', { text: keyText(snapshot), count: accepted, right: true });
  for (const [i, row] of other.entries()) put(`wrong ${i < mostCompared ? spellingOf(row.text) : row.text}`, row);
  return [...rows.values()].sort(byCount).slice(0, mostShown);
}
