import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/core/chat/plain-text.js';
import type { Reply } from '../../../src/core/chat/reply.js';
import { pressablesOf, shownBy } from '../../support/replies.js';
import { openStage, replyText, type Stage, type StageOptions } from '../../support/stage.js';

const jobs = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot'];

/** Six questions: three about keys, three about doors; the last is typed. */
const files = [
  {
    path: 'jobs.md',
    text: ['# Jobs', ...jobs.map((job) => `## ${job}\n- Job ${job} is done by ${job}man.`)].join('\n'),
  },
  {
    path: 'jobs.quiz.md',
    text: jobs
      .map((job, i) =>
        [
          `## Who does job ${job}? {#${job}}`,
          ...(job === 'foxtrot'
            ? [`Answer: ${job}man`]
            : [`- [x] ${job}man`, '- [ ] Nobody — somebody has to', '- [ ] Everybody']),
          '> It says so.',
          `Source: jobs.md#${job} "done by ${job}man"`,
          `Topic: ${i < 3 ? 'keys' : 'route 53'}`,
        ].join('\n'),
      )
      .join('\n\n'),
  },
];

const shown = (reply: Reply): string => {
  const message = shownBy(reply);
  return message ? plainText(message) : reply.kind;
};
const labels = (reply: Reply): string[] => pressablesOf(reply).map(({ label }) => label);
const jobOf = (reply: Reply): string => /Who does job (\w+)\?/.exec(shown(reply))?.[1] ?? '';

/** Somebody who practises on a message that they alone see. */
function learner(stage: Stage, id = 'ana') {
  const press = async (reply: Reply, label: string): Promise<Reply> => {
    await stage.advance(1_000);
    const found = pressablesOf(reply).find((each) => each.label === label);
    if (!found) throw new Error(`no “${label}” in “${shown(reply)}”`);
    const base = { room: stage.room, by: stage.person(id), name: id, id: found.id, alone: true };
    return found.kind === 'option'
      ? stage.handle({ ...base, kind: 'chose', picks: [found.index] })
      : stage.handle({ ...base, kind: 'pressed' });
  };
  const fill = (form: Reply, answer: string): Promise<Reply> => {
    if (form.kind !== 'form') throw new Error(`no form but ${shown(form)}`);
    const base = { room: stage.room, by: stage.person(id), name: id, id: form.form.id, alone: true };
    return stage.handle({ ...base, kind: 'submitted', fields: { answer } });
  };
  return {
    async say(text: string): Promise<Reply> {
      await stage.advance(1_000);
      return stage.say(id, text);
    },
    press,
    fill,
    async answer(question: Reply, right: boolean): Promise<Reply> {
      const job = jobOf(question);
      if (job === 'foxtrot') return fill(await press(question, 'Type your answer'), right ? 'Foxtrotman' : 'Nobody');
      return press(question, right ? `${job}man` : 'Nobody');
    },
  };
}
const open = async (options: StageOptions = {}) => {
  const stage = await openStage({ files, ...options });
  return { stage, ...learner(stage) };
};

const day = 86_400_000;

