import type { BoardRow } from '../chat/home.js';
import type { Block, Button, Message } from '../chat/message.js';
import { barOf, percent } from '../chat/plain-text.js';
import { action } from '../commands/actions.js';
import { ownMessage } from '../standing/board.js';
import { practiseMisses } from './misses.js';
import { defaultCount } from './series-words.js';
import type { Score, TopicScore } from './topics.js';

export interface Progress {
  /** What they have earned in the room; absent before their first answer there. */
  readonly row?: BoardRow;
  readonly weakest?: string;
  readonly topics: readonly TopicScore[];
  /** The last four weeks, the oldest first. */
  readonly weeks: readonly Score[];
  /** Questions that they have not got right yet. */
  readonly missed: number;
  /** Questions that are due by the end of today. */
  readonly due: number;
}

const mostTopics = 8;
const barColumns = 8;
const levels = '▁▂▃▄▅▆▇█';

const questions = (count: number): string => `${count} ${count === 1 ? 'question' : 'questions'}`;

/** A week as a column of characters; a dot where nothing was answered. */
const column = ({ right, answered }: Score): string =>
  answered === 0 ? '·' : (levels[Math.round((right / answered) * (levels.length - 1))] ?? '');

const topicRow = ({ topic, right, answered, weeks }: TopicScore) => [
  [topic],
  [`${barOf(right, answered, barColumns)} ${right} of ${answered} (${percent(right, answered)}%)`],
  [weeks.map(column).join('')],
];

function topicBlocks({ topics, weeks }: Progress): Block[] {
  const rest = topics.length - mostTopics;
  const shares = weeks.flatMap(({ right, answered }) => (answered === 0 ? [] : [`${percent(right, answered)}%`]));
  return [
    { kind: 'text', spans: ['All your answers by topic, practice and mock exams included:'] },
    {
      kind: 'table',
      head: [['Topic'], ['Right'], ['4 weeks']],
      rows: topics.slice(0, mostTopics).map(topicRow),
    },
    ...(rest > 0 ? [{ kind: 'note' as const, spans: [`And ${rest} more ${rest === 1 ? 'topic' : 'topics'}.`] }] : []),
    ...(shares.length > 0
      ? [{ kind: 'text' as const, spans: [`Right in the last four weeks: ${shares.join(' → ')}`] }]
      : []),
  ];
}

function toDo({ missed, due }: Progress): Block[] {
  const practise: Button = {
    id: action.practise({ n: defaultCount, only: '', about: '' }),
    label: 'Practise',
    ...(missed === 0 ? { primary: true } : {}),
  };
  return [
    {
      kind: 'list',
      ordered: false,
      items: [
        { depth: 0, spans: [due === 0 ? 'Nothing is due today' : `Due today: ${questions(due)}`] },
        { depth: 0, spans: [missed === 0 ? 'No misses' : `Misses: ${questions(missed)}`] },
      ],
    },
    { kind: 'buttons', buttons: missed === 0 ? [practise] : [practiseMisses(missed), practise] },
  ];
}

/** For whoever has only practised, or asks where there are no rounds. */
const unranked: Message = {
  summary: 'How you’re doing',
  tone: 'plain',
  blocks: [
    { kind: 'heading', spans: ['How you’re doing'] },
    { kind: 'note', spans: ['Points and streaks come from the questions asked in a channel.'] },
  ],
};

/** What `/studyhall me` answers: one person's own figures, for them alone. */
export function progressMessage(progress: Progress): Message {
  const { row, weakest, topics } = progress;
  const earned = row || topics.length === 0 ? ownMessage(row, weakest) : unranked;
  if (topics.length === 0) return earned;
  return { ...earned, blocks: [...earned.blocks, ...topicBlocks(progress), ...toDo(progress)] };
}
