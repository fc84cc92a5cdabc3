import { describe, expect, it } from 'vitest';
import { parseQuiz } from '../../../src/core/knowledge/parse-quiz.js';
import { parseNote } from '../../../src/core/knowledge/reader/parse-note.js';

const noteOf = (file: string, text: string) => {
  const { note } = parseNote(file, text);
  if (!note) throw new Error(`${file} was not read`);
  return note;
};

const notes = [
  noteOf(
    'shared-responsibility.md',
    [
      '# Shared responsibility',
      '',
      '## Patching',
      '',
      'The “customer” patches **guest** operating',
      'systems and applications.',
      '',
      '### Lambda',
      '',
      '- AWS patches the runtime.',
      '',
      '## Backups',
      '',
      '- The customer owns backups.',
    ].join('\n'),
  ),
  noteOf('aws/iam.md', '# IAM\n\n## Roles\n\n- A role has no password.\n'),
];

const source = 'Source: shared-responsibility.md#patching "guest operating systems"';
const choices = ['- [ ] AWS — it patches hosts only', '- [x] The customer'];

/** A question that is fine but for the lines given. */
const question = (lines: readonly string[], heading = '## Who patches the guest? {#guest}') =>
  [heading, ...lines].join('\n');
const whole = (...lines: readonly string[]) => question([...choices, '> Everything upward of it.', source, ...lines]);
const parse = (text: string, file = 'x.quiz.md') => parseQuiz(file, text, notes);
const told = (text: string) =>
  parse(text).problems.map((p) => `${p.line}:${p.column} ${p.severity} ${p.rule}: ${p.message} (${p.hint})`);

