import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type EndpointOptions, openEndpoint } from '../../src/meaning/endpoint.js';
import { cosine } from '../support/tiny-model.js';

interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: { readonly model?: string; readonly input: readonly string[] };
}

/** Answers a request as a test wants it; what it does not answer is answered as it should be. */
type Mood = (asked: Asked, response: ServerResponse) => boolean;

const vectorOf = (text: string): number[] => [text.length, 1, text.includes('lunch') ? 100 : 0];

const answer = (response: ServerResponse, body: unknown, status = 200, headers = {}): true => {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
  return true;
};

/** A stand-in for a server of vectors; the first request is the one that opens it. */
async function serve(moods: readonly (Mood | undefined)[] = []) {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const each: Asked = { path: request.url ?? '', headers: request.headers, body: JSON.parse(text) };
    asked.push(each);
    if (moods[asked.length - 1]?.(each, response)) return;
    const data = each.body.input.map((input, index) => ({ index, embedding: vectorOf(input) }));
    answer(response, { data: data.reverse() });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.closeAllConnections());
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const waits: number[] = [];
  const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
  const open = (options: Partial<EndpointOptions> = {}) => openEndpoint({ url, wait, ...options });
  return { asked, waits, url, open };
}

const status =
  (code: number, headers = {}): Mood =>
  (_asked, response) =>
    answer(response, { error: 'a secret of the server' }, code, headers);

