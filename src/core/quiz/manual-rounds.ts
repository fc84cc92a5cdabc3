import { type Room, wholeRoom } from '../chat/address.js';
import { excerpt } from '../chat/excerpt.js';
import type { Message } from '../chat/message.js';
import { instantSpans, line, refused } from '../chat/message.js';
import { privately, type Reply } from '../chat/reply.js';
import { action } from '../commands/actions.js';
import type { Feature } from '../commands/feature.js';
import { noQuestions } from '../knowledge/fitting.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import { type Difficulty, difficultyNames, type Question, type QuestionKind } from '../knowledge/question.js';
import type { Services } from '../ports/services.js';
import type { RoundKeeper } from './round-keeper.js';
import type { RoundStores } from './store.js';
import { wantedNow } from './wanted-now.js';

/** Where there is nothing to ask yet. */
const offerDrafts: Message = {
  ...refused(noQuestions),
  blocks: [
    { kind: 'text', spans: [noQuestions] },
    { kind: 'buttons', buttons: [{ id: action.openDrafts({ about: '' }), label: 'Draft questions', primary: true }] },
  ],
};

const alreadyOpen = refused('A question is already open here. “/quiz close” closes it.');

const defaultLength = 10 * 60_000;

/** Who knows which questions are meant by a topic, or which topics come near. */
export interface Topics {
  quizTopic(
    about: string,
    asks: ReadonlySet<QuestionKind>,
  ): Promise<
    | { readonly kind: 'found'; readonly name: string; readonly questions: readonly Question[] }
    | { readonly kind: 'nothing'; readonly near: readonly string[] }
  >;
}

const longestTopic = 80;

export type ManualRounds = Feature<'quiz now' | 'quiz close', 'askNow' | 'closeRound'>;

export const noTopic = (about: string, near: readonly string[]): Message =>
  refused(
    `I don’t have a question about “${excerpt(about, longestTopic)}”.` +
      (near.length > 0 ? ` Closest topics: ${near.join(', ')}.` : ''),
  );

/** Done, as everybody in the room can see; anything else has to be said. */
const done = (message: Message): Reply =>
  message.tone === 'plain' ? { ...privately(message), receipt: 'quiz' } : privately(message);

const noneOf = (difficulty: Difficulty, topic: string | undefined): Message =>
  refused(
    `None of the questions${topic === undefined ? '' : ` about ${topic}`} is ${difficultyNames[difficulty]}. ` +
      `Leave out “${difficultyNames[difficulty]}” to get another one.`,
  );

/** Starts and ends the questions of a room by hand. */
export function createManualRounds(
  { store, library, adapter }: Services<RoundStores, Knowledge>,
  rounds: RoundKeeper,
  topics: Topics,
): ManualRounds {
  const now = async (room: Room, said: string): Promise<Message> => {
    const wanted = wantedNow(said);
    if (typeof wanted === 'string') {
      return refused(`I don’t understand “${excerpt(wanted, 40)}”. Try “/quiz now about patching, close after 5m”.`);
    }
    const { about, difficulty, length = defaultLength } = wanted;
    if (library().bank.length === 0) return offerDrafts;
    const topic = about === '' ? undefined : await topics.quizTopic(about, adapter(room.adapter)?.asks ?? new Set());
    if (topic?.kind === 'nothing') return noTopic(about, topic.near);
    if (difficulty && !(topic?.questions ?? library().bank).some((question) => question.difficulty === difficulty)) {
      return noneOf(difficulty, topic?.name);
    }
    const among = topic && new Set(topic.questions.map(({ id }) => id));
    const now = await store.now();
    const closes = new Date(now.getTime() + length);
    const opened = await rounds.open({ room, closes, among, difficulty });
    switch (opened.kind) {
      case 'opened': {
        const refusal = await rounds.posted(opened.id, room);
        if (refusal) {
          await rounds.close(opened.id, room);
          return refused(`I couldn’t post it here. ${refusal.advice ?? 'Check my permissions in this channel.'}`);
        }
        return {
          summary: 'The question is open',
          tone: 'plain',
          blocks: [
            {
              kind: 'text',
              spans: [
                ...(topic ? ['About ', { text: topic.name, bold: true }, ': the'] : ['The']),
                ' question is open. It closes ',
                ...instantSpans(closes, now),
                '.',
              ],
            },
          ],
        };
      }
      case 'no-question':
        return refused('None of the questions can be asked here.');
      default:
        return alreadyOpen;
    }
  };

  const close = async (room: Room): Promise<Message> => {
    const open = await store.rounds.openIn(room);
    const [first] = open;
    if (!first) return line('No question is open here.');
    if (open.length === 1) {
      await rounds.close(first.id, room);
      return line('Closed.');
    }
    return {
      summary: 'Several questions are open: which one?',
      tone: 'unsure',
      blocks: [
        { kind: 'text', spans: ['Several questions are open. Which one should close?'] },
        {
          kind: 'buttons',
          buttons: open
            .slice(0, 5)
            .map((round) => ({ id: action.closeRound({ round: round.id }), label: round.snapshot.prompt })),
        },
      ],
    };
  };

  /** Where one is open already, that one is what is meant. */
  const start = async (room: Room, said: string): Promise<Reply> => {
    const message = await now(room, said);
    if (message !== alreadyOpen) return done(message);
    const card = (await store.rounds.openIn(room)).findLast(({ slot, card }) => slot === undefined && card)?.card;
    return card ? { ...privately(message), see: card } : privately(message);
  };

  return {
    commands: {
      'quiz now': ({ room }, rest) => start(wholeRoom(room), rest),
      'quiz close': async ({ room }) => done(await close(wholeRoom(room))),
    },

    actions: {
      askNow: ({ room }) => start(wholeRoom(room), ''),

      /** One of several that are open. */
      async closeRound({ room }, { round: id }) {
        const open = await store.rounds.openIn(room);
        if (!open.some((round) => round.id === id)) return privately(line('That question is already closed.'));
        await rounds.close(id, wholeRoom(room));
        return done(line('Closed.'));
      },
    },
  };
}
