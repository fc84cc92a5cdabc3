import { expect, it } from 'vitest';
import { render as renderForDiscord } from '../../../src/adapters/discord/render.js';
import { render as renderForSlack } from '../../../src/adapters/slack/render.js';
import { plainText } from '../../../src/core/chat/plain-text.js';
import { exportMessage, partsOf } from '../../../src/core/people/export-message.js';
import { complaints, displayed } from '../../support/slack/blocks.js';

const records = Array.from({ length: 60 }, (_, i) => ({
  kind: 'vote',
  at: '2026-11-25T09:30:00.000Z',
  prompt: `Who patches <guest> systems & hosts, *number* ${i}?`,
  answer: '“The customer”',
  right: true,
}));

it('each part of an export is shown whole, on Slack, on Discord and as plain text', () => {
  const parts = partsOf(records);
  expect(parts.length).toBeGreaterThan(2);
  expect(parts.flatMap((part) => JSON.parse(part))).toEqual(records);
  for (const [place, part] of parts.entries()) {
    const message = exportMessage(part, place, parts.length);
    const slack = renderForSlack(message);
    expect(complaints(slack.blocks)).toEqual([]);
    expect(displayed(slack)).toContain(part);
    expect(renderForDiscord(message).embeds[0]?.description).toContain(part);
    expect(plainText(message)).toContain(part.split('\n').at(-2) ?? '');
  }
});
