import { describe, expect, it } from 'vitest';
import { openDiscordStage } from '../support/discord/stage.js';
import { acknowledged } from '../support/limits.js';

const crowd = 200;
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.ceil(share * sorted.length) - 1] ?? 0;

describe('200 people who press at once on Discord', () => {
  it('are all answered within 3 s, and the card is right after the next redraw', async () => {
    // What Discord grants for messages and edits in one channel.
    const stage = await openDiscordStage({ bucket: { calls: 5, milliseconds: 5_000 } });
    const { discord, command, answered, settle, advance, find } = stage;
    discord.world.member('ana').manages = true;
    await command('ana', '/quiz now');
    discord.calls.length = 0;

    const begun = Array.from({ length: crowd }, (_, i) => discord.press(`p${i}`, i % 4 === 0 ? 'AWS' : 'The customer'));
    await Promise.all(begun.map(answered));
    await settle();
    await advance(1_000);

    const waits = begun.map((each) => each.first?.after ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
    expect(waits.at(-1)).toBeLessThan(acknowledged);
    expect(find('answered').reads).toContain(`${crowd} answered`);
    const receipts = begun.filter((each) =>
      discord.world.messages.some(
        ({ only, body }) => only === each.by && body.embeds?.[0]?.description?.startsWith('Your answer is'),
      ),
    );
    expect(receipts).toHaveLength(crowd);
    const edits = discord.calls.filter(({ method }) => method === 'PATCH').length;
    expect(edits).toBeLessThanOrEqual(3);
    expect(discord.calls).toHaveLength(crowd + edits);
    expect(discord.calls.filter(({ status }) => status === 429)).toEqual([]);
    const figures = `answered p50 ${quantile(waits, 0.5).toFixed(0)} ms, p99 ${quantile(waits, 0.99).toFixed(0)} ms`;
    process.stderr.write(`discord: ${figures}; ${crowd} answers, ${edits} edits\n`);

    await command('ana', '/quiz close');
    await advance(1_000);
    expect(find('answered · closed').reads).toContain('150 · 75%');
  });
});
