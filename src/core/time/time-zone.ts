import { nearest } from '../language/nearest.js';

/** Short names mean several zones: BST is Dhaka's to `Intl` and London's to Londoners. They only lead to a hint. */
const meant: ReadonlyMap<string, string> = new Map([
  ['bst', 'Europe/London'],
  ['wet', 'Europe/Lisbon'],
  ['cet', 'Europe/Berlin'],
  ['cest', 'Europe/Berlin'],
  ['eet', 'Europe/Athens'],
  ['est', 'America/New_York'],
  ['edt', 'America/New_York'],
  ['cst', 'America/Chicago'],
  ['cdt', 'America/Chicago'],
  ['mst', 'America/Denver'],
  ['mdt', 'America/Denver'],
  ['pst', 'America/Los_Angeles'],
  ['pdt', 'America/Los_Angeles'],
  ['ist', 'Asia/Kolkata'],
  ['jst', 'Asia/Tokyo'],
  ['aest', 'Australia/Sydney'],
]);

const listed: ReadonlyMap<string, string> = new Map(
  Intl.supportedValuesOf('timeZone').map((zone) => [zone.toLowerCase(), zone]),
);

const isKnown = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** The IANA zone that was written, in any case: `Europe/London`, `UTC`; undefined for everything else. */
export const findZone = (written: string): string | undefined => {
  if (/^(?:utc|gmt)$/i.test(written)) return 'UTC';
  if (!/^[A-Za-z]+\/[\w+/-]+$/.test(written)) return undefined;
  const lower = written.toLowerCase();
  const zone = listed.get(lower);
  if (zone) return zone;
  // The list leaves out newer and older names of the same zone, such as Asia/Kolkata.
  if (!isKnown(written)) return undefined;
  return written === lower ? lower.replace(/(?<=^|[/_-])[a-z]/g, (letter) => letter.toUpperCase()) : written;
};

/** The zone that bears the name of a city, whose words are given; no two bear the same. */
export const zoneOfCity = (words: readonly string[]): string | undefined => {
  const city = `/${words.join('_').toLowerCase()}`;
  return [...listed.values()].find((zone) => zone.toLowerCase().endsWith(city));
};

/** The zones whose name, or whose city, begins so. */
export const zonesBeginning = (written: string): string[] => {
  const start = written.toLowerCase();
  return [...listed].flatMap(([lower, zone]) =>
    lower.startsWith(start) || lower.slice(lower.lastIndexOf('/') + 1).startsWith(start) ? zone : [],
  );
};

/** Up to three zones that may have been meant by a word, the nearest first; none when it looks like no zone. */
export const nearestZones = (written: string): string[] => {
  const lower = written.toLowerCase();
  const short = meant.get(lower);
  if (short) return [short];
  return written.includes('/') || /^\p{Lu}/u.test(written) ? nearest(written, [...listed.values()], 3) : [];
};
