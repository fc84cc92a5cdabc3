import { type Block, line, type Message, type Spans } from '../chat/message.js';
import { letterOf, percent } from '../chat/plain-text.js';
import { action } from '../commands/actions.js';
import { difficultyNames } from '../knowledge/question.js';
import { sourceLink } from '../knowledge/source-link.js';
import { grade } from './grade.js';
import { reasonsList, whyBlocks } from './proof.js';
import type { Ballot, Round, Snapshot, Tally } from './round.js';

const numberNames = ['no', 'one', 'two', 'three', 'four', 'five'];

/** The author's own words for it: then the card does not repeat them. */
const saysHowMany = /\b(?:choose|pick|select|which|name|tick)\s+(?:two|three|four|five|[2-5])\b/i;

const answered = (voters: number): string => `${voters} answered`;

export const rightCount = (snapshot: Snapshot): number => snapshot.choices.filter((choice) => choice.right).length;

/** The right answer in words: one choice, several, or the first accepted wording. */
export function keyText(snapshot: Pick<Snapshot, 'kind' | 'choices' | 'accepts'>): string {
  if (snapshot.kind === 'typed') return snapshot.accepts[0] ?? '';
  const right = snapshot.choices.filter((choice) => choice.right).map((choice) => choice.text);
  return right.join(' and ');
}

/** A ballot in words, as its voter sees it. */
export function ballotText(snapshot: Snapshot, ballot: { picks: readonly number[]; text?: string }): string {
  if (ballot.text !== undefined) return `“${ballot.text}”`;
  return ballot.picks.map((pick) => `${letterOf(pick)}: ${snapshot.choices[pick]?.text ?? '?'}`).join(' and ');
}

/**
 * The public message of a round, as the round stands: open it shows how many answered and nothing else, closed also the
 * passage that proves the key, with a link where `base` says where the notes can be read.
 */
export function cardMessage(round: Round, tally: Tally, base?: string): Message {
  return round.closed ? closedCard(round, tally, base) : openCard(round, tally.voters);
}

function head(snapshot: Snapshot, facts: Spans): Block[] {
  return [
    { kind: 'heading', spans: [snapshot.prompt] },
    { kind: 'note', spans: [`${snapshot.topic} · ${difficultyNames[snapshot.difficulty]} · `, ...facts] },
  ];
}

/** How many to choose, where the prompt does not say it. */
export function chooseHint(snapshot: Snapshot): Block[] {
  if (snapshot.kind !== 'choose' || saysHowMany.test(snapshot.prompt)) return [];
  const wanted = rightCount(snapshot);
  return [{ kind: 'text', spans: [`Choose ${numberNames[wanted] ?? wanted}.`] }];
}

function openCard(round: Round, voters: number): Message {
  const { snapshot } = round;
  const wanted = rightCount(snapshot);
  const blocks = head(snapshot, [`${answered(voters)} · closes `, { time: round.closes, show: 'relative' }]);
  if (snapshot.kind === 'typed') {
    blocks.push({
      kind: 'buttons',
      buttons: [{ id: action.openAnswer({ round: round.id }), label: 'Type your answer', primary: true }],
    });
  } else {
    blocks.push(...chooseHint(snapshot));
    blocks.push({
      kind: 'choose',
      id: action.vote({ round: round.id }),
      min: wanted,
      max: wanted,
      options: snapshot.choices.map((choice) => choice.text),
    });
  }
  return { summary: `Question: ${snapshot.prompt}`, tone: 'open', blocks };
}

