import { get } from 'node:http';
import { onTestFinished } from 'vitest';
import type { Ack, State, Verb } from '../../src/adapters/playground/page/wire.js';
import { openStream } from './event-stream.js';
import { revived } from './playground-client.js';

/** A browser that has opened the playground with its token, and keeps the cookie that it got. */
export async function openBrowser(url: string, token: string) {
  const page = await fetch(`${url}/?token=${encodeURIComponent(token)}`);
  await page.arrayBuffer();
  const cookie = page.headers.get('set-cookie')?.split(';')[0];
  if (page.status !== 200 || cookie === undefined) throw new Error(`not let in: ${page.status}`);
  const headers = { cookie };

  const state = async (person = ''): Promise<State> => {
    const answer = await fetch(`${url}/playground/state?person=${person}`, { headers });
    return JSON.parse(await answer.text(), revived) as State;
  };
  return {
    cookie,
    id: (await state()).you,
    state,
    post: async (verb: Verb, body: object): Promise<Ack & { status: number }> => {
      const answer = await fetch(`${url}/playground/${verb}`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ person: '', ...body }),
      });
      return { status: answer.status, ...((await answer.json()) as Ack) };
    },
    stream: (person = '') => openStream(url, person, headers),
    /** A reader that takes nothing of what it is sent: the status of the answer. */
    stuck: () =>
      new Promise<number>((resolve, reject) => {
        const request = get(`${url}/playground/events`, { headers }, ({ statusCode = 0 }) => resolve(statusCode));
        request.on('error', reject);
        onTestFinished(() => void request.destroy());
      }),
  };
}
