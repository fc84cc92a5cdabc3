import { Hono } from 'hono';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Readiness, Routes } from '../../src/http/app.js';
import { startHttp } from '../../src/http/server.js';
import { createTestLog } from '../support/stage.js';

async function serve(routes: readonly Routes[] = [], health: () => Promise<Readiness> = async () => ({ ok: true })) {
  const log = createTestLog();
  const http = await startHttp({ host: '127.0.0.1', port: 0, routes, ready: health, log });
  onTestFinished(() => http.stop());
  return { ...http, log };
}

function routesOf(add: (routes: Routes) => void): Routes {
  const routes: Routes = new Hono();
  add(routes);
  return routes;
}

describe('what is answered over HTTP', () => {
  it('tells that it lives, and whether it can work', async () => {
    let health: Readiness = { ok: true };
    const { url } = await serve([], async () => health);
    expect(await (await fetch(`${url}/healthz`)).text()).toBe('ok\n');
    expect((await fetch(`${url}/readyz?x=1`)).status).toBe(200);
    health = { ok: true, remark: '3 of 5 texts encoded' };
    const busy = await fetch(`${url}/readyz`);
    expect([busy.status, await busy.text()]).toEqual([200, 'ready; 3 of 5 texts encoded\n']);
    health = { ok: false, why: 'the store is away' };
    const away = await fetch(`${url}/readyz`);
    expect([away.status, await away.text()]).toEqual([503, 'the store is away\n']);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('asks its routes in turn, and answers 404 when none takes a request', async () => {
    const { url } = await serve([
      routesOf((routes) => routes.use('/mine', (_c, next) => next())),
      routesOf((routes) => routes.get('/mine', (c) => c.text('mine'))),
    ]);
    expect(await (await fetch(`${url}/mine`)).text()).toBe('mine');
    expect((await fetch(`${url}/other`)).status).toBe(404);
  });

  it('answers 500 without a word of the cause, which stands in the log', async () => {
    const { url, log } = await serve([
      routesOf((routes) =>
        routes.get('/x', async () => {
          throw new Error('a secret');
        }),
      ),
    ]);
    const answer = await fetch(`${url}/x`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
    expect(log.lines).toEqual(['error a request failed: a secret']);
  });

  it('cuts an answer off that fails when it has begun', async () => {
    const { url, log } = await serve([
      routesOf((routes) =>
        routes.get('/x', async ({ env }) => {
          env.outgoing.writeHead(200).write('first');
          throw new Error('too late');
        }),
      ),
    ]);
    await expect(fetch(`${url}/x`).then((answer) => answer.text())).rejects.toThrow();
    expect(log.lines).toEqual(['error a request failed: too late']);
  });
});
