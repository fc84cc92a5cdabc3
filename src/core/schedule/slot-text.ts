import { dateOf, wallAt, wallText } from '../time/local-time.js';
import { normalPhrase, type Phrase } from './phrase.js';
import type { PhraseSlot } from './slots.js';

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `Wed 2026-11-25 09:30`, or `Wed 2026-11-25` of a day alone. */
export const dayAndTime = (local: string): string =>
  `${weekdays[new Date(`${dateOf(local)}T00:00:00Z`).getUTCDay()]} ${local.replace('T', ' ')}`;

/** The time alone when it is on the day of the opening. */
const closeText = (local: string, closes: Date, zone: string): string => {
  const at = wallText(wallAt(closes, zone));
  return dateOf(at) === dateOf(local) ? at.slice(11) : dayAndTime(at);
};

const shiftText = ({ key, shift, local }: PhraseSlot): string => {
  if (shift === 'fold') return ` (the clock shows ${local.slice(11)} twice)`;
  return shift === 'gap' ? ` (the clock skips ${key.endsWith('Z') ? 'the time' : key.slice(11)} on that day)` : '';
};

/** `Wed 2026-11-25 09:30 Europe/London, closes 17:30`, and what the clock does then. */
export const slotText = (slot: PhraseSlot): string => {
  const closes = slot.closes ? `, closes ${closeText(slot.local, slot.closes, slot.zone)}` : '';
  return `${dayAndTime(slot.local)} ${slot.zone}${closes}${shiftText(slot)}`;
};

/** The phrase as it was understood, and its next slots, one a line: what somebody sees who makes a schedule. */
export const slotsText = (phrase: Phrase, slots: readonly PhraseSlot[]): string =>
  [normalPhrase(phrase), ...slots.map(slotText)].join('\n');
