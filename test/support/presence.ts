import type { Presence } from '../../src/core/ports/bot.js';

const nothing = async (): Promise<void> => undefined;

/** A bot to which it is all the same who has it. */
export const noPresence: Presence = { left: nothing, joined: nothing, present: nothing };
