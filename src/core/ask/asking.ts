import type { Person, Room } from '../chat/address.js';
import type { Pressed, Said } from '../chat/incoming.js';
import { limits } from '../chat/limits.js';
import { line, type Message } from '../chat/message.js';
import { privately, publicly, type Reply } from '../chat/reply.js';
import type { ActionFields } from '../commands/actions.js';
import type { Feature } from '../commands/feature.js';
import type { Passage } from '../knowledge/note.js';
import { scrub } from '../language/scrub.js';
import type { Services } from '../ports/services.js';
import { askWith } from './ask.js';
import type { Library } from './index/library.js';
import { relatedIn } from './index/related.js';
import { type PassageOptions, presentAnswer, presentPassage } from './show/answer-message.js';
import { insteadMessage } from './show/choice-messages.js';
import { smallTalk } from './small-talk.js';
import type { AskedStores } from './store.js';
import { suggestTopics } from './suggest.js';

/** Matches of which the buttons of one answer can lead to those that show something new. */
const kept = 10;
const longestQuery = 200;
/** Whoever pastes more than that asks nothing that a note could answer. */
const longestNoted = 2_000;

/** A query that an answer did not serve: see the gap report. */
export interface Unserved {
  /** The same one is noted once. */
  readonly id?: string;
  readonly query: string;
  /** `nothing` was found, the answer did not help, or another passage was `chosen` than the first. */
  readonly kind: 'nothing' | 'unhelpful' | 'chosen';
  /** The passage that was shown or chosen. */
  readonly passage?: string;
}

/** Who keeps what the notes did not answer. */
export interface GapKeeper {
  /** False where the space collects none, or enough of that person's for a day. */
  note(room: Room, by: Person, unserved: Unserved): Promise<boolean>;
  forget(room: Room, ids: readonly string[]): Promise<unknown>;
}

/** Who knows whether the bank has a question on a passage that may be put to somebody now. */
export interface Quizzing {
  offers(room: Room, passage: string): Promise<boolean>;
}

const expired = (): Reply =>
  privately(line('That answer is more than a day old, or the notes have changed since. Ask again.', 'refused'));

const helped = line('Thanks, good to know.');
const noted = 'Thanks. I’ve put your question, without your name, on the list for whoever writes the notes.';
const notNoted = 'Thanks. Your team doesn’t collect such questions, so I haven’t saved anything.';

const unhelpfulGap = (asked: string): string => `${asked}:u`;

/** Who asks, and where. */
type Asker = Pick<Said, 'room' | 'by'>;
type MatchFields = ActionFields<'nextPassage'>;

export interface Asking
  extends Feature<
    'ask',
    'nextPassage' | 'pickPassage' | 'pickTopic' | 'sharePassage' | 'showSection' | 'helpful' | 'unhelpful'
  > {
  answer(from: Asker, query: string, share?: boolean): Promise<Message>;
  suggest(typed: string): string[];
  /** The topics of questions that hold what is being typed. */
  suggestTopics(typed: string): string[];
}

