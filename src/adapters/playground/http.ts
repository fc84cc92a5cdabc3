import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Ack } from './page/wire.js';

export const largestBody = 64 * 1024;

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${text}\n`);
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}

export const sendError = (response: ServerResponse, status: number, error: string): void =>
  sendJson(response, status, { error } satisfies Ack);

/**
 * The body as JSON. What is too large is read to its end and dropped: a browser that is cut off while it sends would
 * report a lost connection and not our sentence.
 */
export async function readJson(
  request: IncomingMessage,
): Promise<{ ok: true; body: unknown } | { ok: false; status: 400 | 413; why: string }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= largestBody) chunks.push(chunk as Buffer);
  }
  if (size > largestBody) {
    const kilobytes = Math.ceil(size / 1024).toLocaleString('en');
    const why = `That is too long: ${kilobytes} kB, and ${largestBody / 1024} kB is the most. Shorten it and send it again.`;
    return { ok: false, status: 413, why };
  }
  try {
    return { ok: true, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { ok: false, status: 400, why: 'The request is not JSON; reload the page.' };
  }
}
