import { describe, expect, it } from 'vitest';
import type { Space } from '../../../src/core/ports/spaces.js';
import { modes, openSlack } from '../../support/slack/open.js';
import { echo } from '../../support/slack/scripted.js';

/** A bot that remembers what it was told of workspaces. */
function attentive() {
  const told: string[] = [];
  const tell = (what: string) => async (space: Space) => void told.push(`${what} ${space.adapter} ${space.space}`);
  return { bot: { ...echo().bot, left: tell('left'), joined: tell('joined') }, told };
}

describe.each(modes)('a workspace, in %s mode', (mode) => {
  it.each([
    ['app_uninstalled', {}],
    ['tokens_revoked', { tokens: { oauth: [], bot: ['UBOT'] } }],
  ])('is left at %s, and the adapter says what to do', async (type, more) => {
    const { bot, told } = attentive();
    const { adapter, people } = await openSlack(bot, { mode });
    expect(told).toEqual(['joined slack TACME']);
    expect(adapter.health()).toEqual({ ok: true });
    await people.send(people.event({ type, ...more }));
    await expect.poll(() => told).toEqual(['joined slack TACME', 'left slack TACME']);
    expect(adapter.health()).toMatchObject({ ok: false, why: expect.stringContaining('removed from the workspace') });
  });

  it('is not left when people take back what they granted for themselves alone', async () => {
    const { bot, told } = attentive();
    const { adapter, people } = await openSlack(bot, { mode });
    await people.send(people.event({ type: 'tokens_revoked', tokens: { oauth: ['UANA'], bot: [] } }));
    await people.mention('ana', 'hello');
    await adapter.idle();
    expect(told).toEqual(['joined slack TACME']);
    expect(adapter.health()).toEqual({ ok: true });
  });
});
