import type { Button, Message, Spans } from '../chat/message.js';
import { ballotText, chooseHint, keyText, rightCount } from '../quiz/card.js';
import { grade } from '../quiz/grade.js';
import { proofBlocks } from '../quiz/proof.js';
import type { Ballot, Snapshot } from '../quiz/round.js';

/** How a question for one person alone comes back. */
export interface Asked {
  /** The id of its choices. */
  readonly choose: string;
  /** The id of the button that opens the form of a typed answer. */
  readonly type: string;
  /** The small print below the prompt. */
  readonly note: string;
  readonly more?: readonly Button[];
}

/** A question for one person alone. */
export function practiceMessage(snapshot: Snapshot, { choose, type, note, more = [] }: Asked): Message {
  const wanted = rightCount(snapshot);
  const options = snapshot.choices.map((choice) => choice.text);
  const typing: Button[] =
    snapshot.kind === 'typed' ? [{ id: type, label: 'Type your answer', primary: true }, ...more] : [...more];
  return {
    summary: `Practice: ${snapshot.prompt}`,
    tone: 'plain',
    blocks: [
      { kind: 'heading', spans: [snapshot.prompt] },
      { kind: 'note', spans: [note] },
      ...chooseHint(snapshot),
      ...(snapshot.kind === 'typed'
        ? []
        : [{ kind: 'choose' as const, id: choose, min: wanted, max: wanted, options }]),
      ...(typing.length === 0 ? [] : [{ kind: 'buttons' as const, buttons: typing }]),
    ],
  };
}

export const openNow =
  'That question is open in this channel right now. Answer it there first; you can practise it afterwards.';

export const withNote = (message: Message, note: string): Message => ({
  ...message,
  blocks: [...message.blocks, { kind: 'note', spans: [note] }],
});

/** Right or wrong, what speaks for and against each choice, and the passage that proves it. */
export function verdictMessage(snapshot: Snapshot, ballot: Ballot, base: string | undefined): Message {
  const key = keyText(snapshot);
  const right = grade(snapshot, ballot);
  const verdict: Spans = right
    ? [{ text: `Right: ${key}.`, bold: true }]
    : [
        { text: 'Not quite.', bold: true },
        ` You answered ${ballotText(snapshot, ballot)}. The answer: `,
        { text: key, bold: true },
        '.',
      ];
  return {
    summary: `${right ? 'Right' : 'Not quite'}. The answer: ${key}`,
    tone: 'closed',
    blocks: [{ kind: 'text', spans: verdict }, ...proofBlocks(snapshot, base)],
  };
}
