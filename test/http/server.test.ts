import { connect } from 'node:net';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Routes } from '../../src/http/app.js';
import { startHttp } from '../../src/http/server.js';
import { createTestLog } from '../support/stage.js';

async function serve(routes: readonly Routes[] = []) {
  const http = await startHttp({
    host: '127.0.0.1',
    port: 0,
    routes,
    ready: async () => ({ ok: true }),
    log: createTestLog(),
  });
  onTestFinished(() => http.stop());
  return http;
}

describe('the HTTP server', () => {
  it('ends open connections when it stops', async () => {
    const routes: Routes = new Hono();
    routes.get('/raw', ({ env }) => {
      env.outgoing.writeHead(200).write('first');
      return RESPONSE_ALREADY_SENT;
    });
    routes.get('/stream', (c) =>
      stream(c, async (out) => {
        await out.write('first');
        await new Promise(() => undefined);
      }),
    );
    const { url, stop } = await serve([routes]);
    const answers = await Promise.all(['raw', 'stream'].map((path) => fetch(`${url}/${path}`)));
    await stop();
    for (const answer of answers) await expect(answer.text()).rejects.toThrow();
  });

  it('answers a request that names no host', async () => {
    const { url } = await serve();
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      connect(Number(new URL(url).port), '127.0.0.1')
        .on('data', (chunk) => {
          text += chunk;
        })
        .on('error', reject)
        .on('close', () => resolve(text))
        .write('GET /healthz HTTP/1.0\r\n\r\n');
    });
    expect(answer).toMatch(/^HTTP\/1\.1 200 .*\r\n\r\nok\n$/s);
  });

  it('names an address that is none of this machine', async () => {
    const started = startHttp({
      host: '203.0.113.1',
      port: 0,
      routes: [],
      ready: async () => ({ ok: true }),
      log: createTestLog(),
    });
    await expect(started).rejects.toThrow(/^HOST 203\.0\.113\.1 isn't an address of this machine/);
  });
});
