/** Runs `run` for a person at once, and again at the end of the window when it was asked for meanwhile. */
export function createRefresh(every: number, run: (person: string) => void) {
  const windows = new Map<string, { timer: NodeJS.Timeout; again: boolean }>();

  const start = (person: string): void => {
    const timer = setTimeout(() => {
      const again = windows.get(person)?.again ?? false;
      windows.delete(person);
      if (again) start(person);
    }, every);
    windows.set(person, { timer, again: false });
    run(person);
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
      for (const { timer } of windows.values()) clearTimeout(timer);
      windows.clear();
    },
  };
}
