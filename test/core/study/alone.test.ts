import { describe, expect, it } from 'vitest';
import { pressables } from '../../../src/core/chat/plain-text.js';
import type { Reply } from '../../../src/core/chat/reply.js';
import { openStage, replyText, type Stage, type StageOptions } from '../../support/stage.js';

const choices = [
  { path: 'a.md', text: '# Names\n\nDNS turns names into addresses.\n\n## Shells\n\nSSH opens a shell.' },
  {
    path: 'a.quiz.md',
    text: [
      ['names into addresses', 'DNS', 'SSH', 'DHCP', 'names "DNS turns names"'],
      ['a key into a shell', 'SSH', 'DNS', 'DHCP', 'shells "SSH opens"'],
    ]
      .map(
        ([what, right, wrong, other, source], i) =>
          `## What turns ${what}? {#q${i}}\n- [x] ${right}\n- [ ] ${wrong}\n- [ ] ${other}\n> So it is.\nSource: a.md#${source}`,
      )
      .join('\n\n'),
  },
];
const typed = [
  { path: 'a.md', text: '# Ports\n\nSSH listens on port 22.' },
  {
    path: 'a.quiz.md',
    text: '## On which port does SSH listen? {#t}\nAnswer: 22\n> It does.\nSource: a.md#ports "listens on port 22"',
  },
];

const open = async (files: StageOptions['files'] = choices, options: StageOptions = {}) => {
  const stage = await openStage({ files, ...options });
  /** Bo talks to the bot alone, while the question of the channel is open elsewhere. */
  const dm = async (text: string, via: 'direct' | 'command' = 'direct'): Promise<Reply> => {
    stage.pass(1_000);
    return stage.handle({ kind: 'said', room: { ...stage.room, id: 'D1' }, by: stage.person('bo'), text, via });
  };
  return { stage, dm };
};

const pressablesOf = (reply: Reply) => {
  const message = reply.kind === 'say' ? (reply.private ?? reply.public ?? reply.replace) : undefined;
  return message ? pressables(message) : [];
};
const labels = (reply: Reply): string[] => pressablesOf(reply).map(({ label }) => label);
const letterOf = (reply: Reply, text: string): string => 'abc'.charAt(labels(reply).indexOf(text));
const rightOf = (reply: Reply): string => (replyText(reply).includes('names into addresses') ? 'DNS' : 'SSH');
const gaps = async ({ store, room }: Stage) =>
  (await store.gaps.in(room.adapter, room.space)).map(({ query }) => query);

