import type { Chance } from './chance.js';
import type { Press, Side } from './side.js';

export interface PlayersOptions {
  readonly side: Side;
  readonly chance: Chance;
  readonly presses: Press[];
  /** Rooms without a schedule, where the manager asks by hand. */
  readonly byHand: ReadonlySet<string>;
  /** What a manager asked for by hand: whether they were told that it stands. */
  readonly asked: { readonly room: string; told: boolean }[];
  going(): boolean;
}

const rest = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const mostVotes = 3;

/** People who vote on whatever opens, some of them twice, and a manager who asks and closes now and then. */
export function play({ side, chance, presses, byHand, asked, going }: PlayersOptions): Promise<unknown> {
  const voter = async (room: string, person: string): Promise<void> => {
    const votes = new Map<string, number>();
    while (going()) {
      await rest(chance.between(100, 900));
      const open = side.open(room).at(-1);
      if (!open) continue;
      const { round, choices } = open;
      const before = votes.get(round) ?? 0;
      if (before >= mostVotes || (before > 0 && chance() < 0.5)) {
        votes.set(round, mostVotes);
        continue;
      }
      votes.set(round, before + 1);
      const press: Press = { room, round, person, pick: chance.between(0, choices - 1), from: Date.now() };
      presses.push(press);
      await side.press(press);
    }
  };

  const manager = async (room: string): Promise<void> => {
    while (going()) {
      await rest(chance.between(1_500, 6_000));
      const open = side.open(room).length > 0;
      if (open && chance() < 0.3) await side.say(room, '/quiz close');
      if (open || !byHand.has(room) || !going()) continue;
      const one = { room, told: false };
      asked.push(one);
      one.told = ((await side.say(room, '/quiz now close after 12s')) ?? '').includes('The question is open');
    }
  };

  return Promise.all(
    side.rooms.flatMap((room) => [manager(room), ...side.people.map((person) => voter(room, person))]),
  );
}
