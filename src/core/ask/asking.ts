import type { Room } from '../chat/address.js';
import { type Button, line, type Message } from '../chat/message.js';
import { privately, publicly, type Reply } from '../chat/reply.js';
import type { Services } from '../services.js';
import type { Answer } from './answer.js';
import { answerMessage, showPassage } from './answer-message.js';
import { ask } from './ask.js';
import { suggestTopics } from './suggest.js';
import { distinct } from './whole.js';

/** As many as the buttons of one answer can lead to. */
const kept = 10;
const longestQuery = 200;
/** As many as Discord shows. */
const suggestedAtOnce = 25;

const expired = (): Message =>
  line('That answer is from before the notes changed, or more than a day old: ask again.', 'refused');

/** The message with one more button in its last row of them. */
function withShare(message: Message, asked: string, n: number): Message {
  const share: Button = { id: `share:${asked}:${n}`, label: 'Share' };
  const last = message.blocks.at(-1);
  const blocks =
    last?.kind === 'buttons'
      ? [...message.blocks.slice(0, -1), { ...last, buttons: [...last.buttons, share] }]
      : [...message.blocks, { kind: 'buttons' as const, buttons: [share] }];
  return { ...message, blocks };
}

/** Answers queries, and the buttons below answers. */
export function createAsking(services: Services) {
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

  return {
    /** `shareable`: only the person who asked sees it, and may show it to the room. */
    async answer(room: Room, query: string, shareable = false): Promise<Message> {
      const answer = ask(library().index, query, kept);
      const asked = await remember(room, answer);
      const message = answerMessage(answer, { base: knowledgeUrl, asked });
      return shareable && asked !== undefined && answer.decision === 'found' ? withShare(message, asked, 0) : message;
    },

    /** Topics that continue a query being typed. */
    suggest: (typed: string): string[] => suggestTopics(library().index, typed, suggestedAtOnce),

    /**
     * The n-th passage of an answer given before. What one person alone sees is replaced in place; a choice that the
     * bot had asked for, and what is shared, is said where everybody reads on.
     */
    async show(
      verb: 'next' | 'pick' | 'topic' | 'share',
      room: Room,
      id: string,
      n: number,
      alone: boolean,
    ): Promise<Reply> {
      const asked = await store.asked.get(id, room.space);
      const passage = asked?.passages[n];
      const message =
        asked && passage !== undefined
          ? showPassage(library().index, passage, asked.query, {
              base: knowledgeUrl,
              asked: id,
              next: n + 1 < asked.passages.length ? n + 1 : undefined,
            })
          : undefined;
      if (!message) return privately(expired());
      if (verb === 'share') return publicly(message);
      if (alone) return { kind: 'say', replace: withShare(message, id, n) };
      return verb === 'next' ? privately(message) : publicly(message);
    },
  };
}

export type Asking = ReturnType<typeof createAsking>;
