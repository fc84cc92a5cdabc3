import { get } from 'node:http';
import { onTestFinished } from 'vitest';
import type { Push } from '../../src/adapters/playground/page/wire.js';

/** Reads a person's server-sent events from the playground. */
export async function openStream(url: string, person: string, headers: Record<string, string> = {}) {
  const pushes: Push[] = [];
  const waiting: { test: (push: Push) => boolean; done: (push: Push) => void }[] = [];
  let ended: () => void = () => undefined;
  const end = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const take = (push: Push): void => {
    pushes.push(push);
    for (const each of [...waiting].filter(({ test }) => test(push))) {
      waiting.splice(waiting.indexOf(each), 1);
      each.done(push);
    }
  };
  const request = get(`${url}/playground/events?person=${person}`, { headers }, (response) => {
    let rest = '';
    response.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = `${rest}${chunk}`.split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) if (part.startsWith('data: ')) take(JSON.parse(part.slice(6)) as Push);
    });
    response.on('close', ended);
  });
  request.on('error', ended);
  onTestFinished(() => void request.destroy());

  /** The first push, past or to come, that passes the test. */
  const until = (test: (push: Push) => boolean): Promise<Push> => {
    const past = pushes.find(test);
    return past ? Promise.resolve(past) : new Promise((done) => waiting.push({ test, done }));
  };
  await until((push) => push.kind === 'state');
  return { pushes, until, end, close: () => request.destroy() };
}

export const says =
  (text: string) =>
  (push: Push): boolean =>
    push.kind === 'line' && push.line.message.summary.includes(text);
