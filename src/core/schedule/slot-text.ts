import { clockText, dayTimeText } from '../time/day-text.js';
import { midnightOf, type Wall, wallAt } from '../time/local-time.js';
import { normalPhrase, type Phrase } from './phrase.js';
import type { PhraseSlot } from './slots.js';

/** What the clock of its zone shows when a slot opens. */
const wallOf = ({ local }: PhraseSlot): Wall => Date.parse(`${local}Z`);

/** `Wed 25 Nov, 09:30`: when a slot opens, on the clock of its zone. */
export const openingText = (slot: PhraseSlot, now: Date): string => dayTimeText(wallOf(slot), wallAt(now, slot.zone));

/** The time alone when it is on the day of the opening. */
const closeText = (slot: PhraseSlot, closes: Date, now: Date): string => {
  const at = wallAt(closes, slot.zone);
  return midnightOf(at) === midnightOf(wallOf(slot)) ? clockText(at) : dayTimeText(at, wallAt(now, slot.zone));
};

const shiftText = ({ key, shift, local }: PhraseSlot): string => {
  if (shift === 'fold') return ` (the clock shows ${local.slice(11)} twice)`;
  return shift === 'gap' ? ` (the clock skips ${key.endsWith('Z') ? 'the time' : key.slice(11)} on that day)` : '';
};

/** `Wed 25 Nov, 09:30 Europe/London, closes 17:30`, and what the clock does then. */
export const slotText = (slot: PhraseSlot, now: Date): string => {
  const closes = slot.closes ? `, closes ${closeText(slot, slot.closes, now)}` : '';
  return `${openingText(slot, now)} ${slot.zone}${closes}${shiftText(slot)}`;
};

/** The phrase as it was understood, and its next slots, one a line: what somebody sees who makes a schedule. */
export const slotsText = (phrase: Phrase, slots: readonly PhraseSlot[], now: Date): string =>
  [normalPhrase(phrase), ...slots.map((slot) => slotText(slot, now))].join('\n');