describe('an endpoint of vectors', () => {
  it('is asked in its own words, in batches, and gives unit vectors in the order of the texts', async () => {
    const { asked, open } = await serve();
    const encoder = await open({ key: 'sk-1', model: 'multilingual-e5-small' });
    expect(encoder.size).toBe(3);
    const texts = Array.from({ length: 70 }, (_, i) => (i === 69 ? 'lunch' : 'x'.repeat(i + 1)));
    const vectors = await encoder.encode(texts, 'passage');
    expect(vectors).toHaveLength(70);
    for (const vector of vectors) expect(cosine(vector, vector)).toBeCloseTo(1, 5);
    expect(vectors[69]?.[2]).toBeGreaterThan(0.9);
    expect(asked.map(({ body }) => body.input.length)).toEqual([1, 32, 32, 6]);
    expect(asked[1]).toMatchObject({ path: '/v1/embeddings', headers: { authorization: 'Bearer sk-1' } });
    expect(asked[1]?.body).toMatchObject({ model: 'multilingual-e5-small', encoding_format: 'float' });
    expect(asked[1]?.body.input[0]).toBe('passage: x');
    await encoder.encode(['when is lunch?'], 'query');
    expect(asked.at(-1)?.body.input).toEqual(['query: when is lunch?']);
  });

  it.each([
    ['', '/v1/embeddings'],
    ['/', '/v1/embeddings'],
    ['/v1', '/v1/embeddings'],
    ['/api/v2/', '/api/v2/embeddings'],
    ['/v1/embeddings', '/v1/embeddings'],
  ])('is found where its address ends in "%s"', async (end, path) => {
    const { asked, open, url } = await serve();
    await open({ url: url + end });
    expect(asked.map((each) => each.path)).toEqual([path]);
    expect(asked[0]?.headers.authorization).toBeUndefined();
    expect(asked[0]?.body).not.toHaveProperty('model');
  });

  it('is given no text that it could refuse: none is empty, none endless', async () => {
    const { asked, open } = await serve();
    await (await open()).encode(['', ' \n', 'long '.repeat(10_000)], 'passage');
    const lengths = asked[1]?.body.input.map((text) => text.length) ?? [];
    expect(Math.min(...lengths)).toBeGreaterThan(0);
    expect(Math.max(...lengths)).toBeLessThan(2_000);
  });

  it('is asked again while it is busy or ill, after the time that it says', async () => {
    const { asked, waits, open } = await serve([undefined, status(429, { 'Retry-After': '3' }), status(503)]);
    const encoder = await open();
    expect(await encoder.encode(['lunch'], 'query')).toHaveLength(1);
    expect(asked).toHaveLength(4);
    expect(waits).toEqual([3_000, 1_000]);
  });

  it('is given up after four attempts, with what it said last', async () => {
    const { asked, waits, open } = await serve([undefined, ...Array.from({ length: 9 }, () => status(500))]);
    const encoder = await open();
    await expect(encoder.encode(['lunch'], 'query')).rejects.toMatchObject({
      code: 'meaning-endpoint',
      message: 'the endpoint of MEANING_URL answers 500',
    });
    expect(asked).toHaveLength(5);
    expect(waits).toEqual([500, 1_000, 2_000]);
  });

  it.each<[string, Mood, string]>([
    ['a key that it does not take', status(401), 'answers 401: look at MEANING_KEY'],
    ['a model that it does not have', status(404), 'answers 404: look at MEANING_URL and MEANING_MODEL'],
    [
      'fewer vectors than texts',
      (_, response) => answer(response, { data: [{ embedding: [1, 2, 3] }] }),
      'gave 1 vectors for 2 texts',
    ],
    [
      'vectors of another size, as of a model that was swapped',
      (_, response) => answer(response, { data: [{ embedding: [1, 2] }, { embedding: [1, 2] }] }),
      'gave a vector of 2 numbers instead of 3',
    ],
    [
      'two vectors for one text',
      (_, response) =>
        answer(response, {
          data: [
            { index: 0, embedding: [1, 2, 3] },
            { index: 0, embedding: [1, 2, 3] },
          ],
        }),
      'gave two vectors for one text',
    ],
    ['another JSON', (_, response) => answer(response, { vectors: [] }), 'does not answer as an OpenAI-compatible one'],
    ['no JSON', (_, response) => Boolean(response.end('<html>')), 'does not answer in JSON'],
  ])('says clearly when it gives %s, once, and never the key', async (_name, mood, message) => {
    const { asked, open } = await serve([undefined, mood]);
    const encoder = await open({ key: 'sk-secret' });
    const failure = await encoder.encode(['a', 'b'], 'passage').catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'meaning-endpoint' });
    expect(String(failure)).toContain(message);
    expect(JSON.stringify(failure) + String(failure)).not.toMatch(/sk-secret|a secret/);
    expect(asked).toHaveLength(2);
  });

  it('that goes away in the middle of an answer, or is silent for too long, is asked again', async () => {
    const broken: Mood = (_, response) => {
      response.writeHead(200, { 'Content-Length': 1_000 });
      response.write('{"data"', () => response.destroy());
      return true;
    };
    const silent: Mood = () => true;
    const { waits, open } = await serve([undefined, broken, silent]);
    const encoder = await open({ timeout: 100 });
    expect(await encoder.encode(['lunch'], 'query')).toHaveLength(1);
    expect(waits).toEqual([500, 1_000]);
  });

  it('that nobody waits for any more is left alone', async () => {
    const { asked, open } = await serve([undefined, () => true]);
    const encoder = await open();
    const given = new AbortController();
    const encoding = encoder.encode(['lunch'], 'query', given.signal);
    given.abort(new Error('late'));
    await expect(encoding).rejects.toThrow('late');
    expect(asked.length).toBeLessThan(3);
  });

  it('out of reach says so, and has the same id whenever it is there', async () => {
    const { open, url } = await serve();
    const first = await open({ model: 'm' });
    expect((await open({ model: 'm' })).id).toBe(first.id);
    expect((await open({ model: 'n' })).id).not.toBe(first.id);
    expect(first.name).toBe(`m at ${new URL(url).host}`);
    await expect(open({ url: 'http://127.0.0.1:9' })).rejects.toThrow('the endpoint of MEANING_URL is out of reach');
  });

  it('does not follow a redirection, which could lead a key away', async () => {
    const { asked, open } = await serve(Array.from({ length: 4 }, () => status(307, { Location: '/elsewhere' })));
    await expect(open({ key: 'sk-1' })).rejects.toMatchObject({ code: 'meaning-endpoint' });
    expect(asked.every(({ path }) => path === '/v1/embeddings')).toBe(true);
  });
});
