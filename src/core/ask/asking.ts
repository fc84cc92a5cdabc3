import type { Room } from '../chat/address.js';
import { line, type Message } from '../chat/message.js';
import { privately, publicly, type Reply } from '../chat/reply.js';
import type { Services } from '../ports/services.js';
import { ask } from './ask.js';
import type { Library } from './index/library.js';
import type { Answer } from './rank/answer.js';
import { answerMessage, insteadMessage, type PassageOptions, showPassage } from './show/answer-message.js';
import { distinct } from './show/surroundings.js';
import type { AskedStores } from './store.js';
import { suggestTopics } from './suggest.js';

/** As many as the buttons of one answer can lead to. */
const kept = 10;
const longestQuery = 200;
/** As many as Discord shows. */
const suggestedAtOnce = 25;

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
  /** False where the space collects none. */
  note(room: Room, unserved: Unserved): Promise<boolean>;
  forget(room: Room, ids: readonly string[]): Promise<unknown>;
}

/** Who knows whether the bank has a question on a passage that may be put to somebody now. */
export interface Quizzing {
  offers(room: Room, passage: string): Promise<boolean>;
}

const expired = (): Reply =>
  privately(line('That answer is from before the notes changed, or more than a day old: ask again.', 'refused'));

const helped = line('Thank you, good to know. Nothing is kept about it.');
const noted = 'Thank you. Your question is on the list for those who write the notes, without your name.';
const notNoted = 'Thank you. This team keeps no list of such questions, so nothing was noted.';

/** Answers queries, and the buttons below answers. */
export function createAsking(services: Services<AskedStores, Library>, gaps: GapKeeper, quizzing: Quizzing) {
  const { store, library, newId, knowledgeUrl } = services;

  const remember = async (room: Room, answer: Answer): Promise<string | undefined> => {
    const leads = answer.decision === 'nothing' ? answer.topics : distinct(answer.matches);
    const passages = leads.slice(0, kept).map(({ passage }) => passage.id);
    if (passages.length === 0) return undefined;
    const id = newId();
    const query = answer.query.slice(0, longestQuery);
    await store.asked.add({ id, space: room.space, query, passages, at: await store.now() });
    return id;
  };

  const recall = async (room: Room, id: string, n: number) => {
    const asked = await store.asked.get(id, room.space);
    const passage = asked?.passages[n];
    return asked && passage !== undefined ? { ...asked, id, passage } : undefined;
  };

  type Recalled = NonNullable<Awaited<ReturnType<typeof recall>>>;

  const shown = async (room: Room, asked: Recalled, n: number, options: PassageOptions): Promise<Message | undefined> =>
    showPassage(library().index, asked.passage, asked.query, {
      base: knowledgeUrl,
      asked: asked.id,
      n,
      more: n + 1 < asked.passages.length,
      quiz: await quizzing.offers(room, asked.passage),
      ...options,
    });

  return {
    /** `share`: only the person who asked sees it, and may show it to the room. */
    async answer(room: Room, query: string, share = false): Promise<Message> {
      const answer = ask(library().index, query, kept);
      if (answer.decision === 'nothing') await gaps.note(room, { query: answer.query, kind: 'nothing' });
      const asked = await remember(room, answer);
      const [first] = answer.decision === 'found' ? answer.matches : [];
      const quiz = first !== undefined && (await quizzing.offers(room, first.passage.id));
      return answerMessage(answer, { base: knowledgeUrl, asked, quiz, share });
    },

    /** Topics that continue a query being typed. */
    suggest: (typed: string): string[] => suggestTopics(library().index, typed, suggestedAtOnce),

    /**
     * The n-th passage of an answer given before. What one person alone sees is replaced in place; a choice that the
     * bot had asked for, and what is shared, is said where everybody reads on. A choice is noted for the gap report.
     */
    async show(
      verb: 'next' | 'pick' | 'topic' | 'share' | 'all',
      room: Room,
      id: string,
      n: number,
      alone: boolean,
    ): Promise<Reply> {
      const asked = await recall(room, id, n);
      const open = verb === 'share' || (!alone && (verb === 'pick' || verb === 'topic'));
      const options = {
        all: { all: true },
        share: { query: asked?.query },
        next: { share: alone },
        pick: { share: alone },
        topic: { share: alone },
      };
      const message = asked && (await shown(room, asked, n, options[verb]));
      if (!asked || !message) return expired();
      if (verb === 'pick') {
        await gaps.note(room, { id: `${id}:c${n}`, query: asked.query, kind: 'chosen', passage: asked.passage });
      }
      if (open) return publicly(message);
      return alone && verb !== 'all' ? { kind: 'say', replace: message } : privately(message);
    },

    /**
     * Whether an answer helped. One that did not becomes a gap, once, and leads to the next best passages; whoever
     * sees the answer alone may take that back.
     */
    async vote(verb: 'helpful' | 'unhelpful', room: Room, id: string, n: number, alone: boolean): Promise<Reply> {
      const asked = await recall(room, id, n);
      if (!asked) return expired();
      const gap = `${id}:u`;
      if (verb === 'helpful') {
        if (alone) await gaps.forget(room, [gap]);
        return privately(helped);
      }
      const passage = asked.passages[0];
      const kept = await gaps.note(room, { id: gap, query: asked.query, kind: 'unhelpful', passage });
      return privately(insteadMessage(library().index, kept ? noted : notNoted, asked, n));
    },
  };
}

export type Asking = ReturnType<typeof createAsking>;
