import { describe, expect, it } from 'vitest';
import { createDeliver, type DeliverOptions, type Way } from '../../../src/adapters/shared/deliver.js';
import { createInFlight } from '../../../src/adapters/shared/in-flight.js';
import { createTools } from '../../../src/adapters/shared/tools.js';
import type { Incoming } from '../../../src/core/chat/incoming.js';
import { line } from '../../../src/core/chat/message.js';
import { privately, type Reply } from '../../../src/core/chat/reply.js';
import type { Bot } from '../../../src/core/ports/bot.js';
import { noWaits } from '../../support/delivery-timing.js';
import { gate } from '../../support/gate.js';
import { noPresence } from '../../support/presence.js';
import { createTestLog } from '../../support/stage.js';

const room = { adapter: 'test', space: 's', id: 'general' };
const by = { adapter: 'test', space: 's', id: 'ana' };
const press: Incoming = { kind: 'pressed', room, by, id: 'go' };
const vote: Incoming = { kind: 'chose', room, by, id: 'vote:r1', picks: [0] };
const form = { id: 'type:r1', title: 'T', submit: 'S', fields: [] };
const timing = { ...noWaits, seen: 1_000 };
const done = privately(line('Done.'));

interface Opening extends Partial<DeliverOptions> {
  readonly defer?: number;
  readonly now?: () => number;
}

/** A delivery with a bot that answers by a function, and a platform that writes down what it is told. */
function open(answer: (incoming: Incoming) => Reply | Promise<Reply>, options: Opening = {}) {
  const { defer = 10_000, now = () => 0, ...more } = options;
  const told: string[] = [];
  const handled: Incoming[] = [];
  const log = createTestLog();
  const inFlight = createInFlight((what) => void told.push(`failed: ${what}`));
  const bot: Bot = {
    commands: [],
    shortcuts: [],
    manner: () => 'private',
    ...noPresence,
    promise: ({ kind }) => (kind === 'chose' ? 'commit-first' : 'may-defer'),
    async handle(incoming) {
      handled.push(incoming);
      return answer(incoming);
    },
  };
  const tools = createTools({ log, now }, { ...timing, defer });
  const deliver = createDeliver(tools, { platform: 'test', bot, inFlight, ...more });
  const way = (incoming: Incoming, parts: Partial<Way> = {}): Way => ({
    incoming,
    key: '1',
    async acknowledge(manner) {
      told.push(manner === undefined ? 'acknowledged' : `told to wait: ${manner}`);
      return true;
    },
    async say(parts) {
      told.push(...parts.map(({ to, message }) => `${to}: ${message.summary}`));
    },
    ...parts,
  });
  return { told, handled, log, deliver, way, idle: inFlight.idle };
}

