import type { Span } from '../../../core/chat/message.js';

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayTime = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const minute = 60;
const hour = 60 * minute;

/** How far the server's clock is ahead of this browser's, in milliseconds. */
let ahead = 0;
export const setClock = (now: Date): void => {
  ahead = now.getTime() - Date.now();
};
export const clock = (): Date => new Date(Date.now() + ahead);

const daysBetween = (from: Date, to: Date): number => {
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
};

/** `10:02`, with the day when it is not today's. */
export const shortTime = (at: Date): string => (daysBetween(at, clock()) === 0 ? time : dayTime).format(at);

/** `1:42`, `3 h 5 min`, `2 days`; `short` gives whole hours where it is more than one. */
export function countdown(to: Date, short = false): string {
  const left = Math.max(0, Math.ceil((to.getTime() - clock().getTime()) / 1000));
  if (left < hour) return `${Math.floor(left / minute)}:${`${left % minute}`.padStart(2, '0')}`;
  if (left < 48 * hour) {
    const hours = `${Math.floor(left / hour)} h`;
    return short ? hours : `${hours} ${Math.floor((left % hour) / minute)} min`;
  }
  return `${Math.floor(left / (24 * hour))} days`;
}

/** `Tomorrow, 09:30` */
export function upcoming(at: Date): string {
  const days = daysBetween(clock(), at);
  if (days > 1) return dayTime.format(at);
  return `${days === 1 ? 'Tomorrow' : 'Today'}, ${time.format(at)}`;
}

export function timeWords({ time: at, show }: Extract<Span, { time: Date }>): string {
  if (show === 'day') return day.format(at);
  if (show === 'time') return time.format(at);
  if (show === 'day-time') return dayTime.format(at);
  const left = at.getTime() - clock().getTime();
  return left < 0 ? dayTime.format(at) : `in ${countdown(at)}`;
}

/** One or two letters that stand for a name. */
export const initials = (name: string): string =>
  name
    .split(' ')
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
