/** What goes wrong with a call. `lost`: it takes effect, and its answer never arrives. */
export type FaultKind =
  | { readonly status: 429; readonly retryAfter?: number }
  | { readonly status: 401 | 500 | 502 }
  | { readonly status: number; readonly code: number; readonly message: string }
  | 'hang'
  | 'reset'
  | 'lost';

export interface Fault {
  readonly method: string;
  readonly path: RegExp;
  readonly kind: FaultKind;
  times: number;
}

export function createFaults() {
  const faults: Fault[] = [];
  let chance: (method: string, path: string) => FaultKind | undefined = () => undefined;
  return {
    /** Asked for every call for which no fault waits. */
    byChance(ask: typeof chance): void {
      chance = ask;
    },
    /** The next `times` calls of that method whose path matches go wrong. */
    inject(method: string, path: RegExp, kind: FaultKind, times = 1): void {
      faults.push({ method, path, kind, times });
    },
    clear(): void {
      faults.length = 0;
    },
    take(method: string, path: string): FaultKind | undefined {
      const fault = faults.find((each) => each.times > 0 && each.method === method && each.path.test(path));
      if (fault) fault.times -= 1;
      return fault ? fault.kind : chance(method, path);
    },
  };
}
