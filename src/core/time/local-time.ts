/** What a clock on the wall of a zone shows, as milliseconds: the instant at which a clock in UTC shows the same. */
export type Wall = number;

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Building a formatter costs a hundred times what using it does. A zone may be written in many ways. */
const mostFormatters = 1_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  if (formatters.size >= mostFormatters) formatters.clear();
  formatters.set(zone, formatter);
  return formatter;
};

/** What the clock of an IANA zone shows at an instant, to the second. */
export const wallAt = (instant: Date, zone: string): Wall => {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatterOf(zone).formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day: date = 1, hour: hours = 0, minute: minutes = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, date, hours, minutes, second);
};

const offsetAt = (instant: number, zone: string): number =>
  wallAt(new Date(instant), zone) - Math.floor(instant / 1_000) * 1_000;

/** The first instant in `(before, after]` that has the offset of `after`, to the second. */
const changeBetween = (before: number, after: number, zone: string): number => {
  const offset = offsetAt(after, zone);
  let [low, high] = [before, after];
  while (high - low > 1_000) {
    const middle = low + Math.floor((high - low) / 2_000) * 1_000;
    if (offsetAt(middle, zone) === offset) high = middle;
    else low = middle;
  }
  return high;
};

/**
 * The instant at which the clock of a zone shows a time. A time that the clock skips (`gap`) stands for the instant
 * of the skip; one that it shows twice (`fold`) for the first of the two.
 */
export const instantOf = (wall: Wall, zone: string): { instant: Date; shift: null | 'gap' | 'fold' } => {
  const offsets = [offsetAt(wall - day, zone), offsetAt(wall + day, zone)];
  const instants = [...new Set(offsets.map((offset) => wall - offset))]
    .filter((instant) => wallAt(new Date(instant), zone) === wall)
    .sort((a, b) => a - b);
  const [first] = instants;
  if (first !== undefined) return { instant: new Date(first), shift: instants.length > 1 ? 'fold' : null };
  const [before, after] = [wall - Math.max(...offsets), wall - Math.min(...offsets)];
  return { instant: new Date(changeBetween(before, after, zone)), shift: 'gap' };
};

/** `2026-11-25T09:30`, with seconds where there are any. */
export const wallText = (wall: Wall): string => new Date(wall).toISOString().replace(/(?::00)?\.000Z$/, '');

/** `2026-11-25`: the day of a local time as text. */
export const dateOf = (local: string): string => local.slice(0, 10);

/** 0 for a Monday to 6 for a Sunday. */
export const dayOfWeek = (wall: Wall): number => (new Date(wall).getUTCDay() + 6) % 7;

/** The midnight of `2026-11-25`; undefined when that is no day of the calendar. */
export const midnightOfDate = (text: string): Wall | undefined => {
  const wall = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(wall) && new Date(wall).toISOString().startsWith(text) ? wall : undefined;
};

export const midnightOf = (wall: Wall): Wall => Math.floor(wall / day) * day;
