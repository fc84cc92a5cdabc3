import { describe, expect, it } from 'vitest';
import type { Span } from '../../../src/core/chat/message.js';
import { cardMessage } from '../../../src/core/quiz/card.js';
import type { Round, Snapshot } from '../../../src/core/quiz/round.js';
import { openStage } from '../../support/stage.js';

const base = 'https://github.com/acme/notes/blob/main/';
const url = 'https://acme.slack.com/archives/C1/p1';
const at = new Date('2026-11-29T09:00:00Z');
const tally = { voters: 1, right: 1, counts: [1, 0], typed: [] };

const round = (source: Snapshot['source'], closed: boolean): Round => ({
  id: 'r1',
  room: { adapter: 'slack', space: 'T1', id: 'C1' },
  snapshot: {
    question: 'q1',
    kind: 'single',
    topic: 'EC2',
    difficulty: 1,
    prompt: 'Who patches the guest?',
    choices: [
      { text: 'The customer', right: true, why: '' },
      { text: 'AWS', right: false, why: 'it patches hosts' },
    ],
    accepts: [],
    explanation: 'Guests are the customer’s.',
    source,
  },
  opens: at,
  closes: at,
  ...(closed ? { closed: at } : {}),
});

const note = { file: 'aws/ec2 & co.md', line: 4, text: 'The customer patches guests.', slug: 'patching' };
const place = (source: Snapshot['source'], at?: string): Span | undefined => {
  const block = cardMessage(round(source, true), tally, at).blocks.findLast(({ kind }) => kind === 'note');
  return block?.kind === 'note' ? block.spans[0] : undefined;
};

describe('the source of a question', () => {
  it.each([note, { file: url, line: 0, text: 'Guests are the customer’s, Bo says.', slug: '' }])(
    'is nowhere on an open card: $file',
    (source) => {
      const open = JSON.stringify(cardMessage(round(source, false), tally, base));
      for (const secret of [source.file, source.text, 'patching', 'slack.com', base])
        expect(open).not.toContain(secret);
    },
  );

  it('is a link to its heading on a closed card, where the notes can be read on the web', () => {
    expect(place(note, base)).toEqual({
      text: 'aws/ec2 & co.md:4',
      code: true,
      url: `${base}aws/ec2%20%26%20co.md#patching`,
    });
    expect(place(note)).toEqual({ text: 'aws/ec2 & co.md:4', code: true });
  });

  it('is a link to the file in a round from before headings were kept', () => {
    const { slug: _, ...old } = note;
    expect(place(old, base)).toMatchObject({ url: `${base}aws/ec2%20%26%20co.md` });
  });

  it('is a link to its message, with its words, wherever the notes are', () => {
    const message = { file: url, line: 0, text: 'Guests are the customer’s, Bo says.', slug: '' };
    for (const notes of [base, undefined]) expect(place(message, notes)).toEqual({ text: 'Slack message', url });
    expect(place({ ...message, file: 'https://discord.com/channels/1/2/3' })).toMatchObject({
      text: 'Discord message',
    });
    expect(place({ ...message, file: 'https://chat.acme.com/x' })).toMatchObject({ text: 'chat.acme.com' });
    expect(place({ ...message, file: 'message' })).toEqual({ text: 'a message in the chat' });
    expect(JSON.stringify(cardMessage(round(message, true), tally))).toContain(message.text);
  });

  it.each([base, undefined])('stands on the card of a played round, once it is closed (notes at %s)', async (at) => {
    const stage = await openStage({ managers: ['ana'], ...(at === undefined ? {} : { knowledgeUrl: at }) });
    await stage.say('ana', '/quiz now');
    const cards = () => JSON.stringify(stage.recorder.messages().map(({ message }) => message));
    expect(cards()).not.toContain('shared.md');
    await stage.say('ana', '/quiz close');
    expect(cards()).toMatch(/"shared\.md:\d+"/);
    expect(cards().includes(`${base}shared.md#`)).toBe(at === base);
  });
});
