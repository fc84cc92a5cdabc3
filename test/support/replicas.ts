import type { Studyhall } from '../../src/core/bot/studyhall.js';
import type { Person, Room } from '../../src/core/chat/address.js';
import type { Message } from '../../src/core/chat/message.js';
import type { Reply } from '../../src/core/chat/reply.js';
import type { Adapter } from '../../src/core/ports/adapter.js';
import { compose, createIds } from './compose.js';
import { libraryOf } from './library.js';
import { openMemory } from './memory.js';
import { createRecorder } from './recorder.js';
import { createTestLog, smallNotes } from './stage.js';

/** A call of a replica waits here twice: before it takes effect, and before its answer is heard. */
type Turn = () => Promise<void>;

/** Everything behind it, each call with its turns. */
function taking<T extends object>(turn: Turn, target: T): T {
  return new Proxy(target, {
    get(on, key, receiver) {
      const value: unknown = Reflect.get(on, key, receiver);
      if (typeof value === 'object' && value !== null) return taking(turn, value);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]) => {
        await turn();
        const result: unknown = await value.apply(on, args);
        await turn();
        return result;
      };
    },
  });
}

interface Replica {
  readonly name: string;
  readonly studyhall: Studyhall;
  turns: number;
  alive: boolean;
  beating: boolean;
}

export interface ReplicasOptions {
  readonly count: number;
  /** A number from 0 to 1, the same ones for the same run. */
  chance(): number;
  /** The first replica ends at that turn of its own. */
  readonly killAt?: number;
}

const macrotask = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Several processes over one store and one platform, on a clock of their own. Of all that could happen next one thing
 * happens, by chance; a killed replica takes no turn any more, whatever it was at.
 */
export async function openReplicas({ count, chance, killAt }: ReplicasOptions) {
  let now = new Date('2026-11-25T09:59:00Z');
  const { store } = await openMemory(() => now);
  const recorder = createRecorder();
  const newId = createIds();
  const library = libraryOf(smallNotes);
  const log = createTestLog();
  const waiting: { readonly replica: Replica; go(): void }[] = [];
  const sends: string[] = [];

  const platform: Adapter['sender'] = {
    ...recorder.adapter.sender,
    async send(to: Room | Person, message: Message, key: string) {
      sends.push(key);
      return recorder.adapter.sender.send(to, message, key);
    },
  };

  const build = (name: string): Replica => {
    const turn: Turn = () => new Promise((resolve) => waiting.push({ replica, go: resolve }));
    const adapter: Adapter = { ...recorder.adapter, sender: taking(turn, platform) };
    const studyhall = compose(
      { store: taking(turn, store), adapter, log, library: () => library, newId },
      { replica: name },
    );
    const replica: Replica = { name, studyhall, turns: 0, alive: true, beating: false };
    return replica;
  };
  const replicas = Array.from({ length: count }, (_, n) => build(`r${n}`));
  let quick = replicas[0];
  const living = (): Replica[] => replicas.filter(({ alive }) => alive);

  /** Lets everybody go on until nothing moves, or for so many turns. */
  const settle = async (atMost = Number.POSITIVE_INFINITY): Promise<void> => {
    for (let taken = 0; taken < atMost; taken += 1) {
      await macrotask();
      const able = waiting.filter(({ replica }) => replica.alive);
      // Mostly the same one goes on for a while, and the others are slow.
      if (chance() < 0.1) quick = replicas[Math.floor(chance() * count)];
      const own = able.filter(({ replica }) => replica === quick);
      const among = own.length > 0 ? own : able;
      const next = among[Math.floor(chance() * among.length)];
      if (!next) return;
      waiting.splice(waiting.indexOf(next), 1);
      const { replica } = next;
      replica.turns += 1;
      if (replica === replicas[0] && replica.turns === killAt) replica.alive = false;
      else next.go();
    }
  };
  const room = (id: string): Room => ({ adapter: recorder.adapter.name, space: 'team', id });

  return {
    store,
    recorder,
    log,
    room,
    settle,
    sends,
    replicas,
    now: () => now,
    /** The clock goes on, and the heart of everybody beats whose last beat has ended. */
    async advance(milliseconds: number, turns?: number): Promise<void> {
      now = new Date(now.getTime() + milliseconds);
      for (const replica of living().filter(({ beating }) => !beating)) {
        replica.beating = true;
        void replica.studyhall.tick(now).finally(() => {
          replica.beating = false;
        });
      }
      await settle(turns);
    },
    /** Somebody chooses, by way of any replica; the reply as soon as there is one. */
    choose(person: string, round: string, on: Room, pick: number): { reply?: Reply } {
      const all = living();
      const by = { adapter: on.adapter, space: on.space, id: person };
      const ended: { reply?: Reply } = {};
      void all[Math.floor(chance() * all.length)]?.studyhall.bot
        .handle({ kind: 'chose', room: on, by, name: person, id: `vote:${round}`, picks: [pick] })
        .then((reply) => {
          ended.reply = reply;
        });
      return ended;
    },
  };
}
