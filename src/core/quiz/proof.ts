import type { Block } from '../chat/message.js';
import { sourceLink } from '../knowledge/source-link.js';
import type { Snapshot } from './round.js';

/** Why each wrong choice is wrong, as far as the author says it. */
export const reasonsList = ({ choices }: Snapshot): Block[] => {
  const wrong = choices.filter((choice) => !choice.right && choice.why !== '');
  const items = wrong.map(({ text, why }) => ({ depth: 0, spans: [{ text, bold: true }, `: ${why}`] }));
  return items.length === 0 ? [] : [{ kind: 'list', ordered: false, items }];
};

/** What speaks for the key and against the other choices, and the passage that proves it. */
export const proofBlocks = (snapshot: Snapshot, base: string | undefined): Block[] => [
  { kind: 'text', spans: [{ text: 'Why: ', bold: true }, snapshot.explanation] },
  ...reasonsList(snapshot),
  { kind: 'quote', blocks: [{ kind: 'text', spans: [snapshot.source.text] }] },
  { kind: 'note', spans: [sourceLink(snapshot.source, base)] },
];
