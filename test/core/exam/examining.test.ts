import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/chat/message.js';
import { type Pressable, plainText, pressables } from '../../../src/core/chat/plain-text.js';
import type { Reply } from '../../../src/core/chat/reply.js';
import { messageOf } from '../../support/replies.js';
import { openStage, type Stage, type StageOptions } from '../../support/stage.js';

const topics = ['Compute', 'Network', 'Storage'];

/** Three topics with as many questions each; “Yes n” is right. */
const files = (each = 3) =>
  topics.flatMap((topic) => [
    {
      path: `${topic}.md`,
      text: [
        `# ${topic}`,
        ...Array.from({ length: each }, (_, i) => `## Part ${i + 1}\n- ${topic} ${i + 1} is so.`),
      ].join('\n'),
    },
    {
      path: `${topic}.quiz.md`,
      text: Array.from({ length: each }, (_, i) =>
        [
          `## Is ${topic} ${i + 1} so? {#${topic.toLowerCase()}-${i + 1}}`,
          `- [x] Yes ${i + 1}`,
          `- [ ] No ${i + 1} — it is`,
          `- [ ] Maybe ${i + 1} — no maybe`,
          '> It says so.',
          `Source: ${topic}.md#part-${i + 1} "${topic} ${i + 1} is so"`,
        ].join('\n'),
      ).join('\n\n'),
    },
  ]);

const textOf = (reply: Reply): string => plainText(messageOf(reply));

/** The exam as ana sees it: her latest message, and what she does with it. */
function taker(stage: Stage, name = 'ana') {
  let message: Message | undefined;
  const base = { room: stage.room, by: stage.person(name), name, alone: true };
  const show = (reply: Reply): string => {
    message = messageOf(reply);
    return plainText(message);
  };
  const find = (label: RegExp): Pressable => {
    const found = message && pressables(message).find((each) => label.test(each.label));
    if (!found) throw new Error(`no ${label} in ${message && plainText(message)}`);
    return found;
  };
  return {
    begin: async (rest = '') => show(await stage.say(name, `/quiz exam ${rest}`)),
    find,
    async press(label: RegExp): Promise<string> {
      const found = find(label);
      if (found.kind === 'button') return show(await stage.handle({ ...base, kind: 'pressed', id: found.id }));
      return show(await stage.handle({ ...base, kind: 'chose', id: found.id, picks: [found.index] }));
    },
    handle: stage.handle,
    base,
  };
}

const open = (options: StageOptions = {}) => openStage({ files: files(), ...options });
const minutes = (count: number): number => count * 60_000;

