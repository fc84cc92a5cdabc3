import { describe, expect, it } from 'vitest';
import { acknowledged } from '../support/limits.js';
import { modes } from '../support/slack/open.js';
import { openSlackStage } from '../support/slack/stage.js';

const crowd = 200;
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.ceil(share * sorted.length) - 1] ?? 0;

describe.each(modes)('200 people who press at once on Slack, %s', (mode) => {
  it('are all acknowledged within 3 s, and the card is right after the next redraw', async () => {
    const { slack, people, command, advance, settle, find } = await openSlackStage(mode);
    await command('ana', '/quiz now');
    const { message, element } = people.find('ana', 'The customer');
    const other = people.find('ana', 'AWS').element;
    slack.calls.length = 0;

    const presses = Array.from({ length: crowd }, (_, i) =>
      people.send(people.acting(`p${i}`, message, i % 4 === 0 ? other : element, {})),
    );
    const ended = await Promise.all(presses);
    await settle();
    await advance(1_000);

    const waits = ended
      .map((each) => (each.kind === 'acked' ? each.after : Number.POSITIVE_INFINITY))
      .sort((a, b) => a - b);
    expect(waits.at(-1)).toBeLessThan(acknowledged);
    expect(find('answered').reads).toContain(`${crowd} answered`);
    const receipts = people
      .channelOf('CGENERAL')
      .messages.filter(({ only, text }) => only?.startsWith('UP') && text.startsWith('Your answer is'));
    expect(receipts).toHaveLength(crowd);
    expect(slack.count('response_url')).toBe(crowd);
    expect(slack.count('chat.update')).toBeLessThanOrEqual(3);
    expect(slack.calls).toHaveLength(crowd + slack.count('chat.update'));
    expect(slack.limited()).toBe(0);
    const figures = `acknowledged p50 ${quantile(waits, 0.5).toFixed(0)} ms, p99 ${quantile(waits, 0.99).toFixed(0)} ms`;
    process.stderr.write(`slack ${mode}: ${figures}; ${crowd} replies, ${slack.count('chat.update')} edits\n`);

    await command('ana', '/quiz close');
    await advance(1_000);
    expect(find('answered · closed').reads).toContain('150 · 75%');
  });
});
