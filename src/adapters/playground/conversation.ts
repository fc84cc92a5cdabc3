import type { Person, Room } from '../../core/chat/address.js';
import type { Message } from '../../core/chat/message.js';
import type { Entry, NewEntry, TranscriptStore } from '../../core/ports/transcripts.js';
import type { Events } from './events.js';
import type { Line } from './page/wire.js';
import { type People, personOf, playground } from './people.js';

/** The one room of the playground. */
export const theRoom: Room = { adapter: playground, space: playground, id: playground };

const shownAtOnce = 200;
/** Comes after every id that the store gives. */
const afterAll = '9'.repeat(12);

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
  const show = (entry: Entry): Entry => {
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
    /** Whether that message is one that only this person sees. */
    async isPrivateTo(person: string, id: string): Promise<boolean> {
      const seen = await transcripts.latest(theRoom, personOf(person), shownAtOnce);
      return seen.find((entry) => entry.id === id)?.only?.id === person;
    },
    async lines(person: string): Promise<Line[]> {
      return (await transcripts.latest(theRoom, personOf(person), shownAtOnce)).map(line);
    },
  };
}

export type Conversation = ReturnType<typeof createConversation>;