describe('a reply', () => {
  it('in time is shown after the acknowledgement', async () => {
    const { deliver, way, told, idle } = open(() => done);
    await deliver(way(press));
    await idle();
    expect(told).toEqual(['acknowledged', 'one: Done.']);
  });

  it('that takes its time is shown after the platform was told to wait', async () => {
    const answer = gate<Reply>();
    const { deliver, way, told, idle } = open(() => answer.opened, { defer: 0 });
    await deliver(way(press));
    expect(told).toEqual(['told to wait: private']);
    answer.open(done);
    await idle();
    expect(told).toEqual(['told to wait: private', 'one: Done.']);
  });

  it('to what is committed first is waited for, however long it takes', async () => {
    const answer = gate<Reply>();
    const { deliver, way, told, idle } = open(() => answer.opened, { defer: 0 });
    const voted = deliver(way(vote));
    await deliver(way(press, { key: '2' }));
    expect(told).toEqual(['told to wait: private']);
    answer.open(done);
    await voted;
    await idle();
    expect(told.filter((each) => each === 'acknowledged')).toHaveLength(1);
  });

  it('is not shown where nobody would see it', async () => {
    const { deliver, way, told, idle } = open(() => done);
    await deliver(way(press, { acknowledge: async () => false }));
    await idle();
    expect(told).toEqual([]);
  });

  it('that says what is wrong with a form is its acknowledgement', async () => {
    const { deliver, way, told, idle } = open(() => ({ ...done, wrong: { days: 'No such day.' } }));
    await deliver(way(press, { correct: async ({ days }) => void told.push(`wrong: ${days}`) }));
    await idle();
    expect(told).toEqual(['wrong: No such day.']);
  });

  it('that says so too late is shown like any other', async () => {
    const answer = gate<Reply>();
    const { deliver, way, told, idle } = open(() => answer.opened, { defer: 0 });
    await deliver(way(press, { correct: async () => void told.push('wrong') }));
    answer.open({ ...done, wrong: { days: 'No such day.' } });
    await idle();
    expect(told).toEqual(['told to wait: private', 'one: Done.']);
  });

  it('needs no acknowledgement where nobody waits for one', async () => {
    const { deliver, told, idle } = open(() => done);
    const say: Way['say'] = async (parts) => void told.push(`${parts.length} part`);
    await deliver({ incoming: press, key: '1', say });
    await idle();
    expect(told).toEqual(['1 part']);
  });

  const say = { kind: 'say', private: line('own'), public: line('open'), replace: line('new') } as const;
  it.each<[string, Reply, Partial<Way>, string[]]>([
    ['with all parts on a message of one’s own', say, { mayReplace: true }, ['place: new', 'one: own', 'all: open']],
    ['with all parts on a message that others see', say, {}, ['one: new', 'one: own', 'all: open']],
    ['that is nothing', { kind: 'nothing' }, {}, []],
    ['of suggestions where none are asked for', { kind: 'suggest', suggestions: [] }, {}, []],
    ['that is a form', { kind: 'form', form }, { form: async () => true }, []],
    [
      'that is a form, too late',
      { kind: 'form', form },
      { form: async () => false },
      ['one: That took too long to open. Try again in a moment.'],
    ],
    [
      'that is a form where there are none',
      { kind: 'form', form },
      {},
      ['one: That took too long to open. Try again in a moment.'],
    ],
  ])('%s', async (_, reply, more, parts) => {
    const { deliver, way, told, idle } = open(() => reply);
    await deliver(way(press, more));
    await idle();
    expect(told).toEqual(['acknowledged', ...parts]);
  });

  it('of suggestions goes where words are completed', async () => {
    const suggestions = [{ text: '/ask tea', help: '' }];
    const { deliver, way, told, idle } = open(() => ({ kind: 'suggest', suggestions }));
    const suggest: Way['suggest'] = async (given) => void told.push(`suggested: ${given[0]?.text}`);
    await deliver(way({ kind: 'typing', room, by, text: '/ask' }, { suggest }));
    await idle();
    expect(told).toEqual(['acknowledged', 'suggested: /ask tea']);
  });
});

describe('what goes wrong', () => {
  it('in the bot is one kind sentence and a line in the log', async () => {
    const { deliver, way, told, log, idle } = open(() => {
      throw new Error('a bug');
    });
    await deliver(way(press));
    await idle();
    expect(told).toEqual(['acknowledged', 'one: Something went wrong on my side. Try again in a moment.']);
    expect(log.lines).toEqual(['error test: not handled: a bug']);
  });

  it('on the platform is told to whoever keeps what is in flight', async () => {
    const { deliver, way, told, idle } = open(() => done);
    await deliver(way(press, { say: () => Promise.reject(new Error('away')) }));
    await idle();
    expect(told).toEqual(['acknowledged', 'failed: pressed: not answered']);
  });
});

describe('the same thing again', () => {
  it('is handled once, and acknowledged each time, not before the first', async () => {
    const answer = gate<Reply>();
    const { deliver, way, told, handled, idle } = open(() => answer.opened);
    const both = [deliver(way(vote)), deliver(way(vote))];
    expect(told).toEqual([]);
    answer.open(done);
    await Promise.all(both);
    await idle();
    expect(handled).toHaveLength(1);
    expect(told.filter((each) => each === 'acknowledged')).toHaveLength(2);
    expect(told.filter((each) => each === 'one: Done.')).toHaveLength(1);
  });

  it('is handled again once it is forgotten', async () => {
    let at = 0;
    const { deliver, way, handled } = open(() => done, { now: () => at });
    for (const now of [0, 999, 1_000]) {
      at = now;
      await deliver(way(press));
    }
    expect(handled).toHaveLength(2);
  });

  it('is acknowledged by a process that had it later, which keeps what is to be committed', async () => {
    const { deliver, way, told, handled, idle } = open(() => done, { first: async () => false });
    await deliver(way(press));
    await deliver(way(vote, { key: '2' }));
    await idle();
    expect(told).toEqual(['acknowledged', 'acknowledged']);
    expect(handled).toEqual([vote]);
  });

  it('is left to the platform when it could not be kept here', async () => {
    const { deliver, way, told, log } = open(() => Promise.reject(new Error('no store')), { first: async () => false });
    await deliver(way(vote));
    expect(told).toEqual([]);
    expect(log.lines).toEqual(['error test: not taken: no store']);
  });
});
