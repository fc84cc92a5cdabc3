import type { Person, Posted, Room } from '../../src/core/chat/address.js';
import type { Message } from '../../src/core/chat/message.js';
import { plainText } from '../../src/core/chat/plain-text.js';
import { type QuestionKind, questionKinds } from '../../src/core/knowledge/question.js';
import type { Adapter, Outcome } from '../../src/core/ports/adapter.js';
import type { Bot } from '../../src/core/ports/bot.js';

export interface RecorderOptions {
  readonly name?: string;
  readonly asks?: readonly QuestionKind[];
  readonly zone?: string;
  /** Display names by id, which no payload carries; the ids by default. */
  readonly names?: Readonly<Record<string, string>>;
  /** Ids of the people who may manage; everybody by default. */
  readonly managers?: readonly string[];
  /** The space of what people say to the bot alone; by default that is said in theirs. */
  readonly direct?: string;
  /** Who manages, in the platform's words. */
  readonly admin?: string;
  /** The id of the room in which people are alone with the bot. */
  readonly alone?: string;
  readonly oneRoom?: true;
}

/** An adapter that keeps what it is told to send, and can be told how the next attempts end. */
export function createRecorder(options: RecorderOptions = {}) {
  const name = options.name ?? 'recorder';
  const messages = new Map<string, { to: Room | Person; key: string; message: Message }>();
  const edits: { id: string; message: Message }[] = [];
  const sendEnds: (Outcome | 'lost-reply' | 'lost-process' | Error)[] = [];
  const editEnds: (Outcome | Promise<Outcome>)[] = [];
  const findEnds: 'unknown'[] = [];
  let looked = 0;
  let bot: Bot | undefined;

  const put = (to: Room | Person, message: Message, key: string): Posted => {
    const id = `m${messages.size + 1}`;
    messages.set(id, { to, key, message });
    return { room: { ...to }, id };
  };

  const adapter: Adapter = {
    name,
    asks: new Set(options.asks ?? questionKinds),
    ...(options.oneRoom ? { oneRoom: true } : {}),
    ...(options.direct === undefined ? {} : { direct: options.direct }),
    ...(options.admin === undefined ? {} : { admin: options.admin }),
    isDirect: ({ id }) => id === options.alone,
    sender: {
      async send(to, message, key) {
        const end = sendEnds.shift();
        if (end instanceof Error) throw end;
        if (end === 'lost-reply') {
          put(to, message, key);
          return { kind: 'unsure' };
        }
        if (end === 'lost-process') {
          put(to, message, key);
          throw new Error('killed before it knew');
        }
        return end ?? { kind: 'sent', posted: put(to, message, key) };
      },
      async edit(posted, message) {
        const end = await editEnds.shift();
        if (end && end.kind !== 'sent') return end;
        const known = messages.get(posted.id);
        if (!known) return { kind: 'refused', why: 'gone', detail: 'no such message' };
        messages.set(posted.id, { ...known, message });
        edits.push({ id: posted.id, message });
        return { kind: 'sent', posted };
      },
      async find(room, key) {
        looked += 1;
        const end = findEnds.shift();
        if (end) return end;
        const found = [...messages].find(([, each]) => each.key === key && each.to.id === room.id);
        return found ? { room: { ...room }, id: found[0] } : undefined;
      },
    },
    directory: {
      profile: async (person) => ({
        name: options.names?.[person.id] ?? person.id,
        ...(options.zone ? { zone: options.zone } : {}),
      }),
      mayManage: async (person) => options.managers?.includes(person.id) ?? true,
    },
    async start(given) {
      bot = given;
    },
    async stop() {
      bot = undefined;
    },
    health: () => (bot ? { ok: true } : { ok: false, why: 'stopped' }),
  };

  return {
    adapter,
    edits,
    /** How the next calls of `send` and `edit` end, in order; after them everything succeeds. */
    sendEnds,
    editEnds,
    /** How the next looks end that find out nothing. */
    findEnds,
    /** How often somebody looked for a message before sending it again. */
    looked: () => looked,
    /** The public messages as they stand now, as text. */
    texts: (): string[] => [...messages.values()].map(({ message }) => plainText(message)),
    messages: () => [...messages.values()],
  };
}

export type Recorder = ReturnType<typeof createRecorder>;
