export interface StoredMessage {
  ts: string;
  readonly channel: string;
  /** Who wrote it; the bot's own id for the bot. */
  readonly user: string;
  text: string;
  blocks: unknown[];
  readonly thread?: string;
  readonly metadata?: { event_type: string; event_payload: Record<string, unknown> };
  /** The only person who sees it. */
  readonly only?: string;
  edits: number;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  /** Whether the bot is there. */
  member: boolean;
  archived: boolean;
  readonly private: boolean;
  readonly messages: StoredMessage[];
}

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly display: string;
  readonly zone: string;
  readonly admin: boolean;
  /** Somebody of another workspace in a shared channel. */
  readonly team?: string;
}

const people: readonly Member[] = [
  { id: 'UANA', name: 'ana', display: 'Ana', zone: 'Europe/London', admin: true },
  { id: 'UBO', name: 'bo', display: 'Bo', zone: 'America/New_York', admin: false },
  { id: 'UCHEN', name: 'chen', display: 'Chen', zone: 'Asia/Shanghai', admin: false },
  { id: 'UEVE', name: 'eve', display: 'Eve', zone: 'UTC', admin: true, team: 'TOTHER' },
];

/** One workspace with a few rooms and people, as Slack keeps it. */
export function createState() {
  let clock = 0;
  const channels = new Map<string, Channel>();
  const members = new Map(people.map((person) => [person.id, person]));
  const channel = (id: string, name: string, is: Partial<Channel> = {}): Channel => {
    const made = { id, name, member: true, archived: false, private: false, messages: [], ...is };
    channels.set(id, made);
    return made;
  };
  channel('CGENERAL', 'general');
  channel('CELSEWHERE', 'elsewhere', { member: false });
  channel('COLD', 'old', { archived: true });
  channel('GSECRET', 'secret', { private: true, member: false });

  return {
    /** The workspace that events come from. */
    team: { id: 'TACME', domain: 'acme', name: 'Acme' },
    /** Its organization, where it has one, and the app there is installed for all of it. */
    organization: undefined as string | undefined,
    bot: { user: 'UBOT', id: 'BBOT' },
    channels,
    members,
    /** The channel of that id; a person's id stands for the direct messages with them. */
    find(id: string): Channel | undefined {
      const direct = members.has(id) ? `D${id.slice(1)}` : id;
      const known = channels.get(direct);
      if (known || !direct.startsWith('D')) return known;
      return members.has(`U${direct.slice(1)}`) ? channel(direct, 'directmessage') : undefined;
    },
    userOf(name: string): Member {
      const id = `U${name.toUpperCase()}`;
      const known = members.get(id);
      if (known) return known;
      const added = { id, name, display: name, zone: 'UTC', admin: false };
      members.set(id, added);
      return added;
    },
    nextTs: (): string => `1764000000.${String(++clock).padStart(6, '0')}`,
  };
}

export type State = ReturnType<typeof createState>;
