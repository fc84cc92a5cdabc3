import type { Person, Room } from '../../core/chat/address.js';
import type { Message } from '../../core/chat/message.js';
import type { Entry, NewEntry, TranscriptStore } from '../../core/ports/transcripts.js';
import type { Events } from './events.js';
import type { Line, State } from './page/wire.js';
import { type People, personOf, playground } from './people.js';
import { createSharedLines, stateJson } from './shared-lines.js';

/** The one room of the playground. */
export const theRoom: Room = { adapter: playground, space: playground, id: playground };

/** Comes after every id that the store gives. */
const afterAll = '9'.repeat(12);
const mostOwn = 30;

/** The room's messages: kept in the store first, then shown to everybody who may see them. */
export function createConversation(
  transcripts: TranscriptStore,
  people: People,
  events: Events,
  now: () => Promise<Date>,
) {
  const line = ({ id, at, by, only, message }: Entry): Line => ({
    id,
    at,
    ...(by ? { by: { id: by.id, name: people.find(by.id)?.name ?? by.id } } : {}),
    ...(only ? { only: true } : {}),
    message,
  });
  const shared = createSharedLines((limit, before) => transcripts.latest(theRoom, limit, before), line);
  const show = (entry: Entry): Entry => {
    if (!entry.only) shared.forget();
    events.push({ kind: 'line', line: line(entry) }, entry.only?.id);
    return entry;
  };

  return {
    async append(said: Omit<NewEntry, 'room' | 'at'>): Promise<Entry> {
      return show(await transcripts.append({ ...said, room: theRoom, at: await now() }));
    },
    /** Shows a person something that is not kept: it is gone with the next reload. */
    async flash(only: Person, message: Message): Promise<void> {
      show({ id: afterAll, room: theRoom, at: await now(), only, message });
    },
    async replace(id: string, message: Message): Promise<Entry | undefined> {
      const entry = await transcripts.replace(theRoom, id, message);
      return entry && show(entry);
    },
    byKey: (key: string): Promise<Entry | undefined> => transcripts.byKey(theRoom, key),
    byId: (id: string): Promise<Entry | undefined> => transcripts.byId(theRoom, id),
    /** Somebody is called something else now. */
    renamed: shared.forget,
    /** What was said is gone, or reads otherwise. */
    forgotten: shared.forget,
    /** What a person sees, as JSON in pieces. */
    async state(rest: Omit<State, 'lines'>): Promise<readonly Uint8Array[]> {
      const own = await transcripts.privateTo(personOf(rest.you), theRoom, mostOwn);
      return stateJson(await shared.current(), own.map(line), rest);
    },
  };
}

export type Conversation = ReturnType<typeof createConversation>;
