/** How a call goes wrong. `lost`: it takes effect, and the reply never comes. */
export type Fault =
  | { readonly kind: 'limit'; readonly after?: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'error'; readonly code: string; readonly needed?: string }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'lost' };

/** Faults that wait for the next calls of a method. */
export function createFaults() {
  const waiting: { method: string; fault: Fault; left: number }[] = [];
  let chance: (method: string) => Fault | undefined = () => undefined;
  return {
    /** Asked for every call for which no fault waits. */
    byChance(ask: typeof chance): void {
      chance = ask;
    },
    add(method: string, fault: Fault, times = 1): void {
      waiting.push({ method, fault, left: times });
    },
    clear(): void {
      waiting.length = 0;
    },
    next(method: string): Fault | undefined {
      const found = waiting.find((each) => each.method === method && each.left > 0);
      if (found) found.left -= 1;
      return found ? found.fault : chance(method);
    },
  };
}