describe('a practice series', () => {
  it('is one message: a question, right or wrong and why, the next one, and how it went', async () => {
    const { say, press, answer } = await open();
    const first = await say('/quiz practice keys 2');
    const job = jobOf(first);
    expect(replyText(first)).toMatch(
      /^private: Who does job \w+\?\nPractice, 1 of 2 · keys · medium · new to you · only you see this, and it earns no points\n/,
    );
    expect(labels(first)).toContain('Stop');
    const wrong = await answer(first, false);
    const rest = labels(wrong);
    expect(replyText(wrong)).toMatch(
      new RegExp(`^replace: Who does job ${job}\\?\\nNot quite\\. You answered .: Nobody\\.`),
    );
    expect(shown(wrong)).toContain(
      `The answer: ${job}man.\nWhy: It says so.\n- Nobody: somebody has to\n| Job ${job} is`,
    );
    expect(shown(wrong)).toMatch(/jobs\.md:\d+\n1 of 2 answered, 0 right/);
    expect(rest).toEqual(['Next', 'Stop']);
    const second = await press(wrong, 'Next');
    expect(replyText(second)).toMatch(/^replace: Who does job \w+\?\nPractice, 2 of 2 · keys · medium · new to you\n/);
    expect(jobOf(second)).not.toBe(job);
    const end = await answer(second, true);
    expect(shown(end)).toMatch(
      new RegExp(
        `Right: \\w+man\\.[\\s\\S]*That’s it: 1 of 2 right \\(50%\\)\\.\\nWorth reading again:\\n- Who does job ${job}\\? jobs\\.md:\\d+\\n`,
      ),
    );
    expect(labels(end)).toEqual(['Try those again', 'Practise more']);
    const again = await press(end, 'Try those again');
    expect(jobOf(again)).toBe(job);
    expect(shown(again)).toContain('Practice, 1 of 1 · keys · medium · you missed this one last time');
    expect(labels(await answer(again, true))).toEqual(['Practise more']);
  });

  it('asks what is due or missed before anything new, on another day', async () => {
    const { stage, say, press, answer } = await open();
    const missed: string[] = [];
    let question = await say('/quiz practice 4');
    for (const right of [false, true, false, true]) {
      if (!right) missed.push(jobOf(question));
      const told = await answer(question, right);
      if (labels(told).includes('Next')) question = await press(told, 'Next');
    }
    await stage.advance(day - 3_600_000);
    question = await say('/quiz practice');
    const asked: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      asked.push(jobOf(question));
      const told = await answer(question, true);
      if (i < 4) question = await press(told, 'Next');
    }
    expect(asked.slice(0, 2)).toEqual(missed);
    expect(new Set(asked).size).toBe(5);
    // What was right is not due yet: it comes when there is nothing new.
    expect(shown(question)).toContain('you know this one');
  });

  it('learns from votes once their round is closed', async () => {
    const { stage, say } = await open({ asks: ['single'] });
    await say('/quiz now');
    const round = await stage.openRound();
    const asked = await stage.store.rounds.get(round);
    const wrong = asked?.snapshot.choices.findIndex(({ right }) => !right) ?? 0;
    await stage.choose('ana', round, wrong);
    expect(shown(await say('/quiz misses'))).toContain('no misses');
    await say('/quiz close');
    expect(shown(await say('/quiz misses'))).toContain(asked?.snapshot.prompt);
    await stage.advance(day);
    expect(shown(await say('/quiz practice'))).toContain(asked?.snapshot.prompt);
  });

  it('goes on after a restart, and counts the first answer to a question once', async () => {
    const { stage, say, press, answer } = await open();
    const first = await say('/quiz practice 3');
    await stage.restart();
    const told = await answer(first, false);
    await stage.restart();
    const twice = await answer(first, true);
    expect(shown(twice)).toContain('You’d already answered this one, so your first answer counts.');
    expect(shown(twice)).toContain('1 of 3 answered, 0 right');
    expect(await stage.store.practised.answers(stage.person('ana'))).toHaveLength(1);
    const next = await press(told, 'Next');
    expect(jobOf(await press(told, 'Next'))).toBe(jobOf(next));
    expect(shown(await press(next, 'Stop'))).toMatch(/^Stopped here: 0 of 1 right \(0%\)\./);
    expect(stage.recorder.messages()).toEqual([]);
    expect(await stage.store.rounds.latest(stage.room, 5)).toEqual([]);
    expect(shown(await say('/leaderboard all'))).toMatch(/No points yet/);
  });

  it('is one’s own: what others answer changes nothing', async () => {
    const { stage, say, answer } = await open();
    const bo = learner(stage, 'bo');
    await bo.answer(await bo.say('/quiz practice keys 1'), false);
    expect(shown(await say('/quiz misses'))).toContain('no misses');
    expect(shown(await answer(await say('/quiz practice keys 1'), true))).toContain('That’s it: 1 of 1');
    expect(shown(await bo.say('/quiz misses'))).toContain('One question you haven’t got right yet');
  });

  it.each([
    ['', '1 of 5'],
    ['3', '1 of 3'],
    ['20', '1 of 6'],
    ['keys', '1 of 3 · keys'],
    ['on keys 2', '1 of 2 · keys'],
    ['about keys', '1 of 3 · keys'],
    ['route 53', '1 of 3 · route 53'],
    ['route 53 2 questions', '1 of 2 · route 53'],
    ['job charlie', '1 of 1 · keys'],
  ])('reads “%s”', async (rest, expected) => {
    const { say } = await open();
    expect(shown(await say(`/quiz practice ${rest}`))).toContain(`Practice, ${expected}`);
  });

  it.each(['-3', '0', '100', 'keys 0'])('says how many are possible to whoever wants %s', async (count) => {
    const { say } = await open();
    expect(replyText(await say(`/quiz practice ${count}`))).toBe(
      'private: I can ask you 1 to 20 questions at a time. Try “/quiz practice 10”.',
    );
  });

  it('keeps its ids within what every platform carries, whatever the topic', async () => {
    const { stage, say } = await open();
    const long = `done by ${'charlieman '.repeat(20)}`;
    for (const reply of [await say(`/quiz practice ${long} 20`), await say('/quiz practice charlieman :: job')]) {
      expect(shown(reply)).toContain('charlie');
      for (const { id } of pressablesOf(reply)) {
        expect(id.length).toBeLessThanOrEqual(95);
        const pressed = await stage.handle({ kind: 'pressed', room: stage.room, by: stage.person('ana'), id });
        expect(shown(pressed)).not.toContain('different version');
      }
    }
  });

  it('says what it has nothing for', async () => {
    const { say } = await open();
    expect(shown(await say('/quiz practice zorblax'))).toMatch(
      /^I don’t have a question about “zorblax”\. Closest topics: /,
    );
    const empty = await open({ files: files.slice(0, 1) });
    expect(shown(await empty.say('/quiz practice'))).toMatch(/^There are no questions yet/);
    const { stage } = empty;
    const made = { kind: 'pressed' as const, room: stage.room, by: stage.person('ana') };
    expect(shown(await stage.handle({ ...made, id: 'practise:next:1:5::' }))).toMatch(/^There are no questions yet/);
    expect(shown(await stage.handle({ ...made, id: 'practise:stop:1:5::' }))).toMatch(/^Stopped\./);
    expect(shown(await stage.handle({ ...made, kind: 'chose', id: 'practise:x:1:5::', picks: [0] }))).toMatch(
      /^That question has since changed in the notes\./,
    );
  });

  it('goes round a question that has changed meanwhile, and one that is open now', async () => {
    const { stage, say, press, answer } = await open({ asks: ['single'] });
    const first = await say('/quiz practice 5');
    await say('/quiz now');
    const asked = await stage.store.rounds.get(await stage.openRound());
    const question = jobOf(first) === asked?.snapshot.question ? first : undefined;
    if (question) expect(shown(await answer(question, true))).toContain('is open in this channel right now');
    stage.setLibrary(
      files.map(({ path, text }) => ({ path, text: text.replaceAll('- [ ] Everybody', '- [ ] Absolutely everybody') })),
    );
    const changed = await answer(first, true);
    expect(shown(changed)).toMatch(/^That question (?:has since changed in the notes|is open)/);
    expect(await stage.store.practised.answers(stage.person('ana'))).toEqual([]);
    expect(shown(await press(changed, 'Next'))).toContain('Practice, 1 of 5');
  });

  it('never shows a question while it is open in the space, whatever is open and known', async () => {
    const runs = fc.record({
      asked: fc.uniqueArray(fc.constantFrom(...jobs.slice(0, 5)), { minLength: 1, maxLength: 4 }),
      before: fc.array(fc.record({ job: fc.constantFrom(...jobs), right: fc.boolean(), days: fc.nat(20) }), {
        maxLength: 8,
      }),
      about: fc.constantFrom('', 'keys', 'route 53'),
      wrong: fc.boolean(),
    });
    let at = 0;
    const { stage, say, press, answer } = await open();
    await fc.assert(
      fc.asyncProperty(runs, async ({ asked, before, about, wrong }) => {
        at += 1;
        const now = stage.now();
        for (const [i, { job, right, days }] of before.entries()) {
          const started = new Date(now.getTime() - days * day + i);
          const person = stage.person('ana');
          await stage.store.practised.record({ person, question: job, right, started, at: started });
        }
        for (const [i, job] of asked.entries()) {
          const question = stage.library().bank.find(({ id }) => id === job);
          if (!question) throw new Error(`no ${job}`);
          const { id: _id, file: _file, line: _line, source, ...snapshot } = question;
          const made = { ...snapshot, question: job, source };
          const room = { ...stage.room, id: `room-${at}-${i}` };
          const closes = new Date(now.getTime() + 3_600_000);
          await stage.store.rounds.open({ id: `r${at}-${i}`, room, snapshot: made, opens: now, closes }, `c${at}-${i}`);
        }
        const hidden = (reply: Reply): void => {
          for (const job of asked) expect(shown(reply)).not.toContain(job);
        };
        let reply = await say(`/quiz practice ${about} 20`);
        hidden(reply);
        while (labels(reply).includes('Stop')) {
          reply = await answer(reply, !wrong);
          hidden(reply);
          if (labels(reply).includes('Next')) reply = await press(reply, 'Next');
        }
        hidden(await say('/quiz misses'));
        const misses = pressablesOf(await say('/studyhall me')).find(({ label }) => label === 'Practise my misses');
        if (misses) hidden(await stage.press('ana', misses.id, true));
        for (const i of asked.keys()) await stage.store.rounds.close(`r${at}-${i}`, now, `v${at}-${i}`);
        await stage.advance(60_000);
      }),
      { seed: 20261129, numRuns: 40 },
    );
  });
});

