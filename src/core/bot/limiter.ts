import type { Person } from '../chat/address.js';
import { rates } from '../ports/rates.js';

export type Doing = 'query' | 'command' | 'press' | 'vote' | 'step';
type Counted = 'queries' | 'commands' | 'presses' | 'steps';

const counted: Readonly<Record<Doing, Counted>> = {
  query: 'queries',
  command: 'commands',
  press: 'presses',
  vote: 'presses',
  step: 'steps',
};

/** What one person did lately: instants, the oldest first, each list as long as its limit at most. */
interface Lately {
  readonly queries: number[];
  readonly commands: number[];
  readonly presses: number[];
  readonly steps: number[];
  /** When the second began in which votes count as one press, and how many there were. */
  second: number;
  votes: number;
  told: number;
}

/**
 * Keeps one person from taking what all share. `now` is in milliseconds and never goes back. `tell`: it is too much, and
 * high time to say so; `ignore`: they were told within the last minute.
 */
export function createLimiter() {
  /** In the order in which they were heard of, the latest last. */
  const people = new Map<string, Lately>();

  const of = (person: Person): Lately => {
    const key = JSON.stringify([person.adapter, person.space, person.id]);
    const known = people.get(key) ?? {
      queries: [],
      commands: [],
      presses: [],
      steps: [],
      second: Number.NEGATIVE_INFINITY,
      votes: 0,
      told: Number.NEGATIVE_INFINITY,
    };
    people.delete(key);
    people.set(key, known);
    const [oldest] = people.keys();
    if (people.size > rates.people && oldest !== undefined) people.delete(oldest);
    return known;
  };

  const allows = (lately: Lately, doing: Doing, now: number): boolean => {
    if (doing === 'vote' && now - lately.second < 1_000) {
      lately.votes += 1;
      return lately.votes <= rates.votesASecond;
    }
    const kind = counted[doing];
    const list = lately[kind];
    while (list[0] !== undefined && now - list[0] >= rates.per) list.shift();
    if (list.length >= rates[kind]) return false;
    list.push(now);
    if (doing === 'vote') {
      lately.second = now;
      lately.votes = 1;
    }
    return true;
  };

  return {
    take(person: Person, doing: Doing, now: number): 'go on' | 'tell' | 'ignore' {
      const lately = of(person);
      if (allows(lately, doing, now)) return 'go on';
      if (now - lately.told < rates.told) return 'ignore';
      lately.told = now;
      return 'tell';
    },
  };
}
