import { describe, expect, it } from 'vitest';
import { runBank } from '../../src/cli/bank.js';
import { runLint } from '../../src/cli/lint.js';
import type { Knowledge } from '../../src/core/knowledge/knowledge.js';
import { parseQuiz } from '../../src/core/knowledge/parse-quiz.js';
import { parseNote } from '../../src/core/knowledge/reader/parse-note.js';

const recorder = () => {
  const out: string[] = [];
  const err: string[] = [];
  return { out, err, io: { out: (text: string) => out.push(text), err: (text: string) => err.push(text) } };
};

const knowledge = (quiz: string): Knowledge => {
  const { note, problems } = parseNote(
    'iam.md',
    '# IAM\n\n## Roles\n\n- A role has no password.\n- A role is assumed.\n',
  );
  if (!note) throw new Error('the note was not read');
  const parsed = parseQuiz('iam.quiz.md', quiz, [note]);
  return { notes: [note], bank: parsed.questions, problems: [...problems, ...parsed.problems], kept: [] };
};

const good = [
  '## What has a role? {#role}',
  '- [x] No password',
  '- [ ] A password — it is assumed instead',
  '> It is assumed.',
  'Source: iam.md#roles "no password"',
  'Topic: roles',
  'Difficulty: 1',
].join('\n');
const typed = [
  '## How is it used? {#use}',
  'Answer: assumed | assume',
  '> So.',
  'Source: iam.md#roles "is assumed"',
].join('\n');
const broken = '## No id\n- [x] a\n- [ ] b\n> c\nSource: iam.md#roles "no password"';

describe('studyhall lint', () => {
  it('prints each problem with its hint, then a count, and fails on an error', () => {
    const { out, io } = recorder();
    expect(runLint(knowledge(`${good}\n\n${broken}`), {}, io)).toBe(1);
    expect(out).toEqual([
      'iam.quiz.md:9:1  error  no-id  the question has no id\n    end the heading with its own id, such as {#ec2-guest-os}: letters, digits and hyphens',
      'iam.quiz.md:11:1  warning  no-reason  the wrong choice "b" has no reason\n    add " — " and why it is wrong',
      '1 error and 1 warning in 1 note and 1 question',
    ]);
  });

  it('is content with a warning', () => {
    const { out, io } = recorder();
    expect(runLint(knowledge(good.replace(' — it is assumed instead', '')), {}, io)).toBe(0);
    expect(out.at(-1)).toBe('no errors and 1 warning in 1 note and 1 question');
  });

  it('says so when nothing is wrong', () => {
    const { out, io } = recorder();
    expect(runLint(knowledge(`${good}\n${typed}`), {}, io)).toBe(0);
    expect(out).toEqual(['no problems in 1 note and 2 questions']);
  });

  it('prints one array with --json', () => {
    const { out, io } = recorder();
    expect(runLint(knowledge(broken.replace('b\n', 'b — no\n')), { json: true }, io)).toBe(1);
    expect(JSON.parse(out.join('\n'))).toEqual([
      {
        file: 'iam.quiz.md',
        line: 1,
        column: 1,
        rule: 'no-id',
        severity: 'error',
        message: 'the question has no id',
        hint: 'end the heading with its own id, such as {#ec2-guest-os}: letters, digits and hyphens',
      },
    ]);
  });
});

describe('studyhall bank', () => {
  it('counts by topic and difficulty', () => {
    const { out, err, io } = recorder();
    expect(runBank(knowledge(`${good}\n${typed}`), {}, io)).toBe(0);
    expect(out.join('\n').split('\n')).toEqual([
      'topic    easy  medium    hard     all',
      'IAM         0       1       0       1',
      'roles       1       0       0       1',
      'all         1       1       0       2',
    ]);
    expect(err).toEqual([]);
  });

  it('prints the questions with --json, broken ones apart', () => {
    const { out, err, io } = recorder();
    expect(runBank(knowledge([good, broken, typed].join('\n')), { json: true }, io)).toBe(1);
    expect(JSON.parse(out.join('\n'))).toEqual([
      {
        id: 'role',
        file: 'iam.quiz.md',
        line: 1,
        kind: 'single',
        topic: 'roles',
        difficulty: 1,
        prompt: 'What has a role?',
        choices: [
          { text: 'No password', right: true, why: '' },
          { text: 'A password', right: false, why: 'it is assumed instead' },
        ],
        explanation: 'It is assumed.',
        source: 'iam.md:5',
      },
      {
        id: 'use',
        file: 'iam.quiz.md',
        line: 13,
        kind: 'typed',
        topic: 'IAM',
        difficulty: 2,
        prompt: 'How is it used?',
        choices: [],
        accepts: ['assumed', 'assume'],
        explanation: 'So.',
        source: 'iam.md:6',
      },
    ]);
    expect(err.map((text) => text.split('\n')[0])).toEqual(['iam.quiz.md:8:1  error  no-id  the question has no id']);
  });

  it('lists what no question proves with --missing', () => {
    const { out, io } = recorder();
    expect(runBank(knowledge(good), { missing: true }, io)).toBe(0);
    expect(out).toEqual(['iam.md:6  A role is assumed.']);
    const json = recorder();
    runBank(knowledge(good), { missing: true, json: true }, json.io);
    expect(JSON.parse(json.out.join('\n'))).toEqual([
      { file: 'iam.md', line: 6, heading: 'Roles', text: 'A role is assumed.' },
    ]);
  });

  it('prints what is missing with --stub, as questions to fill in', () => {
    const { out, err, io } = recorder();
    expect(runBank(knowledge(good), { missing: true, stub: true }, io)).toBe(0);
    expect(err).toEqual([]);
    expect(out).toHaveLength(1);
    expect(out[0]).toMatch(
      /^<!-- Fill in .* -->\n\n<!-- iam\.md:6 A role is assumed\. -->\n## \{#iam-roles-\w+\}\n- \[x\]\n/,
    );
    const pasted = runLint(knowledge(`${good}\n\n${out[0]}`), { json: true }, recorder().io);
    expect(pasted).toBe(1);
    const top = parseNote('top.md', '- Said twice.\n- Said twice.');
    const none = recorder();
    runBank({ ...knowledge(good), bank: [], notes: top.note ? [top.note] : [] }, { stub: true }, none.io);
    expect(none.out[0]?.match(/^## /gm)).toHaveLength(1);
    expect(none.err).toEqual(['1 passage left out: the same words come earlier below the same heading']);
  });

  it('names what repeats another question in its report', () => {
    const told = knowledge(`${good}\n${typed}`);
    const [first, question] = told.bank;
    if (!first || !question) throw new Error('no questions');
    const report = [{ question, first }];
    const { out, io } = recorder();
    runBank(told, { report }, io);
    expect(out.join('\n')).toMatch(/\niam\.quiz\.md:8 asks the same thing as iam\.quiz\.md:1: “How is it used\?”$/);
    const json = recorder();
    runBank(told, { report, json: true }, json.io);
    expect(JSON.parse(json.out.join('\n'))).toMatchObject({ repeated: [{ question: 'use', asksTheSameAs: 'role' }] });
  });

  it('says how to begin when there are no questions', () => {
    const { out, io } = recorder();
    expect(runBank({ notes: [], bank: [], problems: [], kept: [] }, {}, io)).toBe(0);
    expect(out).toEqual(['no questions yet: "studyhall bank --missing" lists passages without one']);
  });
});
