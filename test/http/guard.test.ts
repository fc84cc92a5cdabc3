import { createConnection, type Socket } from 'node:net';
import { Hono } from 'hono';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Routes } from '../../src/http/app.js';
import { type HttpLimits, httpLimits, isPublic } from '../../src/http/guard.js';
import { startHttp } from '../../src/http/server.js';
import { createTestLog } from '../support/stage.js';

const reading: Routes = new Hono();
reading.post('/x', async (c) => c.text(await c.req.text()));

async function serve(limits: Partial<HttpLimits>) {
  const http = await startHttp({
    host: '127.0.0.1',
    port: 0,
    routes: [reading],
    ready: async () => ({ ok: true }),
    log: createTestLog(),
    limits: { ...httpLimits, ...limits },
  });
  onTestFinished(() => http.stop());
  return Number(new URL(http.url).port);
}

interface Visit {
  readonly socket: Socket;
  /** All that was heard, once the other side has ended the connection. */
  readonly ended: Promise<string>;
  /** Resolves to what was heard first, or to nothing at the end. */
  readonly first: Promise<string>;
}

function visit(port: number, text = ''): Visit {
  const socket = createConnection(port, '127.0.0.1', () => void (text && socket.write(text)));
  onTestFinished(() => void socket.destroy());
  let heard = '';
  socket.on('error', () => undefined);
  const ended = new Promise<string>((resolve) => socket.once('close', () => resolve(heard)));
  const first = new Promise<string>((resolve) => {
    socket.on('data', (chunk) => {
      heard += chunk;
      resolve(heard);
    });
    socket.once('close', () => resolve(''));
  });
  return { socket, ended, first };
}

const healthy = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';

describe('what is slow', () => {
  const quick = { headers: 60, request: 120, look: 10 };

  it.each([
    ['headers that trickle', 'GET /healthz HTTP/1.1\r\nHost:'],
    ['a body that trickles', 'POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nab'],
  ])('%s is cut', async (_, text) => {
    const port = await serve(quick);
    expect(await visit(port, text).ended).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('has ten seconds for headers and fifteen for all of a request, and is looked for every second', () => {
    expect(httpLimits).toMatchObject({ headers: 10_000, request: 15_000, look: 1_000, fromOne: 64 });
  });
});

describe('what is too much', () => {
  it('of one address is cut at once, and there is room again when one has gone', async () => {
    const port = await serve({ counted: () => true, fromOne: 3 });
    const visits = Array.from({ length: 3 }, () => visit(port, healthy));
    for (const { first } of visits) expect(await first).toContain('200');
    expect(await visit(port, healthy).first).toBe('');
    visits[0]?.socket.destroy();
    await expect.poll(() => visit(port, healthy).first).toContain('200');
  });

  it('is not counted where everybody may come from one address', async () => {
    const port = await serve({ counted: () => false, fromOne: 3 });
    const visits = Array.from({ length: 10 }, () => visit(port, healthy));
    for (const { first } of visits) expect(await first).toContain('200');
  });

  it('in all is cut, whoever comes', async () => {
    const port = await serve({ connections: 3 });
    const visits = Array.from({ length: 3 }, () => visit(port, healthy));
    for (const { first } of visits) expect(await first).toContain('200');
    expect(await visit(port, healthy).first).toBe('');
  });
});

describe('an address', () => {
  it.each(['203.0.113.7', '::ffff:203.0.113.7', '8.8.8.8', '2001:db8::1', '172.32.0.1', '11.0.0.1'])(
    '%s is the visitor’s own',
    (address) => expect(isPublic(address)).toBe(true),
  );
  it.each([
    ...['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.1.2.3', '172.17.0.1', '::ffff:192.168.1.9', 'fd00::1'],
    ...['fe80::1%eth0', '100.64.1.1', '169.254.1.1'],
  ])('%s may be that of a proxy', (address) => expect(isPublic(address)).toBe(false));
});
