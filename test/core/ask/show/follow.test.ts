import { describe, expect, it } from 'vitest';
import { ask } from '../../../../src/core/ask/ask.js';
import { answerMessage, presentAnswer, presentPassage } from '../../../../src/core/ask/show/answer-message.js';
import { plainText, pressables } from '../../../../src/core/chat/plain-text.js';
import { libraryOf } from '../../../support/library.js';

const files = [
  {
    path: 'faq.md',
    text: `# FAQ

## How do I get VPN access?

See [remote access](ops/vpn.md).

## Whom do I call at night?

- The night watch answers all of the alarms.
- Burst pipes: see [Pipes](ops/pipes.md#burst)
- Lost badges: call the desk.

## Parental leave

Documented in [our wiki](https://wiki.example/leave).

## Time off

See Leave policy.

## Circles

See [Loops](loops.md).
`,
  },
  {
    path: 'ops/vpn.md',
    text: '# Remote access\n\nInstall the client and sign in with your badge.\n\n## Troubles\n\nRestart it.\n',
  },
  { path: 'ops/pipes.md', text: '# Pipes\n\nThey are old.\n\n## Burst\n\nClose the main valve.\n' },
  {
    path: 'leave.md',
    text: '# Leave policy\n\nEverybody has 28 days.\n\n## Booking\n\nBook your time off in the portal.\n',
  },
  { path: 'loops.md', text: '# Loops\n\nSee [Circles](faq.md#circles).\n' },
];
const { index } = libraryOf(files);
const shown = (query: string): string => plainText(answerMessage(index, ask(index, query)));

describe('an answer that only points', () => {
  it('is what it points to, and says where it was pointed from', () => {
    const answer = ask(index, 'how do I get VPN access?');
    expect(answer.decision).toBe('found');
    expect(plainText(answerMessage(index, answer))).toBe(
      [
        'Remote access',
        'Redirected from FAQ › How do I get VPN access? · faq.md:5',
        '| Install the client and sign in with your badge.',
        '| Troubles',
        '| Restart it.',
        'ops/vpn.md:3',
      ].join('\n'),
    );
  });

  it('links both places where the notes are on the web', () => {
    const message = answerMessage(index, ask(index, 'how do I get VPN access?'), { base: 'https://notes.example' });
    expect(JSON.stringify(message)).toContain('"url":"https://notes.example/ops/vpn.md#remote-access"');
    expect(JSON.stringify(message)).toContain('"url":"https://notes.example/faq.md#how-do-i-get-vpn-access"');
  });

  it('is followed by a name as by a link', () => {
    expect(shown('time off')).toMatch(
      /^Leave policy\nRedirected from FAQ › Time off .*\n\| Everybody has 28 days\.$/ms,
    );
  });

  it('leads to the passage of a note that speaks of what is asked', () => {
    expect(shown('how do I book time off?')).toContain('Book your time off in the portal.');
  });

  it('is one bullet where that is asked for, and the list where the list is', () => {
    expect(shown('burst pipes')).toContain('Close the main valve.');
    expect(shown('whom do I call at night?')).toContain('The night watch answers');
    const list = ask(index, 'what are the numbers to call at night for burst pipes?');
    expect(plainText(answerMessage(index, { ...list, decision: 'found' }))).not.toContain('Pointed here');
  });

  it('stays as it is with its link when that leads out of the notes', () => {
    const message = answerMessage(index, ask(index, 'parental leave'));
    expect(plainText(message)).toContain('| Documented in our wiki.\nfaq.md:');
    expect(JSON.stringify(message)).toContain('"url":"https://wiki.example/leave"');
  });

  it('is followed once and never in a circle', () => {
    expect(shown('circles')).toMatch(/^Loops\nRedirected from FAQ › Circles .*\n\| See Circles\./m);
    expect(shown('loops')).toMatch(/^FAQ › Circles\nRedirected from Loops .*\n\| See Loops\./m);
  });

  it('is no rival of what it points to', () => {
    for (const query of ['remote access with vpn', 'vpn access', 'get remote access']) {
      const answer = ask(index, query);
      expect(answer.decision).toBe('found');
      const lines = presentAnswer(index, answer).leads.map(({ id }) => presentPassage(index, id, query)?.passage.id);
      expect(new Set(lines).size).toBe(lines.length);
    }
  });

  it('is followed from a choice and a next best passage too', () => {
    const presented = presentAnswer(index, ask(index, 'vpn', { judge: () => 0.3 }));
    expect(pressables(presented.message({ asked: 'q' }))[0]?.label).toBe('How do I get VPN access?');
    const chosen = presentPassage(index, presented.leads[0]?.id ?? '', 'vpn');
    expect(chosen?.passage.file).toBe('ops/vpn.md');
    expect(chosen && plainText(chosen.message())).toContain('Redirected from FAQ › How do I get VPN access?');
  });
});
