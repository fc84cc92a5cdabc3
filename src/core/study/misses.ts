import { excerpt } from '../chat/excerpt.js';
import type { Incoming } from '../chat/incoming.js';
import { type Block, type Button, type ListItem, line, type Message } from '../chat/message.js';
import { privately } from '../chat/reply.js';
import { action } from '../commands/actions.js';
import type { Feature } from '../commands/feature.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Question } from '../knowledge/question.js';
import { sourceLink } from '../knowledge/source-link.js';
import type { Services } from '../ports/services.js';
import type { Learners } from './learners.js';
import { recallsOf } from './recall.js';
import { mostAtOnce } from './series-words.js';

const mostShown = 10;
const passageLength = 240;

/** Starts a series of what somebody missed. */
export const practiseMisses = (count: number): Button => ({
  id: action.practise({ n: Math.min(count, mostAtOnce), only: 'misses', about: '' }),
  label: 'Practise my misses',
  primary: true,
});

const itemsOf = ({ prompt, source }: Question, base: string | undefined): ListItem[] => [
  { depth: 0, spans: [{ text: prompt, bold: true }] },
  {
    depth: 1,
    spans: [`${excerpt(source.text, passageLength)} `, sourceLink({ ...source, slug: source.heading }, base)],
  },
];

/** What somebody has to read again, the latest miss first, by topic. */
function missesMessage(missed: readonly Question[], base: string | undefined): Message {
  if (missed.length === 0) return line('You have no misses. “/quiz practice” has more questions.');
  const shown = missed.slice(0, mostShown);
  const topics = [...new Set(shown.map(({ topic }) => topic))];
  const summary =
    missed.length === 1
      ? 'One question you haven’t got right yet'
      : `${missed.length} questions you haven’t got right yet`;
  const rest = missed.length - shown.length;
  return {
    summary,
    tone: 'plain',
    blocks: [
      { kind: 'heading', spans: [summary] },
      ...topics.flatMap((topic): Block[] => [
        { kind: 'text', spans: [{ text: topic, bold: true }] },
        {
          kind: 'list',
          ordered: false,
          items: shown.filter((each) => each.topic === topic).flatMap((each) => itemsOf(each, base)),
        },
      ]),
      ...(rest > 0 ? [{ kind: 'note' as const, spans: [`And ${rest} more.`] }] : []),
      { kind: 'buttons', buttons: [practiseMisses(missed.length)] },
    ],
  };
}

/** What somebody got wrong and has not got right since, the latest first; nothing that is being asked right now. */
async function missesOf({ room, by }: Incoming, bank: readonly Question[], learners: Learners): Promise<Question[]> {
  const open = await learners.open(room);
  const recalls = recallsOf(await learners.answers(by));
  return bank
    .flatMap((question) => {
      const recall = recalls.get(question.id);
      return recall?.missed && !open.has(question.id) ? [{ question, at: recall.at }] : [];
    })
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .map(({ question }) => question);
}

export const createMisses = (
  { library, knowledgeUrl }: Services<unknown, Knowledge>,
  learners: Learners,
): Feature<'quiz misses'> => ({
  commands: {
    'quiz misses': async (said) =>
      privately(missesMessage(await missesOf(said, library().bank, learners), knowledgeUrl)),
  },
  actions: {},
});