describe('a mock exam', () => {
  it('puts its questions one by one, takes answers and changes of mind, and says nothing before the end', async () => {
    const stage = await open();
    const ana = taker(stage);
    const first = await ana.begin();
    expect(first).toMatch(
      /^Is \w+ \d so\?\nExam question 1 of 9 · 0 of 9 answered · ends Wed,? 25 Nov,? (?:at )?09:30\n/,
    );
    expect(first).toContain('You haven’t answered this one yet.');
    expect(first).toContain(
      '9 questions (all I have right now), 30 minutes, 70% to pass. You’ll get your result at the end',
    );
    const seen = [first];
    for (let n = 0; n < 9; n += 1) {
      seen.push(await ana.press(/^No/));
      expect(seen.at(-1)).toMatch(/Your answer is [ABC]: No \d\. You can still change it\./);
      if (n < 8) seen.push(await ana.press(/^Next$/));
    }
    seen.push(await ana.press(/^Back$/), await ana.press(/^Yes/));
    expect(seen.at(-1)).toMatch(/Exam question 8 of 9 · 9 of 9 answered/);
    seen.push(await ana.press(/^Finish$/));
    expect(seen.at(-1)).toContain('Every question has an answer.');
    expect(seen.join('\n')).not.toMatch(/It says so|Right|is so\.|Not quite/);
    const result = await ana.press(/^Finish and see/);
    expect(result).toMatch(
      /^Not passed this time: 1 of 9 right \(11%\)\nMock exam · 7 to pass \(70%\) · 9 of 9 answered · finished after 1 minute\n/,
    );
    for (const topic of topics) expect(result).toMatch(new RegExp(`^${topic} +[01] of 3`, 'm'));
    expect(stage.recorder.messages()).toEqual([]);
  });

  it('lets the missed ones be reviewed, with why and the passage', async () => {
    const stage = await open();
    const ana = taker(stage);
    await ana.begin('2 10');
    await ana.press(/^Maybe/);
    await ana.press(/^Finish$/);
    expect(await ana.press(/^Go to question 2$/)).toContain('Exam question 2 of 2');
    await ana.press(/^Finish$/);
    await ana.press(/^Finish and see/);
    const review = await ana.press(/^Review what you missed \(2\)$/);
    expect(review).toMatch(/Missed question 1 of 2 · (?:Compute|Network|Storage)\n/);
    expect(review).toMatch(/You answered [ABC]: Maybe \d\. The answer: Yes \d\.\nWhy: It says so\./);
    expect(review).toMatch(/- No \d: it is/);
    expect(review).toMatch(/\| \w+ \d is so\.\n\w+\.md:\d+/);
    expect(await ana.press(/^Next$/)).toMatch(/You didn’t answer this one\. The answer: Yes \d\./);
    expect(await ana.press(/^Back$/)).toContain('Missed question 1 of 2');
    expect(await ana.press(/^Result$/)).toMatch(/^Not passed this time: 0 of 2 right/);
  });

  it('passes, and is glad of all right', async () => {
    const stage = await open();
    const ana = taker(stage);
    await ana.begin('3 pass 66%');
    for (const answer of [/^Yes/, /^Yes/, /^No/]) {
      await ana.press(answer);
      if (answer.source !== '^No') await ana.press(/^Next$/);
    }
    await ana.press(/^Finish$/);
    expect(await ana.press(/^Finish and see/)).toMatch(/^Passed: 2 of 3 right \(67%\)\nMock exam · 2 to pass \(66%\)/);
    await ana.begin('1');
    await ana.press(/^Yes/);
    await ana.press(/^Finish$/);
    const result = await ana.press(/^Finish and see/);
    expect(result).toMatch(/^Passed with full marks: 1 of 1\. Well done!\n/);
    expect(() => ana.find(/Review/)).toThrow();
  });

  it('is one at a time: a second command offers to continue or to finish it', async () => {
    const stage = await open();
    const ana = taker(stage);
    await ana.begin('3');
    await ana.press(/^Yes/);
    const [one, two] = await Promise.all([ana.begin('5'), stage.say('ana', '/quiz exam')]);
    expect(one).toMatch(/^You’re in the middle of an exam\. Finish that one first\.\n1 of 3 answered · ends /);
    expect(textOf(two)).toBe(one);
    expect(await ana.press(/^Continue$/)).toContain('Exam question 2 of 3');
    await ana.begin('3');
    expect(await ana.press(/^Finish and see/)).toMatch(/^Not passed this time: 1 of 3 right/);
    expect(await ana.begin('3')).toContain('Exam question 1 of 3');
    expect(await taker(stage, 'bo').begin('3')).toContain('Exam question 1 of 3');
  });

  it('begins in the words that people use, too', async () => {
    const stage = await open();
    expect(textOf(await stage.say('ana', 'mock exam 3', 'direct'))).toContain('Exam question 1 of 3');
    expect(textOf(await stage.say('bo', 'can I take a practice exam?', 'direct'))).toContain('Exam question 1 of 9');
  });

  it('begins once when two commands come at the same moment', async () => {
    const stage = await open();
    const replies = await Promise.all([stage.say('ana', '/quiz exam 3'), stage.say('ana', '/quiz exam 3')]);
    const texts = replies.map(textOf).sort();
    expect(texts.filter((text) => text.includes('Exam question 1 of 3'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('in the middle of an exam'))).toHaveLength(1);
  });

  it('counts a press that comes twice once', async () => {
    const stage = await open();
    const ana = taker(stage);
    await ana.begin('3');
    const yes = ana.find(/^Yes/);
    const press = () =>
      ana.handle({ ...ana.base, kind: 'chose', id: yes.id, picks: [yes.kind === 'option' ? yes.index : 0] });
    const both = await Promise.all([press(), press()]);
    expect(both.map(textOf)).toEqual([
      expect.stringContaining('1 of 3 answered'),
      expect.stringContaining('1 of 3 answered'),
    ]);
    await ana.begin();
    const end = ana.find(/^Finish and see/).id;
    const ended = await Promise.all([1, 2].map(() => ana.handle({ ...ana.base, kind: 'pressed', id: end })));
    expect(ended.map(textOf).every((text) => text.includes('1 of 3 right'))).toBe(true);
  });

  it('has room for whoever answers a question every three seconds', async () => {
    const stage = await open({ limited: true, files: files(10) });
    const ana = taker(stage);
    await ana.begin('20');
    for (let n = 1; n <= 20; n += 1) {
      expect(await ana.press(/^Yes/)).toContain(`Exam question ${n} of 20 · ${n} of 20 answered`);
      if (n < 20) await ana.press(/^Next$/);
      stage.pass(3_000);
    }
    const back = { ...ana.base, kind: 'pressed', id: ana.find(/^Back$/).id } as const;
    const replies: Reply[] = [];
    for (let n = 0; n < 60; n += 1) replies.push(await ana.handle(back));
    const told = replies.filter((reply) => reply.kind === 'say' && reply.private);
    expect(told.map(textOf)).toEqual([
      'Not counted: that’s a lot of clicks in one minute. Give me a moment, then press again.',
    ]);
  });

  it('goes on after a restart where it was', async () => {
    const stage = await open();
    const ana = taker(stage);
    await ana.begin('3');
    await ana.press(/^Yes/);
    await stage.restart();
    expect(await ana.press(/^Next$/)).toMatch(/Exam question 2 of 3 · 1 of 3 answered/);
    expect(await ana.press(/^Back$/)).toMatch(/Your answer is [ABC]: Yes/);
  });

  it('stays what it was when the files change', async () => {
    const stage = await open();
    const ana = taker(stage);
    const first = await ana.begin('3');
    stage.setLibrary(files(1).map((file) => ({ ...file, text: file.text.replaceAll('Yes', 'Perhaps') })));
    await ana.press(/^Yes/);
    await ana.press(/^Next$/);
    expect(await ana.press(/^Back$/)).toContain(first.split('\n')[0]);
  });

  it('ends by itself when its time is over, and tells its person alone, once', async () => {
    const stage = await open();
    const ana = taker(stage);
    await ana.begin('3 10');
    await ana.press(/^Yes/);
    await stage.advance(minutes(10) - 1_000);
    expect(stage.recorder.messages()).toEqual([]);
    await stage.advance(1_000);
    await stage.advance(1_000);
    const [told, ...others] = stage.recorder.messages();
    expect(others).toEqual([]);
    expect(told?.to).toEqual(stage.person('ana'));
    expect(told && plainText(told.message)).toMatch(
      /^Not passed this time: 1 of 3 right \(33%\)\nMock exam · 3 to pass \(70%\) · 1 of 3 answered · time ran out\n/,
    );
  });

  it('ends over a restart, at the end of its time, however late that is noticed', async () => {
    const stage = await open();
    const ana = taker(stage);
    await ana.begin('3 10');
    await ana.press(/^Yes/);
    const [running] = await stage.store.exams.due(new Date(stage.now().getTime() + minutes(10)));
    stage.pass(minutes(300));
    await stage.restart();
    await stage.advance(minutes(1));
    expect(stage.recorder.messages()).toHaveLength(1);
    const exam = await stage.store.exams.get(running?.id ?? '');
    expect(exam?.ended).toEqual(exam?.ends);
  });

  it('has a kind word and the result for whoever comes late', async () => {
    const stage = await open();
    const ana = taker(stage);
    await ana.begin('3 10');
    await ana.press(/^Yes/);
    const late = ana.find(/^No/);
    const next = ana.find(/^Next/);
    await stage.advance(minutes(10));
    const choose = async () =>
      textOf(
        await ana.handle({ ...ana.base, kind: 'chose', id: late.id, picks: [late.kind === 'option' ? late.index : 0] }),
      );
    const words = 'Time was up before that answer came in, so it doesn’t count.\nNot passed this time: 1 of 3 right';
    expect(await choose()).toContain(words);
    expect(await choose()).toContain(words);
    const moved = await ana.handle({ ...ana.base, kind: 'pressed', id: next.id });
    expect(textOf(moved)).toContain('This exam is over. Here’s how it went.\nNot passed this time: 1 of 3 right');
  });

  it('tells of its end in place, and nobody twice, where a press comes before the heartbeat', async () => {
    const stage = await open();
    const ana = taker(stage);
    await ana.begin('3 10');
    await ana.press(/^Yes/);
    stage.pass(minutes(10));
    expect(await ana.begin()).toContain(
      'Time ran out on the exam you were taking.\nNot passed this time: 1 of 3 right',
    );
    await stage.advance(1_000);
    expect(stage.recorder.messages()).toEqual([]);
    expect(await ana.begin('3')).toContain('Exam question 1 of 3');
  });

  it('is nobody else’s, and its ids mean nothing when they are made up', async () => {
    const stage = await open();
    const ana = taker(stage);
    await ana.begin('3');
    const id = ana.find(/^Next$/).id.split(':')[1] ?? '';
    const bo = { ...ana.base, by: stage.person('bo') };
    const gone = 'That exam isn’t here any more. “/quiz exam” starts a new one.';
    for (const verb of [
      `exam:${id}:0`,
      `exam:end:${id}`,
      `exam:finish:${id}`,
      `exam:result:${id}`,
      `exam:review:${id}:0`,
    ])
      expect(textOf(await ana.handle({ ...bo, kind: 'pressed', id: verb }))).toBe(gone);
    for (const made of ['exam:none:0', 'exam:', 'exam:end:x', `exam:type:${id}:0`, `exam:review:${id}:0`])
      expect(textOf(await ana.handle({ ...ana.base, kind: 'pressed', id: made }))).toBe(gone);
    for (const [n, picks] of [
      [99, [0]],
      [0, [7]],
      [0, []],
      [0, [0, 1]],
    ] as const) {
      const text = textOf(await ana.handle({ ...ana.base, kind: 'chose', id: `exam:${id}:${n}`, picks }));
      expect(text).toBe(n === 99 ? gone : 'Choose exactly 1, then send again.');
    }
    expect(textOf(await ana.handle({ ...ana.base, kind: 'pressed', id: `exam:${id}:99` }))).toContain(
      'Finish your exam?',
    );
    expect(await ana.begin()).toContain('0 of 3 answered');
  });

  it('says so when there is nothing to ask', async () => {
    const empty = await openStage({ files: [{ path: 'a.md', text: '# A\n- b' }] });
    expect(textOf(await empty.say('ana', '/quiz exam'))).toMatch(/^There are no questions yet\./);
    const narrow = await open({ asks: ['typed'] });
    expect(textOf(await narrow.say('ana', '/quiz exam'))).toBe(
      'I have no questions for an exam right now. Try again in a while.',
    );
    expect(textOf(await narrow.say('ana', '/quiz exam ten'))).toMatch(/^I can’t read “ten”\./);
  });

  it('puts typed questions by a form, filled with the answer given before, and several choices together', async () => {
    const quiz = [
      '## Who guards? {#typed}\nAnswer: AWS | Amazon\n> They do.\nSource: a.md#a "guards"',
      '## Which two? {#pair}\n- [x] One\n- [x] Two\n- [ ] Three — no\n> Both.\nSource: a.md#a "guards"',
    ].join('\n\n');
    const stage = await openStage({
      files: [
        { path: 'a.md', text: '# A\n- Somebody guards.' },
        { path: 'a.quiz.md', text: quiz },
      ],
    });
    const ana = taker(stage);
    let shown = await ana.begin();
    for (let n = 0; n < 2; n += 1) {
      if (shown.includes('Who guards?')) {
        const form = await ana.handle({ ...ana.base, kind: 'pressed', id: ana.find(/^Type/).id });
        if (form.kind !== 'form') throw new Error('no form');
        const { id } = form.form;
        const send = (answer: string) => ana.handle({ ...ana.base, kind: 'submitted', id, fields: { answer } });
        expect(textOf(await send(' '))).toBe('Not counted: the answer was empty. Press the button again.');
        expect(textOf(await send('amazon'))).toContain('Your answer is “amazon”.');
        const again = await ana.handle({ ...ana.base, kind: 'pressed', id: ana.find(/^Type/).id });
        expect(again).toMatchObject({ form: { fields: [{ value: 'amazon' }] } });
      } else {
        const id = ana.find(/^One/).id;
        const labels = [/^One/, /^Two/].map((label) => ana.find(label));
        const picks = labels.flatMap((each) => (each.kind === 'option' ? [each.index] : []));
        expect(textOf(await ana.handle({ ...ana.base, kind: 'chose', id, picks }))).toMatch(/Your answer is .*One.*\./);
      }
      if (n === 0) shown = await ana.press(/^Next$/);
    }
    await ana.press(/^Finish$/);
    expect(await ana.press(/^Finish and see/)).toContain('Passed with full marks: 2 of 2.');
  });

  it('shows the result of the last one again', async () => {
    const stage = await open();
    const ana = taker(stage);
    expect(await ana.begin('result')).toBe('You haven’t taken an exam here lately. “/quiz exam” starts one.');
    await ana.begin('3');
    await ana.press(/^Yes/);
    expect(await ana.begin('result')).toContain('in the middle of an exam');
    const result = await ana.press(/^Finish and see/);
    await stage.restart();
    expect(await ana.begin('my last result')).toBe(result);
    await stage.advance(minutes(31 * 24 * 60));
    expect(await ana.begin('results')).toContain('You haven’t taken an exam here lately.');
  });

  it('counts as practised at its end, each answered question once, and not before', async () => {
    const stage = await open();
    const ana = taker(stage);
    const practised = async () => (await stage.store.practised.answers(stage.person('ana'))).map(({ right }) => right);
    await ana.begin('3');
    await ana.press(/^Yes/);
    await ana.press(/^Next$/);
    await ana.press(/^Yes/);
    await ana.press(/^No/);
    expect(await practised()).toEqual([]);
    await ana.begin();
    await ana.press(/^Finish and see/);
    expect((await practised()).sort()).toEqual([false, true]);
  });
});

describe('an exam beside the rounds of its space', () => {
  const roundFor = async (stage: Stage, topic: string, channel = 'elsewhere') => {
    const room = { ...stage.room, id: channel };
    await stage.handle({
      kind: 'said',
      room,
      by: stage.person('mia'),
      text: `/quiz now about ${topic}`,
      via: 'command',
    });
    const [round] = await stage.store.rounds.openIn(room);
    if (!round) throw new Error('no round is open');
    return {
      prompt: round.snapshot.prompt,
      close: () => stage.handle({ kind: 'said', room, by: stage.person('mia'), text: '/quiz close', via: 'command' }),
    };
  };

  it('never asks what is open in a channel when it begins', async () => {
    const stage = await open();
    const { prompt } = await roundFor(stage, 'network');
    const ana = taker(stage);
    const seen = [await ana.begin()];
    expect(seen[0]).toContain('Exam question 1 of 8');
    for (let n = 1; n < 8; n += 1) seen.push(await ana.press(/^Next$/));
    expect(seen.join('\n')).not.toContain(prompt);
  });

  it('leaves out what a channel is asked meanwhile, counts it neither way, and gives nothing of it away', async () => {
    const stage = await open({ files: files(1) });
    const ana = taker(stage);
    const seen: string[] = [await ana.begin()];
    for (let n = 0; n < 3; n += 1) {
      await ana.press(/^Yes/);
      if (n < 2) seen.push(await ana.press(/^Next$/));
    }
    const { prompt, close } = await roundFor(stage, 'network');
    const n = seen.findIndex((text) => text.startsWith(prompt));
    expect(n).toBeGreaterThanOrEqual(0);
    const id = ana.find(/^Yes/).id.split(':')[1] ?? '';
    const shown = textOf(await ana.handle({ ...ana.base, kind: 'pressed', id: `exam:${id}:${n}` }));
    expect(shown).toMatch(new RegExp(`^Question ${n + 1} doesn’t count\n`));
    expect(shown).not.toContain(prompt);
    const again = textOf(await ana.handle({ ...ana.base, kind: 'chose', id: `exam:${id}:${n}`, picks: [0] }));
    expect(again).toBe(shown);
    await ana.begin();
    const result = await ana.press(/^Finish and see/);
    expect(result).toContain('Passed with full marks: 2 of 2.');
    expect(result).not.toContain('Network');
    expect(result).toContain('One question came up in a channel during your exam, so it doesn’t count.');
    await close();
    expect(textOf(await ana.handle({ ...ana.base, kind: 'pressed', id: `exam:result:${id}` }))).toBe(result);
    expect(await stage.store.practised.answers(stage.person('ana'))).toHaveLength(2);
  });

  it('has no result where every question came up', async () => {
    const stage = await open({ files: files(1).slice(0, 2) });
    const ana = taker(stage);
    await ana.begin();
    const { close } = await roundFor(stage, 'compute');
    await close();
    await ana.begin();
    expect(await ana.press(/^Finish and see/)).toMatch(/^No result this time\n/);
  });

  it('keeps the answer of a missed question to itself as long as a channel is asked it', async () => {
    const stage = await open({ files: files(1).slice(0, 2) });
    const ana = taker(stage);
    await ana.begin();
    await ana.press(/^Finish$/);
    await ana.press(/^Finish and see/);
    stage.pass(1_000);
    const { close } = await roundFor(stage, 'compute');
    expect(await ana.press(/^Review/)).toMatch(
      /This one is open in a channel right now\. Come back once it has closed\.\n/,
    );
    await ana.press(/^Result$/);
    await close();
    expect(await ana.press(/^Review/)).toContain('The answer: Yes 1.');
  });

  it('minds every space of the platform where somebody takes it in direct messages, and is found from there', async () => {
    const stage = await open({ files: files(1), direct: 'alone' });
    const { prompt } = await roundFor(stage, 'network');
    const direct = { room: { ...stage.room, space: 'alone' }, by: { ...stage.person('ana'), space: 'alone' } };
    const said = await stage.handle({ ...direct, kind: 'said', text: 'quiz exam', via: 'direct' });
    expect(textOf(said)).toContain('Exam question 1 of 2');
    expect(textOf(said)).not.toContain(prompt);
    const ana = taker(stage);
    await ana.begin();
    const finish = ana.find(/^Finish$/).id;
    const pressed = await stage.handle({ ...direct, kind: 'pressed', id: finish, alone: true });
    expect(textOf(pressed)).toContain('Finish your exam?');
  });
});