describe('misses', () => {
  it('are what is still wrong, by topic, with its passage and a button', async () => {
    const { say, press, answer } = await open();
    let question = await say('/quiz practice 20');
    const asked: string[] = [];
    for (;;) {
      asked.push(jobOf(question));
      const told = await answer(question, false);
      if (!labels(told).includes('Next')) break;
      question = await press(told, 'Next');
    }
    expect(asked).toHaveLength(6);
    const misses = await say('/quiz misses');
    expect(shown(misses)).toMatch(/^6 questions you haven’t got right yet\n(?:keys|route 53)\n- Who does job/);
    expect(shown(misses)).toMatch(/- Who does job delta\?\n {2}- Job delta is done by deltaman\. jobs\.md:\d+/);
    expect(labels(misses)).toEqual(['Practise my misses']);
    const again = await press(misses, 'Practise my misses');
    expect(shown(again)).toContain('Practice, 1 of 6');
    const solved = jobOf(again);
    await answer(again, true);
    expect(shown(await say('/quiz misses'))).toMatch(/^5 questions/);
    expect(shown(await say('/quiz misses'))).not.toContain(`job ${solved}?`);
  });
});

describe('progress', () => {
  it('is said as before to whoever has answered nothing', async () => {
    const { say } = await open();
    expect(shown(await say('/studyhall me'))).toMatch(/^You haven’t answered a question here yet/);
  });

  it('shows topics, four weeks, misses and what is due, below points and place', async () => {
    const { stage, say, press, answer } = await open({ at: '2026-11-02T09:00:00Z', asks: ['single'] });
    await answer(await say('/quiz practice keys 1'), false);
    await stage.advance(21 * day);
    await answer(await say('/quiz practice keys 1'), true);
    await say('/quiz now');
    const round = await stage.openRound();
    const asked = await stage.store.rounds.get(round);
    await stage.choose('ana', round, asked?.snapshot.choices.findIndex(({ right }) => right) ?? 0);
    await say('/quiz close');
    const topic = asked?.snapshot.topic ?? '';
    await answer(await say('/quiz practice route 53 1'), false);
    const me = await say('/studyhall me');
    expect(shown(me)).toMatch(/^You, all time\n- 1 point, 1st place\n/);
    expect(shown(me)).toMatch(
      new RegExp(`${topic === 'keys' ? 'keys {6}█████░░░ 2 of 3 \\(67%\\) *▁··█' : 'route 53'}`),
    );
    // What counts in one of the two and not in the other is said.
    expect(shown(me)).toMatch(/\n- In this channel: 1 of 1 right \(100%\); answered 1 of 1 asked since you joined\n/);
    expect(shown(me)).toContain('All your answers by topic, practice and mock exams included:\n');
    expect(shown(me)).toMatch(/Right in the last four weeks: 0% → \d+%/);
    expect(shown(me)).toMatch(/- Nothing is due today\n- Misses: 1 question/);
    expect(labels(me)).toEqual(['Practise my misses', 'Practise']);
    await stage.advance(day);
    expect(shown(await say('/studyhall me'))).toContain('Due today: 1 question');
    expect(shown(await press(me, 'Practise'))).toContain('you missed this one last time');
  });
});
