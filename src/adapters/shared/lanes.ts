import type { Room } from '../../core/chat/address.js';
import type { Outcome } from '../../core/ports/adapter.js';
import { pause } from './pause.js';
import type { Poster } from './sender.js';
import type { Tools } from './tools.js';

/** What a platform takes of messages in one room: so many at once, and then one every so many milliseconds. */
export interface Pace {
  readonly burst: number;
  readonly every: number;
}

/** For a platform that says itself when a room has had enough. */
const asToldTo: Pace = { burst: 1, every: 0 };

type Send = () => Promise<Outcome>;

export interface Lanes {
  /** Sends behind all that waits for that room. What is turned away keeps its turn for so many milliseconds. */
  behind(room: Room, patience: number, send: Send): Promise<Outcome>;
  /** Sends ahead of all that waits, and at the next turn or not at all: `later` says when. */
  ahead(room: Room, send: Send): Promise<Outcome>;
  /** How many wait for that room. */
  waiting(room: Room): number;
}

interface Turn {
  readonly send: Send;
  /** For how long after its first attempt it waits again when it was turned away. */
  readonly patience: number;
  first?: number;
  end(outcome: Outcome): void;
}

interface Lane {
  readonly turns: Turn[];
  moving: boolean;
  /** When the room could take a whole burst again. */
  rested: number;
}

/** Beyond it, those are forgotten that nothing waits in and that could take a burst. */
const mostIdle = 1_000;

/**
 * One queue a room, which keeps the platform's pace: a message is on its way at a time, and counts from when it has
 * arrived. No send may reject. At a stop what waits ends as `later`.
 */
export function createLanes(
  { now, stopping }: Pick<Tools, 'now' | 'stopping'>,
  { burst, every }: Pace = asToldTo,
): Lanes {
  const lanes = new Map<string, Lane>();
  const keyOf = ({ space, id }: Room): string => JSON.stringify([space, id]);
  const stored = (burst - 1) * every;

  const laneOf = (room: Room): Lane => {
    const known = lanes.get(keyOf(room));
    if (known) return known;
    if (lanes.size >= mostIdle) {
      for (const [key, { moving, rested }] of lanes) if (!moving && rested <= now()) lanes.delete(key);
    }
    const lane = { turns: [], moving: false, rested: 0 };
    lanes.set(keyOf(room), lane);
    return lane;
  };

  const freeAt = ({ rested }: Lane): number => rested - stored;

  const take = async (lane: Lane, turn: Turn): Promise<void> => {
    const first = turn.first ?? now();
    turn.first = first;
    const outcome: Outcome = stopping.aborted ? { kind: 'later', at: new Date(now()) } : await turn.send();
    if (outcome.kind !== 'later') lane.rested = Math.max(lane.rested, now()) + every;
    else if (now() < first + turn.patience) {
      lane.rested = Math.max(lane.rested, outcome.at.getTime() + stored);
      if (!stopping.aborted) {
        lane.turns.unshift(turn);
        return;
      }
    }
    turn.end(outcome);
  };

  const move = async (lane: Lane): Promise<void> => {
    if (lane.moving) return;
    lane.moving = true;
    while (lane.turns.length > 0) {
      const wait = freeAt(lane) - now();
      if (wait > 0) await pause(wait, stopping);
      const turn = lane.turns.shift();
      if (turn) await take(lane, turn);
    }
    lane.moving = false;
  };

  const join = (lane: Lane, how: 'push' | 'unshift', send: Send, patience: number): Promise<Outcome> =>
    new Promise((end) => {
      lane.turns[how]({ send, patience, end });
      void move(lane);
    });

  return {
    behind: (room, patience, send) => join(laneOf(room), 'push', send, patience),
    async ahead(room, send) {
      const lane = laneOf(room);
      const free = freeAt(lane);
      return free - now() > every ? { kind: 'later', at: new Date(free) } : join(lane, 'unshift', send, 0);
    },
    waiting: (room) => lanes.get(keyOf(room))?.turns.length ?? 0,
  };
}

/** Posts ahead of the answers that wait for the same room. */
export const postingAhead = (lanes: Lanes, poster: Poster): Poster => ({
  ...poster,
  post: (room, message, key) => lanes.ahead(room, () => poster.post(room, message, key)),
});
