import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { HttpEnv } from './http.js';
import type { Push } from './page/wire.js';

/** A reader that is this many characters behind is cut off: it reconnects and gets the state whole. */
const mostBehind = 4 * 1024 * 1024;

interface Stream {
  readonly person: string;
  /** What the reader has not taken yet. */
  readonly waiting: string[];
  behind: number;
  /** Tells that something waits, or that nothing more will come. */
  wake(): void;
  cut(): void;
}

const chunkOf = (push: Push): string => `data: ${JSON.stringify(push)}\n\n`;

/** Server-sent events. A stream belongs to one person. */
export function createEvents(beat = 25_000) {
  const streams = new Set<Stream>();
  let stopped = false;

  const give = (stream: Stream, chunk: string): void => {
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
    for (const stream of streams) give(stream, ':\n\n');
  }, beat);
  heart.unref();

  const flow = async (stream: Stream, sse: SSEStreamingApi): Promise<void> => {
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

  return {
    /** Answers with a stream that begins with the person's state; whatever is pushed meanwhile follows it. */
    async open(c: Context<HttpEnv>, person: string, state: () => Promise<Push>): Promise<Response> {
      const { outgoing } = c.env;
      const stream: Stream = { person, waiting: [], behind: 0, wake: () => undefined, cut: () => outgoing.destroy() };
      streams.add(stream);
      outgoing.once('close', () => {
        streams.delete(stream);
        stream.wake();
      });
      const first = chunkOf(await state());
      stream.waiting.unshift(first);
      stream.behind += first.length;
      const response = streamSSE(c, (sse) => flow(stream, sse));
      response.headers.set('Cache-Control', 'no-store');
      return response;
    },
    /** To one person's streams, or to all. */
    push(push: Push, person?: string): void {
      const chunk = chunkOf(push);
      for (const stream of streams) if (person === undefined || stream.person === person) give(stream, chunk);
    },
    /** Who has a stream open. */
    people: (): ReadonlySet<string> => new Set([...streams].map((stream) => stream.person)),
    stop(): void {
      stopped = true;
      clearInterval(heart);
      for (const stream of streams) stream.wake();
    },
  };
}

export type Events = ReturnType<typeof createEvents>;
