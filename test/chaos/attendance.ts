export interface Span {
  readonly from: number;
  readonly to: number;
}

type OpenSpan = { from: number; to?: number };

/** How long before its end somebody has to be there for a slot. */
const margin = 3_000;

/** Keeps a record of who was there when, so that a slot counts only when somebody could have kept it. */
export function watchAttendance(of: {
  /** Whether somebody is connected to Discord: one replica at a time is. */
  served(): boolean;
  /** When each replica was up. */
  up(): readonly (readonly { readonly from: number; readonly to?: number }[])[];
  /** When the store was away. */
  readonly aways: readonly Span[];
}) {
  const served: OpenSpan[] = [];
  const looking = setInterval(() => {
    const last = served.at(-1);
    const on = of.served();
    if (on && (last === undefined || last.to !== undefined)) served.push({ from: Date.now() });
    if (!on && last) last.to ??= Date.now();
  }, 50);

  return {
    stop: () => clearInterval(looking),
    /** Whether somebody who serves that platform was there long enough between a slot and its question's end. */
    at(platform: string, slot: number, closes: number): boolean {
      const end = closes - margin;
      const spans = platform === 'discord' ? [served] : of.up();
      const there = spans.some((each) =>
        each.some(({ from, to = Date.now() }) => Math.min(to, end) - Math.max(from, slot) >= margin),
      );
      return there && !of.aways.some(({ from, to }) => from < end && to > slot);
    },
  };
}

/** The slots of a room between two instants: one every so many seconds, the first of a minute at `second`. */
export function slotsBetween(from: number, to: number, every: number, second: number): number[] {
  const first = Math.floor(from / 60_000) * 60_000 + second * 1_000;
  const all: number[] = [];
  for (let at = first; at < to; at += every * 1_000) if (at > from) all.push(at);
  return all;
}
