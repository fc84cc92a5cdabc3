/** Zones whose clocks do everything that clocks do, and some that no longer do anything. */
export const zones = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/New_York',
  'America/Nuuk',
  'America/Santiago',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Kolkata',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Europe/London',
  'Pacific/Apia',
  'Pacific/Chatham',
] as const;

const minute = 60_000;
const day = 24 * 60 * minute;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clock of a zone shows at an instant, as `Intl` says: `2026-03-29 01:30`. */
export const shownAt = (zone: string, at: number): string => {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' });
  clocks.set(zone, clock);
  return clock.format(at);
};

/** One reading of a clock after the other. */
export interface Reading {
  readonly at: number;
  readonly shows: string;
}

/** Every reading from one instant to before another, `step` minutes apart. */
export const readings = (zone: string, from: number, to: number, step: number): Reading[] =>
  Array.from({ length: Math.ceil((to - from) / (step * minute)) }, (_, index) => {
    const at = from + index * step * minute;
    return { at, shows: shownAt(zone, at) };
  });

const offsetAt = (zone: string, at: number): number => Date.parse(`${shownAt(zone, at).replace(' ', 'T')}Z`) - at;

/** Every instant of these years at which the clock of a zone is moved. */
export const changesOf = (zone: string, firstYear: number, lastYear: number): number[] => {
  const changes: number[] = [];
  for (let at = Date.UTC(firstYear, 0, 1); at < Date.UTC(lastYear + 1, 0, 1); at += day) {
    let [low, high] = [at, at + day];
    if (offsetAt(zone, low) === offsetAt(zone, high)) continue;
    while (high - low > minute) {
      const middle = low + Math.floor((high - low) / 2 / minute) * minute;
      if (offsetAt(zone, middle) === offsetAt(zone, low)) low = middle;
      else high = middle;
    }
    changes.push(high);
  }
  return changes;
};
