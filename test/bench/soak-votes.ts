import { displayed } from '../support/slack/blocks.js';
import type { Deliver } from '../support/slack/delivery.js';
import type { People } from '../support/slack/people.js';
import type { StandIn } from '../support/slack/stand-in.js';
import type { StoredMessage } from '../support/slack/state.js';
import { paced } from './paced.js';
import { until } from './quiz-stage.js';

interface Pick {
  readonly type: string;
  readonly action_id: string;
  readonly value?: string;
}

/** One question in a channel of its own. */
interface Asked {
  readonly channel: string;
  readonly round: string;
  readonly card: StoredMessage;
  readonly picks: readonly Pick[];
}

/** What somebody chose, and whether Slack has the bot's word for it. */
export interface Sent {
  readonly round: string;
  readonly person: string;
  readonly pick: number;
  acknowledged: boolean;
}

export interface VotesOptions {
  readonly standIn: StandIn;
  readonly people: People;
  readonly deliver: Deliver;
  /** Milliseconds between two votes, for one question, and for all of it. */
  readonly every: number;
  readonly round: number;
  readonly total: number;
}

/**
 * One question after another, each in a channel of its own, with a vote at even distances from the first to the last. The
 * same people vote on every question, each once. Resolves when all cards are closed.
 */
export async function votes({ standIn, people, deliver, every, round: length, total }: VotesOptions) {
  const sent: Sent[] = [];
  const cards: { readonly round: string; readonly card: StoredMessage }[] = [];
  const waits: number[] = [];

  const ask = async (index: number): Promise<Asked> => {
    const channel = `CSOAK${index}`;
    const made = { id: channel, name: channel.toLowerCase(), member: true, archived: false, private: false };
    standIn.state.channels.set(channel, { ...made, messages: [] });
    await people.command('ana', '/quiz now close after 1h', channel);
    const { messages } = people.channelOf(channel);
    const find = () => messages.find(({ user, only }) => user === standIn.state.bot.user && only === undefined);
    await until(`the card in ${channel}`, 30_000, () => find() !== undefined);
    const card = find();
    const picks = ((card?.blocks ?? []) as { elements?: Pick[] }[])
      .flatMap(({ elements = [] }) => elements)
      .filter(({ action_id = '' }) => /^pick-\d+:vote:/.test(action_id));
    const round = picks[0]?.action_id.split(':').at(-1);
    if (!card || round === undefined) throw new Error(`the card in ${channel} has no choices`);
    cards.push({ round, card });
    return { channel, round, card, picks };
  };

  const vote = async ({ card, round, picks }: Asked, index: number, due: number): Promise<void> => {
    const pick = index % picks.length;
    const chosen = picks[pick];
    if (!chosen) return;
    const one: Sent = { round, person: `UV${index}`, pick, acknowledged: false };
    sent.push(one);
    const ended = await deliver(people.acting(`v${index}`, card, chosen, {})).catch(() => undefined);
    one.acknowledged = ended?.kind === 'acked';
    if (one.acknowledged) waits.push(performance.now() - due);
  };

  const close = async ({ channel, card }: Asked): Promise<void> => {
    await people.command('ana', '/quiz close', channel);
    await until(`the closed card in ${channel}`, 30_000, () => displayed(card).includes('answered · closed'));
  };

  let now = await ask(0);
  let before: Asked | undefined;
  for (let index = 0; ; index += 1) {
    const last = (index + 1) * length >= total;
    const on = now;
    const [next] = await Promise.all([
      last ? undefined : ask(index + 1),
      before && close(before),
      paced(every, performance.now() + length, (i, due) => vote(on, i, due)),
    ]);
    before = on;
    if (!next) break;
    now = next;
  }
  await close(before);
  waits.sort((a, b) => a - b);
  return { sent, cards, waits };
}
