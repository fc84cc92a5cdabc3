import type { Entry } from '../../core/ports/transcripts.js';
import type { Line, State } from './page/wire.js';

const mostLines = 200;
const mostBytes = 256 * 1024;
const readAtOnce = 25;
/** Another process may have said something since. */
const goodFor = 1_000;

/** What everybody sees, as JSON: lines one after the other with commas between. */
interface SharedLines {
  readonly bytes: Buffer;
  /** Of each line, oldest first, with where it begins and ends. */
  readonly spots: readonly { readonly id: string; readonly from: number; readonly to: number }[];
}

const join = (pieces: readonly { id: string; json: Buffer }[]): SharedLines => {
  let from = 0;
  const spots = pieces.map(({ id, json }) => {
    const spot = { id, from, to: from + json.length };
    from = spot.to + 1;
    return spot;
  });
  return { bytes: Buffer.concat(pieces.flatMap(({ json }, i) => (i === 0 ? [json] : [comma, json]))), spots };
};

const comma = Buffer.from(',');

/**
 * The latest lines that everybody sees, made once for all who ask: up to 200 of them and 256 kB. `read` gives entries
 * that precede one, oldest first.
 */
export function createSharedLines(
  read: (limit: number, before?: string) => Promise<readonly Entry[]>,
  line: (entry: Entry) => Line,
) {
  let made: Promise<SharedLines> | undefined;

  const make = async (): Promise<SharedLines> => {
    const newestFirst: { id: string; json: Buffer }[] = [];
    let bytes = 0;
    while (newestFirst.length < mostLines) {
      const entries = await read(readAtOnce, newestFirst.at(-1)?.id);
      for (const entry of entries.toReversed()) {
        const json = Buffer.from(JSON.stringify(line(entry)));
        bytes += json.length + 1;
        if (bytes > mostBytes || newestFirst.length >= mostLines) return join(newestFirst.toReversed());
        newestFirst.push({ id: entry.id, json });
      }
      if (entries.length < readAtOnce) break;
    }
    return join(newestFirst.toReversed());
  };
  const forget = (): void => {
    made = undefined;
  };

  return {
    current(): Promise<SharedLines> {
      if (made) return made;
      const making = make();
      made = making;
      const old = (): void => {
        if (made === making) forget();
      };
      making.catch(old);
      setTimeout(old, goodFor).unref();
      return making;
    },
    /** One of them is new or has changed. */
    forget,
  };
}

/**
 * A person's state as JSON, in pieces: what everybody sees are the same bytes for all, and only what is between them is
 * the person's own.
 */
export function stateJson(
  { bytes, spots }: SharedLines,
  own: readonly Line[],
  rest: Omit<State, 'lines'>,
): readonly Uint8Array[] {
  const groups: Uint8Array[] = [];
  const upTo = (end: number, next: number): number => {
    const [first, last] = [spots[next], spots[end - 1]];
    if (first && last && end > next) groups.push(bytes.subarray(first.from, last.to));
    return Math.max(end, next);
  };
  let next = 0;
  for (const line of own) {
    const later = spots.findIndex(({ id }) => id > line.id);
    next = upTo(later === -1 ? spots.length : later, next);
    groups.push(Buffer.from(JSON.stringify(line)));
  }
  upTo(spots.length, next);
  const [head = ''] = JSON.stringify({ ...rest, lines: [] }).split(/\]\}$/);
  return [Buffer.from(head), ...groups.flatMap((group, i) => (i === 0 ? [group] : [comma, group])), Buffer.from(']}')];
}
