import { describe, expect, it } from 'vitest';
import { createAttempt, type Ended, lookBy, sentBy } from '../../../src/adapters/shared/attempt.js';
import type { Failure } from '../../../src/adapters/shared/failure.js';
import { createSender, type Place, type Poster } from '../../../src/adapters/shared/sender.js';
import { line } from '../../../src/core/chat/message.js';
import type { Outcome } from '../../../src/core/ports/adapter.js';

const room = { adapter: 'test', space: 's', id: 'r' };
const posted = { room, id: '1' };
const refusal = { kind: 'refused', why: 'gone', detail: 'x' } as const;

describe('an attempt', () => {
  const open = (wait = 0) => {
    const said: string[] = [];
    const tools = { now: () => 1_000, backoff: (failures: number) => failures * 10 };
    const attempt = createAttempt(tools, (error, what, where) => {
      said.push(`${what} in ${where}`);
      return { kind: error as Failure['kind'], wait, refusal: () => refusal };
    });
    const end = (kind: Failure['kind']): Promise<Ended<number>> => attempt('a post', 'r', () => Promise.reject(kind));
    return { said, end, attempt };
  };

  it('ends as its call failed, with a pause that grows until one goes well', async () => {
    const { end, attempt, said } = open();
    const later = (milliseconds: number) => ({ kind: 'later', at: new Date(1_000 + milliseconds) });
    expect([await end('limited'), await end('unreached'), await end('token')]).toEqual([10, 20, 30].map(later));
    expect(await end('unsure')).toEqual({ kind: 'unsure' });
    expect(await end('refused')).toEqual(refusal);
    expect(await attempt('a post', 'r', async () => 7)).toEqual({ kind: 'done', value: 7 });
    expect(await end('limited')).toEqual(later(10));
    expect(said).toEqual(Array(6).fill('a post in r'));
  });

  it('waits as long as the platform asks for', async () => {
    expect(await open(500).end('limited')).toEqual({ kind: 'later', at: new Date(1_500) });
  });

  it('tells how a post ended, and what a look found', () => {
    const unsure = { kind: 'unsure' } as const;
    expect([sentBy({ kind: 'done', value: posted }), sentBy(unsure)]).toEqual([{ kind: 'sent', posted }, unsure]);
    expect(lookBy({ kind: 'done', value: posted })).toEqual({ kind: 'found', posted });
    expect(lookBy({ kind: 'done', value: undefined })).toEqual({ kind: 'absent' });
    expect([lookBy(unsure), lookBy(refusal)]).toEqual([{ kind: 'unknown' }, { kind: 'denied' }]);
  });
});

describe('a sender', () => {
  const open = (place: Place, poster: Partial<Poster> = {}) => {
    const posts: string[] = [];
    const usual: Poster = {
      async post(_room, _message, key) {
        posts.push(key);
        return { kind: 'sent', posted };
      },
      edit: async (on) => ({ kind: 'sent', posted: on }),
      look: async () => ({ kind: 'absent' }),
    };
    return { sender: createSender({ now: () => 0 }, { ...usual, ...poster }, () => place), posts };
  };
  const there: Place = { kind: 'room', room };

  it('posts once for a key, and knows what it has posted', async () => {
    const { sender, posts } = open(there);
    const send = () => sender.send(room, line('x'), 'k');
    expect([await send(), await send()]).toEqual(Array(2).fill({ kind: 'sent', posted }));
    expect(posts).toEqual(['k']);
    expect([await sender.find(room, 'k'), await sender.find(room, 'other')]).toEqual([posted, undefined]);
  });

  it('posts again what did not arrive', async () => {
    const ends: Outcome[] = [{ kind: 'unsure' }, { kind: 'sent', posted }];
    const { sender } = open(there, { post: async () => ends.shift() ?? refusal });
    expect(await sender.send(room, line('x'), 'k')).toEqual({ kind: 'unsure' });
    expect(await sender.send(room, line('x'), 'k')).toEqual({ kind: 'sent', posted });
  });

  it.each([
    ['found', posted],
    ['absent', undefined],
    ['denied', undefined],
    ['unknown', 'unknown'],
  ] as const)('says of a message that is %s: %j', async (kind, found) => {
    const look = kind === 'found' ? { kind, posted } : { kind };
    expect(await open(there, { look: async () => look }).sender.find(room, 'k')).toEqual(found);
  });

  it.each([
    [refusal, undefined],
    [{ kind: 'unsure' } as const, 'unknown'],
  ])('posts nothing where there is no room: %j', async (outcome, found) => {
    const { sender, posts } = open({ kind: 'nowhere', outcome });
    expect(await sender.send(room, line('x'), 'k')).toEqual(outcome);
    expect(await sender.find(room, 'k')).toBe(found);
    expect(posts).toEqual([]);
  });
});