function closedCard(round: Round, tally: Tally, base: string | undefined): Message {
  const { snapshot } = round;
  const bars: Block = {
    kind: 'bars',
    of: tally.voters,
    bars:
      snapshot.kind === 'typed'
        ? typedBars(snapshot, tally)
        : snapshot.choices.map((choice, i) => ({
            label: [choice.text],
            count: tally.counts[i] ?? 0,
            right: choice.right,
          })),
  };
  const reasons = snapshot.choices.some((choice) => choice.why !== '');
  return {
    summary: `Closed: ${snapshot.prompt} The answer: ${keyText(snapshot)}`,
    tone: 'closed',
    blocks: [
      ...head(snapshot, [`${answered(tally.voters)} · closed`]),
      bars,
      ...(snapshot.kind === 'typed'
        ? [{ kind: 'text' as const, spans: ['The answer: ', { text: keyText(snapshot), bold: true }] }]
        : []),
      ...explanation(snapshot),
      { kind: 'quote', blocks: [{ kind: 'text', spans: [snapshot.source.text] }] },
      { kind: 'note', spans: [sourceLink(snapshot.source, base)] },
      {
        kind: 'buttons',
        buttons: [{ id: action.reasons({ round: round.id }), label: reasons ? 'My answer and why' : 'My answer' }],
      },
    ],
  };
}

/** A key that a manager named has no explanation: the one in the snapshot is of another key. */
const explanation = (snapshot: Snapshot): Block[] =>
  snapshot.corrected === 'hand' ? [{ kind: 'text', spans: ['The answer was corrected later.'] }] : whyBlocks(snapshot);

/** The key always shows, also when nobody typed it. */
function typedBars(snapshot: Snapshot, tally: Tally) {
  const bars = tally.typed.map(({ text, count, right }) => ({ label: [text], count, right }));
  return bars.some((bar) => bar.right) ? bars : [{ label: [keyText(snapshot)], count: 0, right: true }, ...bars];
}

/** What a second copy of a card turns into. */
export const copyMessage = ({ snapshot }: Round): Message => ({
  summary: `A copy of: ${snapshot.prompt}`,
  tone: 'closed',
  blocks: [
    { kind: 'heading', spans: [snapshot.prompt] },
    { kind: 'note', spans: ['This was posted twice. Votes on this copy count; the other one stays open.'] },
  ],
});

/**
 * What is said in the room when a round has closed: the answer and how the room did; with votes also the week's board,
 * and below it a `note`.
 */
export function revealMessage(round: Round, tally: Tally, board: Block, note: string): Message {
  const key = keyText(round.snapshot);
  if (tally.voters === 0) return line(`Nobody answered this time. The answer: ${key}.`, 'closed');
  const share = `${tally.right} of ${tally.voters} right (${percent(tally.right, tally.voters)}%)`;
  return {
    summary: `${share}. The answer: ${key}`,
    tone: 'closed',
    blocks: [
      { kind: 'text', spans: ['The answer: ', { text: key, bold: true }, `. ${share}.`] },
      { kind: 'note', spans: [round.snapshot.prompt] },
      board,
      { kind: 'note', spans: [note] },
    ],
  };
}

/** What the reveal says once the key was corrected; its board was of another week, or of other points. */
export function correctedReveal({ snapshot }: Round, { right, voters }: Tally): Message {
  const share = voters === 0 ? '' : ` ${right} of ${voters} right (${percent(right, voters)}%).`;
  return {
    summary: `Corrected. The answer: ${keyText(snapshot)}.${share}`,
    tone: 'closed',
    blocks: [
      { kind: 'text', spans: ['Corrected. The answer: ', { text: keyText(snapshot), bold: true }, `.${share}`] },
      { kind: 'note', spans: [snapshot.prompt] },
      { kind: 'note', spans: ['“/leaderboard” shows the updated leaderboard.'] },
    ],
  };
}

/** For one person: their own vote, right or wrong, beside the key, and why each wrong choice is wrong. */
export function reasonsMessage({ snapshot }: Round, ballot: Ballot | undefined): Message {
  const key = keyText(snapshot);
  const right = ballot && grade(snapshot, ballot);
  const lead = right === undefined ? 'You didn’t answer this one.' : right ? 'Right.' : 'Not quite.';
  const own = ballot ? ` You answered ${ballotText(snapshot, ballot)}.` : '';
  return {
    summary: `${lead} The answer: ${key}`,
    tone: 'closed',
    blocks: [
      {
        kind: 'text',
        spans: [{ text: lead, bold: true }, own, ...(right ? [] : [' The answer: ', { text: key, bold: true }, '.'])],
      },
      ...reasonsList(snapshot),
    ],
  };
}
