import { describe, expect, it, onTestFinished } from 'vitest';
import type { Health } from '../../src/core/ports/adapter.js';
import { type Routes, startHttp } from '../../src/http/server.js';
import { createTestLog } from '../support/stage.js';

async function serve(routes: readonly Routes[] = [], health: () => Promise<Health> = async () => ({ ok: true })) {
  const log = createTestLog();
  const http = await startHttp({ host: '127.0.0.1', port: 0, routes, ready: health, log });
  onTestFinished(() => http.stop());
  return { ...http, log };
}

describe('the HTTP server', () => {
  it('tells that it lives, and whether it can work', async () => {
    let health: Health = { ok: true };
    const { url } = await serve([], async () => health);
    expect(await (await fetch(`${url}/healthz`)).text()).toBe('ok\n');
    expect((await fetch(`${url}/readyz?x=1`)).status).toBe(200);
    health = { ok: false, why: 'the store is away' };
    const away = await fetch(`${url}/readyz`);
    expect([away.status, await away.text()]).toEqual([503, 'the store is away\n']);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('asks its routes in turn, and answers 404 when none takes a request', async () => {
    const { url } = await serve([
      async () => false,
      async (request, response) => {
        if (request.url !== '/mine') return false;
        response.end('mine');
        return true;
      },
    ]);
    expect(await (await fetch(`${url}/mine`)).text()).toBe('mine');
    expect((await fetch(`${url}/other`)).status).toBe(404);
  });

  it('answers 500 without a word of the cause, which stands in the log', async () => {
    const { url, log } = await serve([
      async () => {
        throw new Error('a secret');
      },
    ]);
    const answer = await fetch(`${url}/x`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
    expect(log.lines).toEqual(['error a request failed: a secret']);
  });

  it('ends open connections when it stops', async () => {
    const { url, stop } = await serve([
      async (_request, response) => {
        response.writeHead(200);
        response.write('first');
        return true;
      },
    ]);
    const answer = await fetch(`${url}/stream`);
    await stop();
    await expect(answer.text()).rejects.toThrow();
  });

  it('names an address that is none of this machine', async () => {
    const started = startHttp({
      host: '203.0.113.1',
      port: 0,
      routes: [],
      ready: async () => ({ ok: true }),
      log: createTestLog(),
    });
    await expect(started).rejects.toThrow(/^HOST 203\.0\.113\.1 is no address of this machine/);
  });
});
