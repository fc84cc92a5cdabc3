import type { Block, ListItem, Message, Spans } from '../chat/message.js';
import { type ActionFields, action } from '../commands/actions.js';
import { difficultyNames } from '../knowledge/question.js';
import { sourceLink } from '../knowledge/source-link.js';
import { ballotText, chooseHint, keyText, rightCount } from '../quiz/card.js';
import { grade } from '../quiz/grade.js';
import type { Ballot, Snapshot } from '../quiz/round.js';

/** A question for one person alone; which version of it in which order comes back with the answer. */
export function practiceMessage(snapshot: Snapshot, practised: ActionFields<'openPractice'>): Message {
  const { prompt, topic, difficulty } = snapshot;
  const answer: Block =
    snapshot.kind === 'typed'
      ? { kind: 'buttons', buttons: [{ id: action.openPractice(practised), label: 'Type your answer', primary: true }] }
      : {
          kind: 'choose',
          id: action.choosePractice(practised),
          min: rightCount(snapshot),
          max: rightCount(snapshot),
          options: snapshot.choices.map((choice) => choice.text),
        };
  return {
    summary: `Practice: ${prompt}`,
    tone: 'plain',
    blocks: [
      { kind: 'heading', spans: [prompt] },
      {
        kind: 'note',
        spans: [`${topic} · ${difficultyNames[difficulty]} · practice: only you see this, and it earns no points`],
      },
      ...chooseHint(snapshot),
      answer,
    ],
  };
}

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
  const wrong = snapshot.choices.filter((choice) => !choice.right && choice.why !== '');
  const reasons: Block[] = wrong.length === 0 ? [] : [{ kind: 'list', ordered: false, items: wrong.map(reasonItem) }];
  return {
    summary: `${right ? 'Right' : 'Not quite'}. The answer: ${key}`,
    tone: 'closed',
    blocks: [
      { kind: 'text', spans: verdict },
      { kind: 'text', spans: [{ text: 'Why: ', bold: true }, snapshot.explanation] },
      ...reasons,
      { kind: 'quote', blocks: [{ kind: 'text', spans: [snapshot.source.text] }] },
      { kind: 'note', spans: [sourceLink(snapshot.source, base)] },
    ],
  };
}

const reasonItem = ({ text, why }: Snapshot['choices'][number]): ListItem => ({
  depth: 0,
  spans: [{ text, bold: true }, `: ${why}`],
});
