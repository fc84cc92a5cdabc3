import { describe, expect, it } from 'vitest';
import { openStage, replyText, type Stage, smallNotes } from '../../support/stage.js';

const ballot = async (stage: Stage, who = 'ana') =>
  stage.store.rounds.ballot(await stage.openRound(), stage.person(who));
const gaps = async (stage: Stage) =>
  (await stage.store.gaps.in(stage.room.adapter, stage.room.space)).map(({ query }) => query);

describe('an answer that is said, where one question with choices is open', () => {
  const choices = smallNotes.map(({ path, text }) => ({ path, text: text.split('\n\n## AWS guards')[0] ?? '' }));
  const open = async () => {
    const stage = await openStage({ files: choices });
    await stage.say('ana', '/quiz now');
    return stage;
  };

  it.each([
    ['b', 1],
    ['B', 1],
    ['B)', 1],
    ['(b)', 1],
    ['b.', 1],
    ['b!', 1],
    ['2', 1],
    ['my answer is b', 1],
    ['My answer: c', 2],
    ['answer a', 0],
    ['I think it’s a', 0],
    ['I’d go with a', 0],
    ['option c', 2],
    ['is it b?', 1],
    ['I’ll go with b', 1],
    ["I'll go with b", 1],
    ['I’m going with b', 1],
    ['going with b', 1],
    ['let’s go with b', 1],
    ['b please', 1],
    ['b, please!', 1],
    ['B, final answer', 1],
    ['b is my final answer', 1],
    ['b, I think', 1],
    ['b :tada:', 1],
    ['b 🎉', 1],
    ['definitely b', 1],
    ['I’m pretty sure it’s b', 1],
    ["I think it's b", 1],
    ['my answer is b please', 1],
  ])('%s is a vote, in a mention', async (text, pick) => {
    const stage = await open();
    const reply = await stage.say('ana', text, 'mention');
    const shown =
      stage.recorder
        .texts()[0]
        ?.split('\n')
        .at(-3 + pick) ?? '';
    expect(replyText(reply)).toContain(`private: Your answer is ${'ABC'[pick]}: ${shown.replace(/^\W*[ABC]\W+/, '')}.`);
    expect(reply).toMatchObject({ aside: true, receipt: await stage.openRound() });
    expect(await ballot(stage)).toEqual({ picks: [pick] });
    expect(await gaps(stage)).toEqual([]);
  });

  it('may be the words of a choice behind its letter, or said to be the answer', async () => {
    const stage = await open();
    const { snapshot } = (await stage.store.rounds.get(await stage.openRound())) ?? {};
    const at = snapshot?.choices.findIndex(({ right }) => right) ?? -1;
    await stage.say('ana', `${'ABC'[at]}: the customer`, 'mention');
    await stage.say('bo', 'my answer is The Customer.', 'mention');
    expect([await ballot(stage), await ballot(stage, 'bo')]).toEqual([{ picks: [at] }, { picks: [at] }]);
  });

  it.each([
    'The customer',
    'the customer',
    'customer',
    'customer!',
    'the customer?',
    'it is the customer',
    'it’s the customer',
    'its the custumer',
    'I think it is the customer',
    'definitely the customer',
    'the customer, final answer',
    'the customer is right',
    'X The customer',
    'x: the customer',
    'X) customer',
  ])('%s is a vote by the words of a choice', async (text) => {
    const stage = await open();
    const { snapshot } = (await stage.store.rounds.get(await stage.openRound())) ?? {};
    const at = snapshot?.choices.findIndex(({ right }) => right) ?? -1;
    const reply = await stage.say('ana', text.replace(/^x/i, 'ABC'.charAt(at)), 'mention');
    expect(replyText(reply)).toContain(`private: Your answer is ${'ABC'[at]}: The customer.`);
    expect(await ballot(stage)).toEqual({ picks: [at] });
    expect(await gaps(stage)).toEqual([]);
  });

  const quizOf = (choices: readonly string[], right = 1) => [
    { path: 'a.md', text: '# Names\n\nDNS turns names into addresses. DHCP hands out addresses.' },
    {
      path: 'a.quiz.md',
      text: [
        '## What turns names into addresses? {#t}',
        ...choices.map((choice, i) => `- [${i < right ? 'x' : ' '}] ${choice}`),
        '> It does.',
        'Source: a.md#names "DNS turns names"',
      ].join('\n'),
    },
  ];
  const ask = async (choices: readonly string[], right = 1) => {
    const stage = await openStage({ files: quizOf(choices, right) });
    await stage.say('ana', '/quiz now');
    const { snapshot } = (await stage.store.rounds.get(await stage.openRound())) ?? {};
    const at = (text: string) => snapshot?.choices.findIndex((choice) => choice.text === text) ?? -1;
    return { stage, at };
  };

  it.each(['DNS', 'dns!', 'it is DNS', 'it’s dns', 'a DNS', 'the dns', 'DNS please', 'DNS?'])(
    '%s is a vote for DNS',
    async (text) => {
      const { stage, at } = await ask(['DNS', 'SSH', 'DHCP']);
      expect(replyText(await stage.say('ana', text, 'mention'))).toContain(': DNS.');
      expect(await ballot(stage)).toEqual({ picks: [at('DNS')] });
    },
  );

  it.each([
    'what is DNS?',
    'what is dns',
    'DNS vs DHCP',
    'DNS and DHCP',
    'DNS zones',
    'how does DNS work',
    'it is DNS that names things',
    'tell me about DNS please',
    'private DNS',
    'R&D',
    'I/O',
    '22',
  ])('%s only contains what a choice says, and asks the notes', async (text) => {
    const { stage } = await ask(['DNS', 'SSH', 'DHCP']);
    expect(replyText(await stage.say('ana', text, 'mention'))).toMatch(/^public: /);
    expect(await ballot(stage)).toBeUndefined();
  });

  it('may be true, or the very words of a choice that seem to ask', async () => {
    const { stage, at } = await ask(['True', 'False']);
    await stage.say('ana', 'True', 'mention');
    await stage.say('bo', 'i think it is false', 'mention');
    expect([await ballot(stage), await ballot(stage, 'bo')]).toEqual([
      { picks: [at('True')] },
      { picks: [at('False')] },
    ]);
    const other = await ask(['Do nothing', 'Restart it', 'Ask a friend']);
    await other.stage.say('ana', 'do nothing', 'mention');
    expect(await ballot(other.stage)).toEqual({ picks: [other.at('Do nothing')] });
  });

  it('may be a number', async () => {
    const { stage, at } = await ask(['22', '80', '3']);
    await stage.say('ana', '22', 'mention');
    await stage.say('bo', 'it is 80', 'mention');
    expect([await ballot(stage), await ballot(stage, 'bo')]).toEqual([{ picks: [at('22')] }, { picks: [at('80')] }]);
    const told = replyText(await stage.say('cy', '3', 'mention'));
    if (at('3') === 2) expect(told).toContain('Your answer is C: 3.');
    else expect(told).toContain('private: Not counted: I can’t tell which choice you mean.');
    const two = await ask(['22', '80', '443'], 2);
    await two.stage.say('ana', '22 and 80', 'mention');
    expect(await ballot(two.stage)).toEqual({ picks: [two.at('22'), two.at('80')].sort() });
  });

  it('names each of several, where several are wanted', async () => {
    const { stage, at } = await ask(['DNS', 'SSH', 'DHCP'], 2);
    await stage.say('ana', 'dns and ssh', 'mention');
    expect(await ballot(stage)).toEqual({ picks: [at('DNS'), at('SSH')].sort() });
    expect(replyText(await stage.say('bo', 'dns', 'mention'))).toContain(
      'private: Not counted: you chose 1. Choose exactly 2',
    );
  });

  it('is asked for its letter, where it may be two', async () => {
    const { stage, at } = await ask(['AWS Config', 'Amazon Config', 'DHCP']);
    const unclear = 'private: Not counted: I can’t tell which choice you mean. Give its letter, such as “b”.';
    expect(replyText(await stage.say('ana', 'config', 'mention'))).toBe(unclear);
    expect(replyText(await stage.say('ana', `${'BCA'.charAt(at('DHCP'))}: DHCP`, 'mention'))).toBe(unclear);
    expect(replyText(await stage.say('ana', `${'BCA'.charAt(at('DHCP'))} DHCP`, 'mention'))).toBe(unclear);
    expect(await ballot(stage)).toBeUndefined();
    await stage.say('ana', 'amazon config', 'mention');
    expect(await ballot(stage)).toEqual({ picks: [at('Amazon Config')] });
  });

  it.each([
    ['f', 'the choices go from A to C'],
    ['my answer is 7', 'the choices go from A to C'],
    ['a and b', 'you chose 2. Choose exactly 1.'],
    ['my answer is the weather', 'that isn’t one of the choices'],
  ])('%s is not counted, and says why to its person alone', async (text, why) => {
    const stage = await open();
    const reply = await stage.say('ana', text, 'mention');
    expect(replyText(reply)).toContain(`private: Not counted: ${why}`);
    expect(reply).toMatchObject({ aside: true });
    expect(await ballot(stage)).toBeUndefined();
  });

  it.each([
    'patching',
    'who patches guest systems?',
    'b2b patching',
    'the customer patches what?',
    'customer data',
    'hi',
    'a hypervisor',
    'answer files',
    'the choice of region',
    'option groups',
  ])('%s is none, and is answered from the notes', async (text) => {
    const stage = await open();
    expect(replyText(await stage.say('ana', text, 'mention'))).toMatch(/^public: /);
    expect(await ballot(stage)).toBeUndefined();
  });

  it('changes as a press does, and keeps the one receipt of the round', async () => {
    const stage = await open();
    const round = await stage.openRound();
    expect(await stage.choose('ana', round, 0)).toMatchObject({ receipt: round });
    expect(replyText(await stage.say('ana', 'b', 'mention'))).toMatch(/^private: Changed\. Your answer is now B: /);
    expect(replyText(await stage.say('ana', 'b', 'mention'))).toMatch(/^private: Your answer is still B: /);
  });

  it('is told that nothing is open, where it can be nothing else', async () => {
    const stage = await openStage();
    for (const text of ['my answer is b', 'b', 'B!', 'b please', 'B, final answer', 'I’ll go with b', 'a and c', '2']) {
      for (const via of ['mention', 'direct'] as const) {
        expect(replyText(await stage.say('ana', text, via))).toBe(
          'private: Not counted: no question is open here right now.',
        );
      }
    }
    for (const text of ['my answer is lost', 'answer files', 'R&D', 'I/O', '22', 'A/B', 'the customer', 'k']) {
      expect(replyText(await stage.say('ana', text, 'mention'))).toMatch(/^public: /);
    }
  });

  it('is told to answer on the question where two are open', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz schedule every day at 9:01 UTC, close after 1h');
    await stage.say('ana', '/quiz now');
    await stage.advance(60_000);
    expect(replyText(await stage.say('ana', 'b', 'mention'))).toMatch(/Not counted: more than one question is open/);
    expect(replyText(await stage.say('ana', 'patching', 'mention'))).toMatch(/^public: /);
  });
});

