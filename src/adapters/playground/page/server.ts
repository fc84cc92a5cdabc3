import type { Ack, Push, Verb } from './wire.js';

const dates = new Set(['at', 'now', 'time', 'opens', 'closes']);

/** Instants travel as ISO text. */
const reviveDates = (key: string, value: unknown): unknown =>
  dates.has(key) && typeof value === 'string' ? new Date(value) : value;

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const unreachable = 'Studyhall can’t be reached. What you typed is still here: send it again in a moment.';

/** Sends one thing that a person did. Never rejects: what went wrong is a sentence in `error`. */
export async function post(verb: Verb, body: object): Promise<Ack> {
  try {
    const response = await fetch(`/playground/${verb}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...body, zone }),
    });
    return JSON.parse(await response.text(), reviveDates) as Ack;
  } catch {
    return { error: unreachable };
  }
}

const firstPause = 500;
const longestPause = 8_000;

export interface Connection {
  /** Listens as this person from now on. */
  as(person: string): void;
}

/**
 * The stream of what happens, reopened by itself when it breaks. Every opening begins with the whole state, so nothing
 * is missed. A hidden tab lets go of its stream: a browser grants one host six connections over all tabs.
 */
export function connect(take: (push: Push) => void, lost: (isLost: boolean) => void): Connection {
  let person: string | undefined;
  let source: EventSource | undefined;
  let timer: number | undefined;
  let pause = firstPause;

  const close = (): void => {
    source?.close();
    source = undefined;
    clearTimeout(timer);
  };
  const open = (): void => {
    close();
    if (person === undefined || document.hidden) return;
    const opened = new EventSource(`/playground/events?${new URLSearchParams({ person, zone })}`);
    source = opened;
    opened.onmessage = (event: MessageEvent<string>) => {
      pause = firstPause;
      lost(false);
      take(JSON.parse(event.data, reviveDates) as Push);
    };
    opened.onerror = () => {
      if (source !== opened) return;
      close();
      lost(true);
      timer = setTimeout(open, pause);
      pause = Math.min(2 * pause, longestPause);
    };
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  window.addEventListener('online', open);
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', (event) => event.persisted && open());

  return {
    as(id) {
      person = id;
      open();
    },
  };
}
