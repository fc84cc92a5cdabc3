import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

/** A load balancer: each request goes to the next of the addresses, and on to another one when nobody is there. */
export async function startBalancer(targets: readonly string[]): Promise<string> {
  let turn = 0;
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const headers = Object.entries(request.headers).filter(([name]) => /^(x-slack-|content-type$)/.test(name));
    for (let tried = 0; tried < targets.length; tried += 1) {
      turn += 1;
      const url = `${targets[turn % targets.length]}${request.url}`;
      const sent = {
        method: 'POST',
        headers: headers.map(([name, value]) => [name, `${value}`]) as [string, string][],
      };
      const answer = await fetch(url, { ...sent, body }).catch(() => undefined);
      if (!answer) continue;
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
      response.end(await answer.text());
      return;
    }
    response.writeHead(502).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
