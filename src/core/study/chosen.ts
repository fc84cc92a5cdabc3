import { type Message, refused } from '../chat/message.js';
import { rightCount } from '../quiz/card.js';
import type { Ballot, Snapshot } from '../quiz/round.js';

/** What was chosen as a ballot, or why it is none. */
export function chosen(snapshot: Snapshot, picks: readonly number[]): Ballot | Message {
  const wanted = rightCount(snapshot);
  const sorted = [...new Set(picks)].sort((a, b) => a - b);
  return sorted.every((pick) => snapshot.choices[pick] !== undefined) && sorted.length === wanted
    ? { picks: sorted }
    : refused(`Choose exactly ${wanted}, then send again.`);
}