describe('a practice question, to the bot alone', () => {
  it('is what a letter answers, and no vote in the channel is changed', async () => {
    const { stage, dm } = await open([...choices, ...[]]);
    await stage.say('ana', '/quiz now');
    const round = await stage.openRound();
    await stage.choose('bo', round, 0);
    const question = await dm('practice 5');
    const right = rightOf(question);
    const reply = await dm(letterOf(question, right));
    expect(replyText(reply)).toContain(`Right: ${right}.`);
    expect(await stage.store.rounds.ballot(round, stage.person('bo'))).toEqual({ picks: [0] });
  });

  it.each([
    ['B', (letter: string) => letter.toUpperCase()],
    ['b please', (letter: string) => `${letter} please`],
    ['my answer is b', (letter: string) => `my answer is ${letter}`],
    ['DNS', (_: string, right: string) => right],
    ['it is dns', (_: string, right: string) => `it is ${right.toLowerCase()}`],
    ['b: DNS', (letter: string, right: string) => `${letter}: ${right}`],
  ])('is answered by %s', async (_, words) => {
    const { stage, dm } = await open();
    const question = await dm('/quiz practice 2', 'command');
    const right = rightOf(question);
    const reply = await dm(words(letterOf(question, right), right));
    expect(replyText(reply)).toMatch(/^private: /);
    expect(replyText(reply)).toContain(`Right: ${right}.`);
    expect(replyText(reply)).toContain('1 of 2 answered, 1 right');
    expect(await gaps(stage)).toEqual([]);
  });

  it.each([
    ['f', 'The choices go from A to C.'],
    ['my answer is cheese', 'That isn’t one of the choices.'],
    ['no idea', 'Have a guess, or say “skip” or “stop”.'],
    ['🎉', 'Have a guess, or say “skip” or “stop”.'],
  ])('stands where somebody says %s', async (text, told) => {
    const { stage, dm } = await open();
    const question = await dm('practice 2');
    expect(replyText(await dm(text))).toContain(`private: ${told}`);
    expect(replyText(await dm(rightOf(question)))).toContain('1 of 2 answered');
    expect(await gaps(stage)).toEqual([]);
  });

  it.each(['what is DNS?', 'how do names become addresses', 'DNS vs DHCP'])('%s still asks the notes', async (text) => {
    const { dm } = await open();
    await dm('practice 2');
    expect(replyText(await dm(text))).toMatch(/^public: /);
  });

  it('is steered in words, from one to the next and to the end', async () => {
    const { stage, dm } = await open();
    const first = await dm('practice 2');
    const skipped = await dm('skip');
    expect(rightOf(skipped)).not.toBe(rightOf(first));
    expect(replyText(skipped)).toContain('Practice, 1 of 2');
    await dm(letterOf(skipped, rightOf(skipped)));
    const second = await dm('Next!');
    expect(replyText(second)).toContain('Practice, 2 of 2');
    expect(replyText(await dm('next question'))).toContain('Stopped here: 1 of 1 right');
    await dm('practice 2');
    expect(replyText(await dm('stop'))).toMatch(/^private: Stopped\./);
    for (const text of ['stop', 'next', 'Skip.'])
      expect(replyText(await dm(text))).toContain('private: No practice question is open.');
    expect(replyText(await dm('a'))).toBe('private: Not counted: no question is open here right now.');
    expect(await gaps(stage)).toEqual([]);
  });

  it('is over with its last answer, and a letter is a vote again', async () => {
    const { stage, dm } = await open();
    await stage.say('ana', '/quiz now');
    expect(replyText(await dm(letterOf(await dm('practice 1'), 'DHCP')))).toContain('That’s it: 0 of 1 right');
    expect(replyText(await dm('b'))).toContain('private: Your answer is B');
  });

  it('that is typed takes words and numbers', async () => {
    const { dm } = await open(typed);
    await dm('practice 1');
    expect(replyText(await dm('idk'))).toContain('Have a guess');
    expect(replyText(await dm('what is ssh?'))).toMatch(/^public: /);
    expect(replyText(await dm('22'))).toContain('Right: 22.');
    await dm('practice 1');
    expect(replyText(await dm('port 23'))).toContain('Not quite. You answered “port 23”.');
  });

  it('below an answer counts as well', async () => {
    const { dm, stage } = await open(typed);
    const answer = await dm('which port does ssh listen on?');
    const quiz = pressablesOf(answer).find(({ label }) => label === 'Quiz me on this')?.id ?? '';
    const from = { room: { ...stage.room, id: 'D1' }, by: stage.person('bo') };
    await stage.handle({ ...from, kind: 'pressed', id: quiz });
    expect(replyText(await dm('22'))).toContain('Right: 22.');
    await stage.handle({ ...from, kind: 'pressed', id: quiz });
    expect(replyText(await dm('skip'))).toContain('private: Skipped.');
  });

  it('is forgotten after a day, and words ask the notes after an hour', async () => {
    const { dm, stage } = await open();
    await dm('practice 2');
    await stage.advance(2 * 3_600_000);
    expect(replyText(await dm('DNS'))).toMatch(/^public: /);
    expect(replyText(await dm('a'))).toContain('1 of 2 answered');
    await dm('practice 2');
    await stage.advance(86_400_000);
    expect(replyText(await dm('a'))).toContain('no question is open here');
  });
});

describe('a practice question, in a room', () => {
  it('that is the only one of its platform is what its person answers, unless one was put to everybody since', async () => {
    const stage = await openStage({ files: choices, oneRoom: true });
    const reply = async (who: string, text: string) => replyText(await stage.say(who, text, 'mention'));
    await stage.say('bo', '/quiz practice 1');
    expect(await reply('ana', 'a')).toContain('no question is open here');
    expect(await reply('bo', 'a')).toContain('That’s it:');
    await stage.say('bo', '/quiz practice 1');
    await stage.advance(60_000);
    await stage.say('ana', '/quiz now');
    expect(await reply('bo', 'a')).toContain('private: Your answer is A');
  });

  it('is answered by its buttons in a channel, where people speak to everybody', async () => {
    const stage = await openStage({ files: choices });
    await stage.say('bo', '/quiz practice 1');
    expect(replyText(await stage.say('bo', 'a', 'mention'))).toContain('no question is open here');
  });
});

describe('an exam, to the bot alone', () => {
  it('takes letters and words for the question that is shown, and is steered', async () => {
    const { dm, stage } = await open();
    await stage.say('ana', '/quiz now');
    await stage.say('ana', '/quiz close');
    const first = await dm('/quiz exam 2 10', 'command');
    const chosen = labels(first)[1] ?? '';
    expect(replyText(await dm('b'))).toMatch(new RegExp(`^private: [\\s\\S]*Your answer is B: ${chosen}\\.`));
    expect(replyText(await dm('next'))).toContain('Exam question 2 of 2 · 1 of 2 answered');
    expect(replyText(await dm('DHCP'))).toContain('2 of 2 answered');
    expect(replyText(await dm('back'))).toContain('Exam question 1 of 2');
    expect(replyText(await dm('stop'))).toContain('Finish your exam?');
  });
});
