import type { Block } from '../chat/message.js';
import { foldText } from '../knowledge/prove-source.js';
import { sourceLink } from '../knowledge/source-link.js';
import type { Snapshot } from './round.js';

const listed = new Intl.ListFormat('en-GB');

/** Why each wrong choice is wrong, as far as the author says it; several for the same reason are told together. */
export const reasonsList = ({ choices }: Snapshot): Block[] => {
  const wrong = choices.filter((choice) => !choice.right && choice.why !== '');
  const reasons = [...new Set(wrong.map(({ why }) => why))];
  const items = reasons.map((reason) => {
    const text = listed.format(wrong.flatMap(({ text, why }) => (why === reason ? [text] : [])));
    return { depth: 0, spans: [{ text, bold: true }, `: ${reason}`] };
  });
  return items.length === 0 ? [] : [{ kind: 'list', ordered: false, items }];
};

/** Why the key is right, where the passage below does not say it in the same words. */
export const whyBlocks = ({ explanation, source }: Snapshot): Block[] => {
  const words = foldText(explanation).replace(/[.!?]$/, '');
  if (foldText(source.text).includes(words)) return [];
  return [{ kind: 'text', spans: [{ text: 'Why: ', bold: true }, explanation] }];
};

/** What speaks for the key and against the other choices, and the passage that proves it. */
export const proofBlocks = (snapshot: Snapshot, base: string | undefined): Block[] => [
  ...whyBlocks(snapshot),
  ...reasonsList(snapshot),
  { kind: 'quote', blocks: [{ kind: 'text', spans: [snapshot.source.text] }] },
  { kind: 'note', spans: [sourceLink(snapshot.source, base)] },
];
