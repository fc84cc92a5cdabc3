import { type PhraseSlot, parsePhrase, slotsFrom } from '../core/schedule/schedule-phrase.js';
import { slotsText } from '../core/schedule/slot-text.js';
import { midnightOfDate } from '../core/time/local-time.js';
import type { Io } from './io.js';

export interface SlotsOptions {
  readonly phrase: string;
  /** Used when the phrase names no zone. */
  readonly zone?: string;
  /** An ISO instant or date, inclusive; `now` when absent. */
  readonly from?: string;
  /** 1 to 1000; 3 when absent. */
  readonly count?: string;
  readonly json?: boolean;
}

const usualCount = 3;
const mostSlots = 1_000;

const slotRow = ({ opens, closes, local, zone, shift }: PhraseSlot) => ({
  opens: opens.toISOString(),
  closes: closes?.toISOString() ?? null,
  local,
  zone,
  shift,
});

/** An instant of the years that calendars are made for; a date alone is its midnight in UTC. */
const instantFrom = (text: string): Date | undefined => {
  const iso = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/.test(text);
  const instant = new Date(iso && midnightOfDate(text.slice(0, 10)) !== undefined ? text : Number.NaN);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
};

/** Prints the next slots of a schedule phrase; 2 when the phrase or an option is not understood. */
export const runSlots = (options: SlotsOptions, io: Io, now: Date): number => {
  const refuse = (message: string): number => {
    io.err(message);
    return 2;
  };
  const from = options.from === undefined ? now : instantFrom(options.from);
  if (!from) return refuse(`--from "${options.from}" isn't a time, try --from 2026-11-25T09:30:00Z`);
  const count = options.count === undefined ? usualCount : Number(options.count);
  if (!Number.isInteger(count) || count < 1 || count > mostSlots)
    return refuse(`--count "${options.count}" isn't a number from 1 to ${mostSlots}`);
  const parsed = parsePhrase(options.phrase, { zone: options.zone });
  if (!parsed.ok) return refuse(parsed.problem.message);
  const slots = slotsFrom(parsed.phrase, from, count);
  io.out(options.json ? JSON.stringify(slots.map(slotRow), null, 2) : slotsText(parsed.phrase, slots, now));
  return 0;
};