describe('a quiz file', () => {
  it('gives questions with their defaults and the passage that proves them', () => {
    expect(parse(`# A title\n\n${whole()}\n`)).toEqual({
      broken: [],
      problems: [],
      topics: [{ written: undefined, note: notes[0] }],
      questions: [
        {
          id: 'guest',
          file: 'x.quiz.md',
          line: 3,
          kind: 'single',
          topic: 'Shared responsibility',
          difficulty: 2,
          prompt: 'Who patches the guest?',
          choices: [
            { text: 'AWS', right: false, why: 'it patches hosts only' },
            { text: 'The customer', right: true, why: '' },
          ],
          accepts: [],
          explanation: 'Everything upward of it.',
          source: {
            file: 'shared-responsibility.md',
            heading: 'patching',
            quote: 'guest operating systems',
            line: 5,
            text: notes[0]?.passages.find(({ line }) => line === 5)?.text,
          },
        },
      ],
    });
  });

  it.each([
    ['single', choices],
    ['choose', ['- [x] Guests', '* [X] Applications', '+ [ ] Hosts — they are AWS’s']],
    ['true-false', ['- [ ] false — it is not', '- [x] True']],
    ['typed', ['Answer: the customer |  customers | ']],
  ])('knows a %s question', (kind, lines) => {
    const { questions, problems } = parse(question([...lines, '> Because.', source]));
    expect(problems).toEqual([]);
    expect(questions.map((each) => each.kind)).toEqual([kind]);
    expect(questions[0]?.accepts).toEqual(kind === 'typed' ? ['the customer', 'customers'] : []);
  });

  it('takes topic, difficulty, long explanations, wrapped choices, hyphens, Windows line ends and a byte order mark', () => {
    const text = whole('topic: patching', 'Difficulty: 3').replace(
      choices[0] ?? '',
      '- [ ] Site-to-site - a VPN –\n      wrapped — it is no - patch\n<!-- a remark -->\n\n---',
    );
    const { questions, problems } = parse(
      `\uFEFF${text.replace('> E', '> It is\n>\n> so. E').replaceAll('\n', '\r\n')}`,
    );
    expect(problems).toEqual([]);
    expect(questions[0]).toMatchObject({ topic: 'patching', difficulty: 3 });
    expect(questions[0]?.explanation).toBe('It is so. Everything upward of it.');
    expect(questions[0]?.choices[0]).toEqual({
      text: 'Site-to-site - a VPN – wrapped',
      right: false,
      why: 'it is no - patch',
    });
  });

  it('leaves a broken question out and keeps its neighbours', () => {
    const other = (id: string) => whole().replace('#guest', `#${id}`);
    const { questions, problems } = parse([other('a'), other('b').replace('[x]', '[ ]'), other('c')].join('\n\n'));
    expect(questions.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(problems.filter(({ severity }) => severity === 'error').map(({ line, rule }) => [line, rule])).toEqual([
      [7, 'no-right-choice'],
    ]);
  });

  it.each([
    ['', '1:1 warning no-questions: the file has no questions (start each question with "## prompt {#its-id}")'],
    [
      'words\n',
      '1:1 error unknown-line: "words" is outside any question (start each question with "## prompt {#its-id}")',
    ],
    [
      `${whole()}\n- EC2`,
      `6:1 error unknown-line: "- EC2" doesn't belong in a question (write a wrong choice as "- [ ] text — why it is wrong" and a right one as "- [x] text")`,
    ],
    [
      `${whole()}\n  so there`,
      `6:3 error unknown-line: "so there" doesn't belong in a question (a question can have choices, "> explanation", and the lines Source:, Topic:, Difficulty: or Answer:)`,
    ],
    [
      whole('Difficulty: hard'),
      `6:1 error bad-difficulty: "hard" isn't a difficulty (write 1 (easy), 2 (medium) or 3 (hard))`,
    ],
    [
      whole('Topic: a', 'Topic: b'),
      '7:1 error repeated-line: a second "Topic:" line in one question (keep one of the two)',
    ],
    [
      whole('Answer: me'),
      '6:1 error choices-and-answer: the question has both choices and "Answer:" (keep the choices, or the answer for a typed question)',
    ],
    [
      whole().replace(' {#guest}', ''),
      '1:1 error no-id: the question has no id (end the heading with its own id, such as {#ec2-guest-os}: letters, digits and hyphens)',
    ],
    [
      whole().replace('#guest', '#the guest'),
      '1:1 error bad-id: "the guest" can\'t be an id (end the heading with its own id, such as {#ec2-guest-os}: letters, digits and hyphens)',
    ],
    [
      whole().replace('Who patches the guest?', ''),
      '1:1 error no-prompt: the question is empty (write them after "##")',
    ],
    [
      whole().replace('guest?', '?'.repeat(500)),
      '1:1 error long-prompt: a question of 516 characters (keep it to 500)',
    ],
    [
      whole().replace('- [ ] AWS — it patches hosts only\n', ''),
      '1:1 error few-choices: only one choice (give at least two, or "Answer:" for a typed question)',
    ],
    [
      whole().replace('[ ]', '[x]'),
      '1:1 error no-wrong-choice: every choice is marked right (mark wrong ones with "- [ ]")',
    ],
    [
      whole().replace('- [ ]', '- [ ] the  CUSTOMER. — no\n- [ ]'),
      '4:1 error equal-choices: the choice "The customer" appears twice (change or remove one of the two)',
    ],
    [whole().replace('The customer', ''), '3:1 error empty-choice: a choice is empty (write it, or remove the line)'],
    [
      whole().replace('AWS', 'x'.repeat(101)),
      "2:1 error long-choice: a choice of 101 characters (keep it to 100: buttons can't show more)",
    ],
    [
      whole().replace('The customer', Array.from({ length: 10 }, (_, n) => `c${n}`).join('\n- [x] ')),
      "1:1 error many-choices: 11 choices (keep to 10: platforms can't show more)",
    ],
    [
      whole().replace(' — it patches hosts only', ''),
      '2:1 warning no-reason: the wrong choice "AWS" has no reason (add " — " and why it is wrong)',
    ],
    [
      whole().replace('> Everything upward of it.\n', ''),
      '1:1 warning no-explanation: the question has no explanation (add "> " and why the right choice is right: it is shown when the question closes)',
    ],
    [
      whole().replace('> E', `> ${'e'.repeat(1_500)}E`),
      '4:1 error long-explanation: an explanation of 1524 characters (keep it to 1500)',
    ],
    [
      question(['> Because.', source]),
      '1:1 error no-answer: the question has neither choices nor an answer (add "- [x] right" and "- [ ] wrong — why", or "Answer: one | another" for a typed question)',
    ],
    [
      question(['Answer: |', '> Because.', source]),
      '2:1 error no-answer: the question has neither choices nor an answer (add "- [x] right" and "- [ ] wrong — why", or "Answer: one | another" for a typed question)',
    ],
    [
      whole().replace(source, ''),
      '1:1 error no-source: the question has no source (add Source: note.md#heading "words found below that heading")',
    ],
    [
      whole('x'.repeat(4_001)),
      '6:1 error long-line: a line of 4001 characters (keep every line under 4000 characters)',
    ],
  ])('names what is wrong %#', (text, problem) => {
    expect(told(text)).toEqual([problem]);
  });

  it.each([
    ['patching', 'The source "patching" can\'t be read'],
    [
      'shared-responsability.md#patching "guest"',
      'there is no note "shared-responsability.md" (did you mean shared-responsibility.md?)',
    ],
    [
      'shared-responsibility.md#patchin "guest"',
      'shared-responsibility.md has no heading "#patchin" (did you mean patching?)',
    ],
    [
      'shared-responsibility.md "guest"',
      'the source names no heading (its headings: shared-responsibility, patching, lambda, backups)',
    ],
    [
      'shared-responsibility.md#patchin "nobody wrote this"',
      'shared-responsibility.md has no heading "#patchin" (did you mean patching?)',
      `"nobody wrote this" can't be found in shared-responsibility.md (the passage has changed: check the answer, then quote what it says now)`,
    ],
    [
      'shared-responsibility.md#patching "owns backups"',
      `"owns backups" can't be found below shared-responsibility.md#patching (it is in line 14, below #backups: name that heading instead)`,
    ],
    [
      'shared-responsibility.md#patching "host operating systems"',
      `"host operating systems" can't be found below shared-responsibility.md#patching (the passage has changed: check the answer, then quote what it says now (from line 3))`,
    ],
  ])('follows the source %s', (written, ...problems) => {
    const found = told(whole().replace(source, `Source: ${written}`));
    expect(found).toHaveLength(problems.length);
    for (const [i, problem] of problems.entries()) {
      expect(found[i]?.toLowerCase()).toContain(problem.toLowerCase());
      expect(found[i]).toMatch(/^5:1 error/);
    }
  });

  it('names everything that is wrong with a question at once', () => {
    const text = [
      '## Who patches guests under the agreement? {#guest}',
      '- [x] The customer, under the agreement and with everything that stands on top of it',
      '- [ ] AWS',
      '> Option B is right.',
      'Source: shared-responsibility.md#patchin "nobody wrote this"',
      'Difficulty: 9',
    ].join('\n');
    expect(
      parse(text)
        .problems.map(({ rule }) => rule)
        .sort(),
    ).toEqual([
      'bad-difficulty',
      'key-in-prompt',
      'key-stands-out',
      'names-position',
      'no-reason',
      'quote-missing',
      'source-heading',
    ]);
  });

  it('judges the choices that can be shown, also where there are too many', () => {
    const many = Array.from({ length: 11 }, (_, n) => `- [ ] c${n} — no`);
    expect(parse(question([...many, '> Because.', source])).problems.map(({ rule }) => rule)).toEqual([
      'many-choices',
      'no-right-choice',
    ]);
  });

  it.each([
    ['shared-responsibility.md#patching "THE "customer"  patches `guest` Operating"', 5],
    ['shared-responsibility.md#patching “AWS patches the runtime”', 10],
    ['./shared-responsibility.md#lambda "the runtime"', 10],
    ['iam.md#roles "no password"', 5],
    ['../shared-responsibility.md#backups "owns"', 14],
    ['aws/iam.md#roles "no password"', 5],
  ])('finds the passage of %s', (written, line) => {
    const { questions, problems } = parse(whole().replace(source, `Source: ${written}`), 'aws/x.quiz.md');
    expect(problems).toEqual([]);
    expect(questions[0]?.source.line).toBe(line);
  });

  it.each([
    'B is right, since EC2 is infrastructure.',
    'Only the second option names the customer.',
    'The first two answers are about hosts.',
    'Option C is about hosts.',
    'As choice 2 says.',
    'The option above is wrong.',
    'Hosts (A) are patched by AWS.',
  ])('refuses an explanation that names a position: %s', (explanation) => {
    expect(parse(whole().replace('Everything upward of it.', explanation)).problems).toMatchObject([
      { rule: 'names-position', line: 4, hint: "choices are shuffled: quote the choice's own words instead" },
    ]);
  });

  it.each([
    'A designated manager is part of it, and S3 is not.',
    'The first step is a role; the second is a policy.',
    'Security keys are the first choice for root users.',
    'Answers come from AWS, and option groups are a thing of RDS.',
    'A is for AWS.',
  ])('lets other explanations be: %s', (explanation) => {
    expect(parse(whole().replace('Everything upward of it.', explanation)).problems).toEqual([]);
  });

  it.each(['All of the above', 'None of the above', 'Both of the above', 'all of these', 'None of the other choices'])(
    'refuses the choice "%s"',
    (text) => {
      expect(parse(whole().replace('AWS —', `${text} —`)).problems).toMatchObject([{ rule: 'catch-all', line: 2 }]);
    },
  );

  it('keeps words such as "all of the logs"', () => {
    expect(parse(whole().replace('AWS —', 'All of the logs above 1 GB —')).problems).toEqual([]);
  });

  it('refuses a file too large to be judged at once', () => {
    const rules = ['x'.repeat(200_001), '##\n'.repeat(1_001)].map((text) => parse(text));
    expect(rules.map(({ problems }) => problems.map(({ rule }) => rule))).toEqual([['too-large'], ['too-large']]);
  });
});
