import { Agent, get, type IncomingMessage, request } from 'node:http';
import { pause } from './paced.js';

/** What came of it all so far. */
export interface PageCount {
  /** Streams that stand now, that were there at once at most, and that were begun. */
  streams: number;
  most: number;
  begun: number;
  /** Streams that were too many. */
  refused: number;
  /** Messages by the status of their answer; 0 for those that got none. */
  readonly said: Map<number, number>;
}

/** A browser's cookie, once it has shown the token. */
async function letIn(url: string, token: string): Promise<string> {
  const page = await fetch(`${url}/?token=${encodeURIComponent(token)}`);
  await page.arrayBuffer();
  const cookie = page.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`the page lets nobody in: ${page.status}`);
  return cookie;
}

export interface PageCrowd {
  readonly count: PageCount;
  /** The browser says so many letters. */
  say(browser: number, letters: number): Promise<void>;
  /** Keeps that many streams open in every browser; of four readers one takes nothing. Goes on until `end`. */
  read(each: number, retry: number): Promise<void>;
  end(): void;
}

/** Browsers that have all shown the token. */
export async function openPageCrowd(url: string, token: string, browsers: number): Promise<PageCrowd> {
  const cookies = await Promise.all(Array.from({ length: browsers }, () => letIn(url, token)));
  const count: PageCount = { streams: 0, most: 0, begun: 0, refused: 0, said: new Map() };
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const open = new Set<() => void>();
  let ended = false;

  /** One stream from its beginning to its end. */
  const stream = (cookie: string, takes: boolean): Promise<void> =>
    new Promise((resolve) => {
      const headers = { cookie };
      const asked = get(`${url}/playground/events`, { headers, agent: false }, (response: IncomingMessage) => {
        if (takes || response.statusCode !== 200) response.resume();
        if (response.statusCode !== 200) {
          count.refused += response.statusCode === 429 ? 1 : 0;
          return;
        }
        count.streams += 1;
        count.begun += 1;
        count.most = Math.max(count.most, count.streams);
        response.once('close', () => {
          count.streams -= 1;
        });
        response.on('error', () => undefined);
      });
      const close = (): void => void asked.destroy();
      open.add(close);
      asked.on('error', () => undefined);
      asked.once('close', () => {
        open.delete(close);
        resolve();
      });
    });

  return {
    count,
    say: (browser, letters) =>
      new Promise((resolve) => {
        const told = (status: number): void => {
          count.said.set(status, (count.said.get(status) ?? 0) + 1);
          resolve();
        };
        const headers = { cookie: cookies[browser % browsers] ?? '', 'content-type': 'application/json' };
        const sent = request(`${url}/playground/say`, { method: 'POST', agent, headers }, (response) => {
          response.resume();
          response.once('close', () => told(response.statusCode ?? 0));
        });
        sent.once('error', () => told(0));
        sent.end(JSON.stringify({ person: '', text: 'who keeps it? '.repeat(letters / 14) }));
      }),
    async read(each, retry) {
      const readers = cookies.flatMap((cookie) => Array.from({ length: each }, () => cookie));
      await Promise.all(
        readers.map(async (cookie, index) => {
          await pause((index / readers.length) * retry);
          while (!ended) {
            await stream(cookie, index % 4 !== 0);
            await pause(ended ? 0 : retry);
          }
        }),
      );
    },
    end() {
      ended = true;
      for (const close of open) close();
      agent.destroy();
    },
  };
}
