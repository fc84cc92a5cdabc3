import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { askWith } from '../../src/core/ask/ask.js';
import { encodeNotes, vectorsOf } from '../../src/core/ask/index/note-vectors.js';
import { openEndpoint } from '../../src/meaning/endpoint.js';
import { createVectorBook } from '../../src/meaning/vector-book.js';
import { createVectorFile } from '../../src/meaning/vector-file.js';
import { libraryOf } from '../support/library.js';
import { createTestLog } from '../support/stage.js';
import { tempDir } from '../support/temp.js';

const { index } = libraryOf([
  { path: 'leave.md', text: '# Leave\n\n## Newborn children\n\nParents stay at home for ten weeks.\n' },
  { path: 'lunch.md', text: '# Lunch\n\n## When\n\nSoup is served at noon.\n' },
]);
const texts = index.sections.length + index.entries.length;

const vectorOf = (text: string): number[] => (/parent|newborn|zorblax/i.test(text) ? [1, 0.1, 0.1] : [0.1, 1, 0.1]);

/** Answers in its own way, or not at all; undefined answers as it should. */
type Mood = (input: readonly string[], response: ServerResponse) => unknown;

/** The bot's ask over an endpoint whose mood a test changes. */
async function open() {
  let mood: Mood | undefined;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { input } = JSON.parse(body);
    if (mood) return void mood(input, response);
    response.end(JSON.stringify({ data: input.map((text: string) => ({ embedding: vectorOf(text) })) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  onTestFinished(() => void server.closeAllConnections());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const log = createTestLog();
  let goOn = (): void => undefined;
  const wait = (_milliseconds: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      goOn = resolve;
      signal?.addEventListener('abort', () => reject(signal.reason));
    });
  /** The endpoint's short pauses are over at once, those that it asks for last. */
  const pause = async (milliseconds: number, signal?: AbortSignal) =>
    milliseconds > 60_000 - 1 ? wait(0, signal) : undefined;
  const cache = createVectorFile(tempDir());
  const book = createVectorBook({ encoder: await openEndpoint({ url, wait: pause }), cache, log, wait });
  onTestFinished(() => book.stop());
  const ask = async (query: string) => {
    const from = performance.now();
    const { matches } = await askWith(index, book, query);
    return { first: matches[0]?.passage.file, took: performance.now() - from };
  };
  return {
    book,
    log,
    ask,
    goOn: () => goOn(),
    feel(given: Mood | undefined): void {
      mood = given;
    },
  };
}

const silent: Mood = () => undefined;
const busy: Mood = (_input, response) => response.writeHead(429, { 'Retry-After': '3600' }).end('{}');
const anotherSize: Mood = (input, response) =>
  response.end(JSON.stringify({ data: input.map(() => ({ embedding: [1, 2] })) }));
const gone: Mood = (_input, response) => response.destroy();

describe('an endpoint with a fault', () => {
  it.each<[string, Mood]>([
    ['that is slow', silent],
    ['that is busy for an hour', busy],
    ['whose vectors have another size now', anotherSize],
    ['that is gone', gone],
  ])('%s lets words answer in time, and meaning again once it is well', async (_name, mood) => {
    const { book, ask, feel } = await open();
    encodeNotes(index, book);
    await book.settled();
    expect((await ask('how much zorblax?')).first).toBe('leave.md');

    feel(mood);
    const late = await ask('when is soup served?');
    expect(late.first).toBe('lunch.md');
    expect(late.took).toBeLessThan(1_500);
    expect((await ask('which zorblax?')).first).toBeUndefined();

    feel(undefined);
    expect((await ask('what about zorblax?')).first).toBe('leave.md');
  });

  it.each<[string, Mood]>([
    ['is gone', gone],
    ['gives vectors of another size', anotherSize],
  ])(
    'that %s in the middle of the notes keeps none of what was wrong, says it once, and goes on later',
    async (_name, mood) => {
      const { book, ask, feel, log, goOn } = await open();
      feel(mood);
      const table = encodeNotes(index, book);
      await book.settled();
      expect(log.lines.filter((line) => line.startsWith('warn'))).toHaveLength(1);
      expect(table.progress()).toEqual({ known: 0, of: texts });
      expect((await ask('when is soup served?')).first).toBe('lunch.md');
      feel(undefined);
      goOn();
      await expect.poll(() => table.progress().known).toBe(texts);
      expect(vectorsOf(index, book)).toBe(table);
      expect((await ask('what about zorblax?')).first).toBe('leave.md');
    },
  );
});
