import { Agent, request } from 'node:http';
import { displayed } from '../support/slack/blocks.js';
import { type Deliver, httpBody, signature } from '../support/slack/delivery.js';
import { createPeople } from '../support/slack/people.js';
import { signingSecret, startStandIn } from '../support/slack/stand-in.js';
import type { StoredMessage } from '../support/slack/state.js';
import type { Press, Side } from './side.js';

/** Sends an envelope by HTTP; `sent` is told when all of it is on its way. Rejects when no answer comes. */
export function byKeptConnections(url: () => string | undefined, sent: () => void = () => undefined): Deliver {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  return (envelope) =>
    new Promise((resolve, reject) => {
      const base = url();
      if (base === undefined) return reject(new Error('nobody is there'));
      const { body, contentType } = httpBody(envelope);
      const start = performance.now();
      const headers = {
        'content-type': contentType,
        'content-length': Buffer.byteLength(body),
        ...signature(signingSecret, body),
      };
      const call = request(`${base}/slack/events`, { method: 'POST', agent, headers }, (response) => {
        response.resume();
        response.once('end', () => {
          const fine = (response.statusCode ?? 500) < 300;
          resolve(fine ? { kind: 'acked', body: undefined, after: performance.now() - start } : { kind: 'lost' });
        });
        response.once('error', reject);
      });
      call.once('error', reject);
      call.once('finish', sent);
      call.end(body);
    });
}

interface Element {
  readonly type: string;
  readonly action_id: string;
  readonly value?: string;
}

const elements = (message: StoredMessage): Element[] =>
  (message.blocks as { type: string; elements?: Element[] }[]).flatMap((block) =>
    block.type === 'actions' ? (block.elements ?? []) : [],
  );
const picks = (message: StoredMessage): Element[] =>
  elements(message).filter(({ action_id }) => /^pick-\d+:vote:/.test(action_id));
const keyIn = (message: StoredMessage): string => String(message.metadata?.event_payload.key ?? '');

export interface SlackSideOptions {
  readonly rooms: number;
  readonly people: readonly string[];
  /** Told by the stand-in of every call, and of what people do. */
  deliver(sent: () => void): Deliver;
  at(step: string): void;
}

/** Slack's stand-in with rooms and people. */
export async function openSlackSide({ rooms: count, people: names, deliver, at }: SlackSideOptions) {
  const standIn = await startStandIn({ limits: false });
  const { state } = standIn;
  const rooms = Array.from({ length: count }, (_, i) => `CROOM${i}`);
  for (const id of rooms) {
    state.channels.set(id, { id, name: id.toLowerCase(), member: true, archived: false, private: false, messages: [] });
  }
  const waiting = new Map<string, (text: string) => void>();
  const idIn = (url: unknown): string => String(url).split('/').at(-1) ?? '';

  let step = 'press sent';
  const way = deliver(() => at(step));
  let lastReply = '';
  const people = createPeople({
    ...standIn,
    deliver: (envelope) => way(envelope),
    replyAddress(to) {
      lastReply = standIn.replyAddress(to);
      return lastReply;
    },
  });
  const messages = (room: string): StoredMessage[] => people.channelOf(room).messages;
  const ours = (room: string): StoredMessage[] =>
    messages(room).filter(({ user, only }) => user === state.bot.user && only === undefined);

  const side: Side = {
    name: 'slack',
    rooms,
    people: names.map((name) => state.userOf(name).id),
    open: (room) =>
      ours(room).flatMap((message) => {
        const [first] = picks(message);
        const round = first?.action_id.split(':').at(-1);
        return round === undefined ? [] : [{ round, choices: picks(message).length }];
      }),
    standing: (room) => ours(room).map((message) => ({ key: keyIn(message), reads: displayed(message) })),
    keyOf: (kind, round) => `${kind}:${round}`,
    async press(press: Press) {
      const message = ours(press.room).find((each) => keyIn(each) === `card:${press.round}`);
      const element = message && picks(message)[press.pick];
      if (!message || !element) return;
      const name = press.person.slice(1).toLowerCase();
      const envelope = people.acting(name, message, element, {});
      waiting.set(idIn(envelope.payload.response_url), (text) => {
        press.receipt = text;
      });
      press.from = Date.now();
      step = 'press sent';
      const ended = await way(envelope).catch(() => undefined);
      press.to = Date.now();
      press.acknowledged = ended?.kind === 'acked';
      if (press.acknowledged) at('press acknowledged');
    },
    async say(room, command) {
      step = command === '/quiz close' ? 'close sent' : 'said';
      const said = people.command('ana', command, room).catch(() => undefined);
      const told = new Promise<string | undefined>((resolve) => {
        waiting.set(idIn(lastReply), resolve);
        setTimeout(() => resolve(undefined), 4_000);
      });
      const ended = await said;
      return ended?.kind === 'acked' ? told : undefined;
    },
    failures: () => standIn.failures.filter((each) => !/not acknowledged|acknowledged after/.test(each)),
    close: () => standIn.close(),
  };
  return {
    side,
    standIn,
    /** What somebody was answered; to be called once it has taken effect. */
    replied(body: Readonly<Record<string, unknown>>): void {
      waiting.get(String(body.id))?.(String(body.text));
    },
  };
}
