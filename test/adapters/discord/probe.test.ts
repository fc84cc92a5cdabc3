import { describe, expect, it } from 'vitest';
import { probeDiscord } from '../../../src/adapters/discord/probe.js';
import { standIn } from '../../support/discord/running.js';

describe('the probe', () => {
  it('says whose token it is, without signing in', async () => {
    const { apiUrl, world, gateway } = await standIn();
    expect(await probeDiscord({ token: 'a.good.token', apiUrl })).toEqual({
      bot: 'Studyhall',
      servers: 1,
      invite: expect.stringContaining(`client_id=${world.application}&permissions=274877991936`),
    });
    expect(gateway.upgrades()).toBe(0);
  });

  it.each([
    ['the token is wrong', 'a.bad.token', 'DISCORD_TOKEN'],
    ['nobody answers', 'a.good.token', 'out of reach'],
  ])('says what to mend when %s', async (_name, token, words) => {
    const { apiUrl, faults } = await standIn();
    if (words === 'out of reach') faults.inject('GET', /users/, 'reset');
    const error: unknown = await probeDiscord({ token, apiUrl }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'discord', exit: 1, message: expect.stringContaining(words) });
    expect(String(error)).not.toContain(token);
  });
});
