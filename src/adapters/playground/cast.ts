import type { Member } from './page/wire.js';
import type { People } from './people.js';
import type { Read } from './receive.js';

/** Who a request may be from. */
export interface Cast {
  /** Whether a browser is one person, and stays that one. */
  readonly bound: boolean;
  /** Whom a page that names that person shows. */
  viewer(named: string | undefined, browser: string | undefined): Member | undefined;
  /** Who does what a request of that person asks for. */
  actor(named: string | undefined, browser: string | undefined): Promise<Read<Member>>;
  /** Whom the page of that person can be. */
  seen(viewer: Member): readonly Member[];
  /** A name that somebody filled in: for somebody new, or for the browser's own person. */
  named(name: string, browser: string | undefined): Promise<Read<Member>>;
}

const gone = { ok: false, why: 'That person isn’t here any more; reload the page.' } as const;

/** The demonstration, on one's own machine: whoever is there can be anybody. */
export const openCast = (people: People): Cast => ({
  bound: false,
  viewer: (named = '') => people.find(named) ?? people.all()[0],
  actor: async (named = '') => {
    const value = people.find(named);
    return value ? { ok: true, value } : gone;
  },
  seen: () => people.all(),
  named: (name) => people.add(name),
});

/** Behind a token: each browser is a person of its own, whatever it says, kept from the first thing that they do. */
export function boundCast(people: People): Cast {
  const of = (id: string): Member => people.find(id) ?? { id, name: `Guest ${id.slice(0, 6)}` };
  return {
    bound: true,
    viewer: (_named, browser) => (browser === undefined ? undefined : of(browser)),
    actor: async (_named, browser) => {
      if (browser === undefined) return gone;
      const known = people.find(browser);
      return known ? { ok: true, value: known } : people.keep(of(browser));
    },
    seen: (viewer) => [viewer],
    named: async (name, browser) => (browser === undefined ? gone : people.keep({ id: browser, name })),
  };
}
