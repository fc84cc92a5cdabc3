import { type Person, samePerson } from '../chat/address.js';
import type { BoardRow } from '../chat/home.js';
import type { Totals } from './store.js';

/** A right vote earns one point, whatever its difficulty and however fast it came: the quiz is not a race. */
const pointsOf = (totals: Pick<Totals, 'right'>): number => totals.right;

/** Consecutive slots answered up to the latest closed one, right or wrong: taking part is what counts. */
export function streakOf(history: string): number {
  const missed = history.indexOf('-');
  return missed < 0 ? history.length : missed;
}

/** A board as long as a town takes a tenth of the time of `localeCompare`. */
const byName = new Intl.Collator();

const rowOf = (each: Totals): Omit<BoardRow, 'place'> => ({
  person: each.person,
  name: each.name,
  points: pointsOf(each),
  right: each.right,
  answered: each.answered,
  offered: each.offered,
  streak: streakOf(each.history),
  ...(each.hidden ? { hidden: each.hidden } : {}),
});

/** One person's line of `standings`, without the others'; undefined when they have not answered in the range. */
export function standingOf(totals: readonly Totals[], viewer: Person): BoardRow | undefined {
  const own = totals.find(({ person, answered }) => answered > 0 && samePerson(person, viewer));
  if (!own) return undefined;
  const ahead = totals.filter((each) => each.answered > 0 && !each.hidden && pointsOf(each) > pointsOf(own));
  return { place: ahead.length + 1, ...rowOf(own) };
}

/**
 * The standings of everybody who answered in the range, best first. Equal points share a place and the next place is
 * left out (1, 2, 2, 4); within a place names decide the order, and ids where names are equal. Of the hidden ones only
 * the viewer is there, and takes nobody's place.
 */
export function standings(totals: readonly Totals[], viewer?: Person): BoardRow[] {
  const isViewer = ({ person }: Totals): boolean => viewer !== undefined && samePerson(person, viewer);
  const rows = totals
    .filter((each) => each.answered > 0 && (!each.hidden || isViewer(each)))
    .map(rowOf)
    .sort((a, b) => b.points - a.points || byName.compare(a.name, b.name) || (a.person.id < b.person.id ? -1 : 1));
  let [seen, place] = [0, 0];
  return rows.map((row, i) => {
    if (row.points !== rows[i - 1]?.points) place = seen + 1;
    if (!row.hidden) seen += 1;
    return { place, ...row };
  });
}
