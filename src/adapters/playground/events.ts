import type { ServerResponse } from 'node:http';
import type { Push } from './page/wire.js';

/** A reader that is this many bytes behind is cut off: it reconnects and gets the state whole. */
const mostBehind = 4 * 1024 * 1024;

interface Stream {
  readonly person: string;
  readonly response: ServerResponse;
  /** What came while the first state was being read. */
  waiting?: Push[];
}

/** Server-sent events. A stream belongs to one person. */
export function createEvents(beat = 25_000) {
  const streams = new Set<Stream>();
  let stopped = false;

  const write = ({ response }: Stream, chunk: string): void => {
    if (response.writableEnded || response.destroyed) return;
    if (response.writableLength > mostBehind) response.destroy();
    else response.write(chunk);
  };
  const pushTo = (stream: Stream, push: Push): void => {
    if (stream.waiting) stream.waiting.push(push);
    else write(stream, `data: ${JSON.stringify(push)}\n\n`);
  };
  // A proxy in between closes a connection that is silent for long.
  const heart = setInterval(() => {
    for (const stream of streams) write(stream, ':\n\n');
  }, beat);
  heart.unref();

  return {
    /** Opens a stream with the person's state first; whatever is pushed meanwhile follows it. */
    async open(person: string, response: ServerResponse, state: () => Promise<Push>): Promise<void> {
      const stream: Stream = { person, response, waiting: [] };
      streams.add(stream);
      response.on('close', () => streams.delete(stream));
      response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' });
      response.flushHeaders();
      try {
        const first = await state();
        const late = stream.waiting ?? [];
        delete stream.waiting;
        for (const push of [first, ...late]) pushTo(stream, push);
        if (stopped) response.end();
      } catch (error) {
        response.destroy();
        throw error;
      }
    },
    /** To one person's streams, or to all. */
    push(push: Push, person?: string): void {
      for (const stream of streams) if (person === undefined || stream.person === person) pushTo(stream, push);
    },
    /** Who has a stream open. */
    people: (): ReadonlySet<string> => new Set([...streams].map((stream) => stream.person)),
    stop(): void {
      stopped = true;
      clearInterval(heart);
      for (const { response } of streams) response.end();
    },
  };
}

export type Events = ReturnType<typeof createEvents>;
