/** A stretch of time: `from` inclusive, `to` exclusive; a missing end is open. */
export interface Span {
  readonly from?: Date;
  readonly to?: Date;
}

/** Whole UTC months (`2026-11`), the first and the last one included; a missing end is open. */
export interface Months {
  readonly first?: string;
  readonly last?: string;
}

const monthStart = (at: Date, further: number): Date =>
  new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + further, 1));

const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

/** Splits a stretch into its whole UTC months, if it has any, and the edges before and after them. */
export function splitRange({ from, to }: Span): { readonly months?: Months; readonly edges: readonly Span[] } {
  const start = from && (monthStart(from, 0) < from ? monthStart(from, 1) : from);
  const end = to && monthStart(to, 0);
  if (start && end && start >= end) return { edges: [{ from, to }] };
  const edges: Span[] = [];
  if (from && start && from < start) edges.push({ from, to: start });
  if (to && end && end < to) edges.push({ from: end, to });
  return { months: { first: start && monthOf(start), last: end && monthOf(new Date(end.getTime() - 1)) }, edges };
}