/** Answers queries, and the buttons below answers. */
export function createAsking(services: Services<AskedStores, Library>, gaps: GapKeeper, quizzing: Quizzing): Asking {
  const { store, library, meaning, newId, knowledgeUrl } = services;

  /** Keeps what the buttons below an answer lead to. */
  const remember = async (
    { room, by }: Asker,
    query: string,
    leads: readonly Passage[],
  ): Promise<string | undefined> => {
    if (leads.length === 0) return undefined;
    const id = newId();
    const passages = leads.map(({ id }) => id);
    await store.asked.add({
      id,
      space: room.space,
      query: scrub(query.slice(0, longestQuery)),
      passages,
      at: await store.now(),
      by,
    });
    return id;
  };

  const recall = async (room: Room, id: string, n: number) => {
    const asked = await store.asked.get(id, room.space);
    const passage = asked?.passages[n];
    return asked && passage !== undefined ? { ...asked, id, passage } : undefined;
  };

  type Recalled = NonNullable<Awaited<ReturnType<typeof recall>>>;

  const passage = async (
    asker: Asker,
    { id, query, passages, passage }: Recalled,
    n: number,
    { all = false, ...options }: PassageOptions & { readonly all?: boolean },
  ): Promise<Message | undefined> => {
    const { index } = library();
    const shown = presentPassage(index, passage, query, { all, related: relatedIn(index, meaning()) });
    return shown?.message({
      base: knowledgeUrl,
      asked: id,
      n,
      linked: all ? undefined : await remember(asker, query, shown.linked),
      more: n + 1 < passages.length,
      quiz: await quizzing.offers(asker.room, shown.passage.id),
      ...options,
    });
  };

  /** `share`: only the person who asked sees it, and may show it to the room. */
  const answer = async (asker: Asker, query: string, share = false): Promise<Message> => {
    const talk = smallTalk(query);
    if (talk) return talk;
    const { index } = library();
    const answer = await askWith(index, meaning(), query, { limit: kept });
    if (answer.decision === 'nothing' && query.length <= longestNoted)
      await gaps.note(asker.room, asker.by, { query: answer.query, kind: 'nothing' });
    const presented = presentAnswer(index, answer, relatedIn(index, meaning()));
    const asked = await remember(asker, answer.query, presented.leads);
    const linked = await remember(asker, answer.query, presented.linked);
    const [first] = answer.decision === 'found' ? answer.matches : [];
    const quiz = first !== undefined && (await quizzing.offers(asker.room, first.passage.id));
    return presented.message({ base: knowledgeUrl, asked, linked, quiz, share });
  };

  /** Another passage of an answer, in the place of the one that its presser alone sees, or beside it. */
  const another = async (
    { room, by, alone = false }: Pressed,
    { asked, n }: MatchFields,
    done: (message: Message, recalled: Recalled) => Reply | Promise<Reply> = (message) => ({
      ...(alone ? { kind: 'say', replace: message } : privately(message)),
      view: 'instead',
    }),
    options: (recalled: Recalled) => PassageOptions & { readonly all?: boolean } = () => ({ share: alone }),
  ): Promise<Reply> => {
    const recalled = await recall(room, asked, n);
    const message = recalled && (await passage({ room, by }, recalled, n, options(recalled)));
    return recalled && message ? done(message, recalled) : expired();
  };

  /** What the bot had asked to choose from is said where everybody reads on. */
  const choice = ({ alone }: Pressed, message: Message): Reply =>
    alone ? { kind: 'say', replace: message } : publicly(message);

  return {
    answer,

    /** Topics that continue a query being typed. */
    suggest: (typed: string): string[] => suggestTopics(library().index, typed, limits.suggestions),

    suggestTopics(typed) {
      const wanted = typed
        .replace(/^about\s+/i, '')
        .trim()
        .toLowerCase();
      const topics = [...new Set(library().bank.map(({ topic }) => topic))];
      return topics.filter((topic) => topic.toLowerCase().includes(wanted)).slice(0, limits.suggestions);
    },

    commands: {
      ask: async (said, rest) =>
        said.via === 'command' ? privately(await answer(said, rest, true)) : publicly(await answer(said, rest)),
    },

    actions: {
      nextPassage: another,
      pickTopic: (pressed, fields) => another(pressed, fields, (message) => choice(pressed, message)),
      /** A choice is noted for the gap report. */
      pickPassage: (pressed, fields) =>
        another(pressed, fields, async (message, { id, query, passage }) => {
          await gaps.note(pressed.room, pressed.by, { id: `${id}:c${fields.n}`, query, kind: 'chosen', passage });
          return choice(pressed, message);
        }),
      sharePassage: (pressed, fields) => another(pressed, fields, publicly, ({ query }) => ({ query })),
      showSection: (pressed, fields) =>
        another(
          pressed,
          fields,
          (message) => ({ ...privately(message), view: 'instead' }),
          () => ({ all: true }),
        ),

      /** Whoever sees the answer alone may take back that it did not help. */
      async helpful({ room, alone }, { asked, n }) {
        if (!(await recall(room, asked, n))) return expired();
        if (alone) await gaps.forget(room, [unhelpfulGap(asked)]);
        return { ...privately(helped), view: 'below' };
      },

      /** An answer that did not help becomes a gap, once, and leads to the next best passages. */
      async unhelpful({ room, by }, { asked, n }) {
        const recalled = await recall(room, asked, n);
        if (!recalled) return expired();
        const { query, passages } = recalled;
        const gap = { id: unhelpfulGap(asked), query, kind: 'unhelpful', passage: passages[0] } as const;
        const kept = await gaps.note(room, by, gap);
        return privately(insteadMessage(library().index, kept ? noted : notNoted, recalled, n));
      },
    },
  };
}
