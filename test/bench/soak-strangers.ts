import { createConnection } from 'node:net';
import { signature } from '../support/slack/delivery.js';
import { pause } from './paced.js';

const megabyte = 1024 * 1024;
/** Longer than any limit of the server: whoever is still there then was not cut off. */
const patience = 60_000;

/** How a stranger fared: what they heard first, and after how many milliseconds the connection was over. */
export interface Knock {
  readonly heard: string;
  readonly held: number;
}

const beginning = (headers: Readonly<Record<string, string>>): string =>
  [
    'POST /slack/events HTTP/1.1',
    'Host: studyhall',
    'Content-Type: application/json',
    `Content-Length: ${megabyte}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
  ].join('\r\n');

/** `more`: bytes that follow one by one, that many milliseconds apart, for as long as the connection stands. */
function knock(
  url: string,
  first: readonly (string | Buffer)[],
  more?: { text: string; each: number },
): Promise<Knock> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const start = performance.now();
    const socket = createConnection(Number(port), hostname);
    let heard = '';
    const trickle = more && setInterval(() => socket.write(more.text), more.each);
    const lost = setTimeout(() => {
      heard = 'HTTP/1.1 0 no end';
      socket.destroy();
    }, patience);
    socket.setNoDelay();
    socket.on('data', (chunk) => {
      heard += chunk.toString().slice(0, 100);
    });
    // Whoever is cut off in the middle of a megabyte may hear of nothing but that.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(trickle);
      clearTimeout(lost);
      resolve({ heard: /^HTTP\/1\.1 (\d+)/.exec(heard)?.[1] ?? 'nothing', held: performance.now() - start });
    });
    for (const each of first) socket.write(each);
  });
}

const body = Buffer.alloc(megabyte - 1, 'x');

/** Somebody without a signature, whose body's last byte never comes. */
export const unsigned = (url: string): Promise<Knock> => knock(url, [beginning({}), '\r\n', body]);

/** Somebody whose headers never end, and somebody with a signature that only looks like one, whose body never does. */
export const slowly = {
  headers: (url: string, each: number): Promise<Knock> => knock(url, [beginning({})], { text: 'X-A: b\r\n', each }),
  body: (url: string, each: number): Promise<Knock> =>
    knock(url, [beginning(signature('another secret', '{}')), '\r\n'], { text: 'x', each }),
};

/** Comes after a while, and back whenever they were cut off, until `end`; whoever comes last is waited for. */
export async function again(
  after: number,
  end: number,
  come: () => Promise<Knock>,
  told: (knock: Knock) => void,
): Promise<void> {
  await pause(after);
  while (performance.now() < end) {
    told(await come());
    await pause(100);
  }
}
