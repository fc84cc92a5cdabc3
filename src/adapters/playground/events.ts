import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { type HttpEnv, refuse } from './http.js';
import type { Push } from './page/wire.js';
import { createTurns } from './turns.js';

/** A reader that is this many bytes behind is cut off: it reconnects and gets the state whole. */
const mostBehind = 512 * 1024;
/** A browser grants one host six connections over all tabs; a second one may be open. */
const mostStreamsEach = 8;
const mostStreams = 400;

interface Stream {
  readonly person: string;
  /** What the reader has not taken yet. */
  readonly waiting: Uint8Array[];
  /** How many bytes that is, without the state that it begins with. */
  behind: number;
  /** Tells that something waits, or that nothing more will come. */
  wake(): void;
  cut(): void;
}

/** A push as it goes out: made once, and the same bytes for every reader. */
export const eventOf = (push: Push): Uint8Array => Buffer.from(`data: ${JSON.stringify(push)}\n\n`);
/** The same of a state, which comes in pieces. */
export const stateEvent = (state: readonly Uint8Array[]): readonly Uint8Array[] => [
  Buffer.from('data: {"kind":"state","state":'),
  ...state,
  Buffer.from('}\n\n'),
];
const signOfLife = Buffer.from(':\n\n');

/** Server-sent events. A stream belongs to one person. */
export function createEvents(beat = 25_000) {
  const streams = new Set<Stream>();
  const turn = createTurns();
  let stopped = false;

  const of = (person: string): Stream[] => [...streams].filter((stream) => stream.person === person);

  const give = (stream: Stream, chunk: Uint8Array): void => {
    if (stream.behind > mostBehind) {
      stream.cut();
      return;
    }
    stream.behind += chunk.length;
    stream.waiting.push(chunk);
    stream.wake();
  };
  // A proxy in between closes a connection that is silent for long.
  const heart = setInterval(() => {
    for (const stream of streams) give(stream, signOfLife);
  }, beat);
  heart.unref();

  const flow = async (stream: Stream, first: readonly Uint8Array[], sse: SSEStreamingApi): Promise<void> => {
    for (const piece of first) await sse.write(piece);
    while (streams.has(stream)) {
      const chunk = stream.waiting.shift();
      if (chunk !== undefined) {
        await sse.write(chunk);
        stream.behind -= chunk.length;
      } else if (stopped) return;
      else {
        await new Promise<void>((resolve) => {
          stream.wake = resolve;
        });
      }
    }
  };

  const full = (person: string): string | undefined => {
    if (streams.size >= mostStreams) return `The playground is full: ${mostStreams} pages are open. Try again later.`;
    return of(person).length >= mostStreamsEach
      ? 'You have this page open in too many tabs. Close one, then reload.'
      : undefined;
  };

  return {
    /**
     * Answers with a stream that begins with the person's state, in pieces; whatever is pushed meanwhile follows it.
     * Refuses more streams than a person, or all of them together, may have.
     */
    async open(c: Context<HttpEnv>, person: string, state: () => Promise<readonly Uint8Array[]>): Promise<Response> {
      const why = full(person);
      if (why !== undefined) {
        c.header('Retry-After', '10');
        return refuse(c, 429, why);
      }
      const { outgoing } = c.env;
      const stream: Stream = { person, waiting: [], behind: 0, wake: () => undefined, cut: () => outgoing.destroy() };
      streams.add(stream);
      outgoing.once('close', () => {
        streams.delete(stream);
        stream.wake();
      });
      // Whoever has gone before their turn came costs nothing.
      const first = await turn(() => (streams.has(stream) ? state() : []));
      const response = streamSSE(c, (sse) => flow(stream, first, sse));
      response.headers.set('Cache-Control', 'no-store');
      return response;
    },
    /** To one person's streams, or to all. */
    push(push: Push, person?: string): void {
      const to = person === undefined ? [...streams] : of(person);
      if (to.length === 0) return;
      const chunk = eventOf(push);
      for (const stream of to) give(stream, chunk);
    },
    /** To one person's streams: all that they see, in pieces, in place of what they were given before. */
    restate(state: readonly Uint8Array[], person: string): void {
      const chunk = Buffer.concat(stateEvent(state));
      for (const stream of of(person)) give(stream, chunk);
    },
    /** Who has a stream open. */
    people: (): ReadonlySet<string> => new Set([...streams].map((stream) => stream.person)),
    /** How many streams there are, and how many bytes they hold for readers that are behind. */
    load: (): { streams: number; behind: number } => ({
      streams: streams.size,
      behind: [...streams].reduce((sum, stream) => sum + stream.behind, 0),
    }),
    stop(): void {
      stopped = true;
      clearInterval(heart);
      for (const stream of streams) stream.wake();
    },
  };
}

export type Events = ReturnType<typeof createEvents>;
