import { pause } from '../shared/pause.js';

/** So many people are refreshed within one person's window at most. */
const runsAWindow = 10;

/**
 * Runs `run` for a person at once, and again at the end of the window when it was asked for meanwhile; for one person
 * after the other, however many there are.
 */
export function createRefresh(every: number, run: (person: string) => Promise<void>) {
  const windows = new Map<string, { timer: NodeJS.Timeout; again: boolean }>();
  const waiting = new Set<string>();
  let running = false;
  let stopped = false;

  const rest = (person: string): void => {
    const timer = setTimeout(() => {
      const again = windows.get(person)?.again ?? false;
      windows.delete(person);
      if (again) start(person);
    }, every);
    windows.set(person, { timer, again: false });
  };
  const work = async (): Promise<void> => {
    if (running) return;
    running = true;
    for (const person of waiting) {
      if (stopped) break;
      waiting.delete(person);
      rest(person);
      await run(person);
      await pause(every / runsAWindow);
    }
    running = false;
  };
  const start = (person: string): void => {
    waiting.add(person);
    void work();
  };

  return {
    ask(people: Iterable<string>): void {
      for (const person of people) {
        const window = windows.get(person);
        if (window) window.again = true;
        else start(person);
      }
    },
    stop(): void {
      stopped = true;
      for (const { timer } of windows.values()) clearTimeout(timer);
      windows.clear();
    },
  };
}