describe('an answer that is said to the bot alone', () => {
  const dm = (stage: Stage, text: string, space = stage.room.space) =>
    stage.handle({
      kind: 'said',
      room: { ...stage.room, space, id: 'D1' },
      by: { ...stage.person('ana'), space },
      name: 'Ana Elsewhere',
      text,
      via: 'direct',
    });
  const startedIn = async (stage: Stage, id: string) => {
    const room = { ...stage.room, id };
    await stage.handle({ kind: 'said', room, by: stage.person('ana'), text: '/quiz now', via: 'command' });
    return (await stage.store.rounds.openIn(room))[0]?.id ?? '';
  };

  it('counts in the only open question of the space', async () => {
    const stage = await openStage();
    await stage.say('bo', '/quiz now');
    expect(replyText(await dm(stage, 'a'))).toMatch(/^private: Your answer is A: .*\.\n.*\?|\.\nYou can change it/s);
    expect(await ballot(stage)).toEqual({ picks: [0] });
  });

  it('counts where the person plays, when several are open elsewhere', async () => {
    const stage = await openStage();
    await stage.say('ana', '/quiz now');
    await stage.choose('ana', await stage.openRound(), 0);
    await stage.say('ana', '/quiz close');
    await startedIn(stage, 'other');
    await startedIn(stage, 'third');
    expect(replyText(await dm(stage, 'b'))).toMatch(/more than one question is open/);
    await stage.say('ana', '/quiz now');
    expect(replyText(await dm(stage, 'b'))).toMatch(/^private: Your answer is B: /);
    expect(await ballot(stage)).toEqual({ picks: [1] });
  });

  it('counts for the person of the server, where direct messages belong to none', async () => {
    const stage = await openStage({ direct: 'direct', names: { ana: 'Ana' } });
    await stage.say('ana', '/quiz now');
    expect(replyText(await dm(stage, 'my answer is b', 'direct'))).toBe(
      'private: Not counted: no question is open here right now.',
    );
    await stage.choose('ana', await stage.openRound(), 0);
    expect(replyText(await dm(stage, 'b', 'direct'))).toMatch(/^private: Changed\. Your answer is now B: /);
    expect(await ballot(stage)).toEqual({ picks: [1] });
    expect((await stage.store.people.in('recorder', 'team')).map(({ name }) => name)).toEqual(['ana']);
  });
});

