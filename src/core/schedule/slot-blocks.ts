import { type Block, listOf } from '../chat/message.js';
import { wallAt } from '../time/local-time.js';
import { closesOf, type DaysOff, type Phrase, type PhraseSlot, slotsFrom } from './schedule-phrase.js';
import { openingText, slotText } from './slot-text.js';
import { shownNext } from './timetable.js';

/** The coming slots in the room's zone, and in the reader's where that shows something else. */
export const slotList = (slots: readonly PhraseSlot[], now: Date, reader: string | undefined): Block =>
  listOf(
    slots.map((slot) => {
      const same = reader !== undefined && wallAt(slot.opens, reader) === wallAt(slot.opens, slot.zone);
      const text = slotText(slot, now);
      return same ? [text] : [text, ' · for you ', { time: slot.opens, show: 'day-time' }];
    }),
  );

/** The next slots of a phrase, with the time at which each closes even where the phrase leaves that to the default. */
export const comingSlots = (phrase: Phrase, from: Date, daysOff: DaysOff): PhraseSlot[] =>
  slotsFrom(phrase, from, shownNext, daysOff).map((slot) => ({ ...slot, closes: closesOf(phrase, slot, daysOff) }));

export const passedNote = (slot: PhraseSlot, now: Date, tooLate: boolean): Block => ({
  kind: 'note',
  spans: [
    `${openingText(slot, now)} has already passed there, so ${tooLate ? 'that question is skipped' : 'the question comes now'}.`,
  ],
});
