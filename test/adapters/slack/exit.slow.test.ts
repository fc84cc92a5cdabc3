import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { drained } from '../../support/limits.js';
import { until } from '../../support/slack/delivery.js';
import { openWorkspace } from '../../support/slack/open.js';

const script = fileURLToPath(new URL('child.mjs', import.meta.url));

async function startChild(apiUrl: string) {
  const child = spawn(process.execPath, [script, apiUrl], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exited = once(child, 'exit') as Promise<[number | null, string | null]>;
  await once(child.stdout, 'data');
  return {
    async stop() {
      const start = performance.now();
      child.kill('SIGTERM');
      const [code, signal] = await exited;
      return { code, signal, after: performance.now() - start };
    },
  };
}

describe('a process with this adapter ends by itself', () => {
  it('at once when nothing is under way', async () => {
    const { slack, people } = await openWorkspace();
    const child = await startChild(slack.apiUrl);
    await people.mention('ana', 'tea?');
    await until(() => slack.count('chat.postMessage') === 1, 'the answer');
    const { code, after } = await child.stop();
    expect(code).toBe(0);
    expect(after).toBeLessThan(drained);
  });

  it('within its deadline when Slack hangs', async () => {
    const { slack, people } = await openWorkspace();
    const child = await startChild(slack.apiUrl);
    slack.break('chat.postMessage', { kind: 'hang' });
    await people.mention('ana', 'tea?');
    await until(() => slack.count('chat.postMessage') === 1, 'the hanging answer');
    slack.sockets.freeze();
    const { code, after } = await child.stop();
    expect(code).toBe(0);
    expect(after).toBeLessThan(drained);
    slack.mend();
  });

  it('while it tries to connect in vain', async () => {
    const { slack } = await openWorkspace();
    const child = await startChild(slack.apiUrl);
    slack.break('apps.connections.open', { kind: 'status', status: 500 }, 100);
    slack.sockets.drop();
    await until(() => slack.count('apps.connections.open') > 1, 'an attempt');
    const { code, after } = await child.stop();
    expect(code).toBe(0);
    expect(after).toBeLessThan(drained);
  });
});