describe('an answer that is said, where a typed question is open', () => {
  const files = [
    { path: 'a.md', text: '# A\n\nTrail records calls.\n\n## Shield\n\nShield protects against floods.' },
    {
      path: 'a.quiz.md',
      text: '## What records calls? {#t}\nAnswer: trail\n> It does.\nSource: a.md#a "Trail records calls"',
    },
  ];
  const open = async () => {
    const stage = await openStage({ files });
    await stage.say('ana', '/quiz now');
    return stage;
  };

  it.each([
    ['trail', 'trail'],
    ['Cloud Trail!', 'Cloud Trail'],
    ['my answer is trail', 'trail'],
    ['I think it’s trail', 'trail'],
    ['is it trail?', 'trail'],
    ['trail?', 'trail'],
    ['the thing that is called trail, I believe', 'the thing that is called trail, I believe'],
    ['2', '2'],
    ['trail, final answer', 'trail'],
    ['trail please', 'trail'],
    ['trail is my answer', 'trail'],
    ['trail 🎉', 'trail'],
    ['Option groups', 'Option groups'],
    ['letter of intent', 'letter of intent'],
    ['May', 'May'],
    ['list and read', 'list and read'],
  ])('%s counts, and the room hears nothing of it', async (said, text) => {
    const stage = await open();
    const reply = await stage.say('ana', said, 'mention');
    expect(replyText(reply)).toContain(`private: Your answer is “${text}”.`);
    expect(replyText(reply)).toContain('use the buttons on the question or DM me');
    expect(replyText(reply)).not.toContain('public');
    expect(reply).toMatchObject({ aside: true });
    expect(await ballot(stage)).toEqual({ picks: [], text });
  });

  it.each(['what is shield?', 'who records calls', 'tell me about shield', 'hi', 'thanks', 'help', '/ask trail'])(
    '%s is none',
    async (text) => {
      const stage = await open();
      const via = text.startsWith('/') ? 'command' : 'mention';
      expect(replyText(await stage.say('ana', text, via))).not.toContain('Your answer');
      expect(await ballot(stage)).toBeUndefined();
    },
  );

  it.each(['🎉', ':tada:', '<a:dance:123>', 'no idea', 'idk', 'I don’t know', '?', '???', 'not sure', 'no clue', ':)'])(
    '%s is no answer, and is told so',
    async (text) => {
      const stage = await open();
      const reply = await stage.say('ana', text, 'mention');
      expect(replyText(reply)).toBe(
        'private: Not counted: I didn’t take that as an answer. Have a guess whenever you like.',
      );
      expect(reply).toMatchObject({ aside: true });
      expect(await ballot(stage)).toBeUndefined();
      expect(await gaps(stage)).toEqual([]);
    },
  );

  it('changes another only when it is said to be one', async () => {
    const stage = await open();
    await stage.type('ana', await stage.openRound(), 'trail');
    expect(replyText(await stage.say('ana', 'shield', 'mention'))).toBe(
      'private: Not counted: your answer is still “trail”. To change it, say “my answer is shield”; to look it up, use “/ask shield”.',
    );
    expect(await ballot(stage)).toEqual({ picks: [], text: 'trail' });
    expect(replyText(await stage.say('ana', 'my answer is shield', 'mention'))).toMatch(/Your answer is now “shield”/);
    expect(await ballot(stage)).toEqual({ picks: [], text: 'shield' });
  });

  it('to the bot alone is one only when it is said to be: there people ask', async () => {
    const stage = await open();
    expect(replyText(await stage.say('ana', 'shield', 'direct'))).toMatch(/^public: .*Shield protects/s);
    expect(replyText(await stage.say('ana', 'my answer is trail', 'direct'))).toMatch(
      /^private: Your answer is “trail”\.\nWhat records calls\?\nYou can change it/,
    );
  });
});
