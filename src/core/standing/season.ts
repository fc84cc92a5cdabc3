import type { BoardRange } from '../chat/home.js';
import { day, dayOfWeek, instantOf, midnightOf, midnightOfDate, type Wall, wallAt } from '../time/local-time.js';

/** Instants from `from` up to but not including `to`; open at the side that is absent. */
export interface Range {
  readonly from?: Date;
  readonly to?: Date;
}

const startOf = (midnight: Wall, zone: string): Date => instantOf(midnight, zone).instant;

/** The week (from Monday) or month of an instant, as the calendar of a zone has it; `all` is without end. */
export const rangeOf = (range: BoardRange, now: Date, zone: string): Range => {
  if (range === 'all') return {};
  const today = midnightOf(wallAt(now, zone));
  if (range === 'week') {
    const monday = today - dayOfWeek(today) * day;
    return { from: startOf(monday, zone), to: startOf(monday + 7 * day, zone) };
  }
  const date = new Date(today);
  const monthAt = (offset: number): Wall => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + offset, 1);
  return { from: startOf(monthAt(0), zone), to: startOf(monthAt(1), zone) };
};

export type ParsedRange =
  | { readonly ok: true; readonly from: Date; readonly to: Date }
  | { readonly ok: false; readonly message: string };

/** Reads `2026-11-01..2026-11-30` or `from 2026-11-01 to 2026-11-30`: whole days of the zone, the last one included. */
export const parseRange = (text: string, zone: string): ParsedRange => {
  const hint = 'try "2026-11-01..2026-11-30"';
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  const [, first, last] = /^(?:from )?(\d{4}-\d\d-\d\d)(?:\.\.| to )(\d{4}-\d\d-\d\d)$/i.exec(text.trim()) ?? [];
  if (first === undefined || last === undefined)
    return { ok: false, message: `"${shown}" isn't a range of days, ${hint}` };
  const [from, to] = [midnightOfDate(first), midnightOfDate(last)];
  if (from === undefined || to === undefined)
    return { ok: false, message: `there is no day "${from === undefined ? first : last}", ${hint}` };
  if (to < from) return { ok: false, message: `"${shown}" ends before it begins, ${hint}` };
  return { ok: true, from: startOf(from, zone), to: startOf(to + day, zone) };
};
