import { describe, expect, it, onTestFinished } from 'vitest';
import { line } from '../../../src/core/chat/message.js';
import { privately, type Reply } from '../../../src/core/chat/reply.js';
import { gate } from '../../support/gate.js';
import { byHttp } from '../../support/slack/delivery.js';
import { connect, openWorkspace } from '../../support/slack/open.js';
import { card, echo } from '../../support/slack/scripted.js';
import { signingSecret } from '../../support/slack/stand-in.js';

/** Three processes behind a load balancer that gives each event to the next one, and what they share. */
async function openReplicas(bot = echo(), first?: (key: string) => Promise<boolean>) {
  const { slack, people } = await openWorkspace();
  const keys = new Set<string>();
  const shared = async (key: string): Promise<boolean> => !keys.has(key) && keys.add(key).size > 0;
  const all = await Promise.all([1, 2, 3].map(() => connect(slack, 'http', {}, { first: first ?? shared })));
  for (const each of all) await each.adapter.start(bot.bot);
  onTestFinished(async () => {
    for (const each of all) await each.close();
  });
  const ways = all.map(({ url }) => byHttp(url, signingSecret));
  let turn = 0;
  slack.deliverBy((envelope) => {
    turn += 1;
    return (ways[turn % ways.length] ?? ways[0])?.(envelope) ?? Promise.reject(new Error('no replica'));
  });
  const idle = async (): Promise<void> => {
    for (const each of all) await each.adapter.idle();
  };
  return { ...bot, slack, people, idle, sender: all[0]?.adapter.sender };
}

const room = { adapter: 'slack', space: 'TACME', id: 'CGENERAL' };

describe('replicas behind any load balancer', () => {
  it('answer a mention once, whichever of them gets it again and in whatever form', async () => {
    const { people, idle, got } = await openReplicas();
    await people.mention('ana', 'tea?');
    for (const kind of ['retry', 'copy', 'retry', 'copy'] as const) {
      expect((await people.again(kind)).kind).toBe('acked');
    }
    await idle();
    expect(got).toHaveLength(1);
    expect(people.seen('ana').filter((text) => text.startsWith('You said'))).toHaveLength(1);
  });

  it('answer a command once', async () => {
    const { people, idle, got } = await openReplicas();
    await people.command('ana', '/ask tea');
    expect((await people.again()).kind).toBe('acked');
    await idle();
    expect(got).toHaveLength(1);
    expect(people.seen('ana')).toHaveLength(1);
  });

  it('acknowledge a vote that comes twice only when it is kept, and give one receipt', async () => {
    const kept = gate<Reply>();
    const { people, idle, got, sender } = await openReplicas(echo(() => kept.opened));
    await sender?.send(room, card(), 'card:r1');
    const acknowledged: string[] = [];
    const press = people.press('bo', 'Green tea').then(() => acknowledged.push('first'));
    const again = people.again().then(() => acknowledged.push('again'));
    await people.command('chen', '/ask tea');
    expect(acknowledged).toEqual([]);
    kept.open(privately(line('Kept.')));
    await Promise.all([press, again]);
    await idle();
    expect(got.filter(({ kind }) => kind === 'chose').length).toBe(2);
    expect(people.seen('bo').filter((text) => text === 'Kept.')).toHaveLength(1);
  });

  it('answer when they can not tell whether another one did', async () => {
    const { people, idle } = await openReplicas(echo(), () => Promise.reject(new Error('the store is away')));
    await people.mention('ana', 'tea?');
    await idle();
    expect(people.seen('ana').some((text) => text.startsWith('You said'))).toBe(true);
  });
});
