import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask } from '../../src/core/ask/ask.js';
import { openNotesFolder } from '../support/notes-folder.js';
import { smallNotes } from '../support/stage.js';

const [shared, sharedQuiz] = smallNotes as [(typeof smallNotes)[number], (typeof smallNotes)[number]];
const quiz = sharedQuiz.text;
const lunch = '# Lunch\n\n## When\n\nLunch is at noon in the garden.\n';
const lunchQuiz = [
  '## When is lunch? {#lunch}',
  '- [x] At noon',
  '- [ ] At one — that is too late',
  '> So it says.',
  'Source: lunch.md#when "at noon"',
].join('\n');

type Folder = Awaited<ReturnType<typeof open>>;

async function open() {
  const folder = await openNotesFolder([
    ...smallNotes,
    { path: 'team/lunch.md', text: lunch },
    { path: 'team/lunch.quiz.md', text: lunchQuiz },
    { path: 'synonyms.txt', text: 'midday meal = lunch' },
  ]);
  const { library } = folder;
  return {
    ...folder,
    ids: () =>
      library()
        .bank.map(({ id }) => id)
        .sort(),
    question: (id: string) => library().bank.find((each) => each.id === id),
    kept: () =>
      library()
        .kept.map(({ file, question, problems }) => [file, question, problems[0]?.rule].filter(Boolean).join(' '))
        .sort(),
    first: (query: string) => ask(library().index, query).matches[0]?.passage.text,
  };
}

/** Rights do not hold for root, who runs the tests in a container. */
const asNobody = async (work: () => Promise<unknown>): Promise<void> => {
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(65_534);
  try {
    await work();
  } finally {
    if (root) process.seteuid?.(0);
  }
};

/** Takes the right to read a file or folder away, and has the folder read. */
const forbid = async ({ dir, knowledge }: Folder, path: string): Promise<void> => {
  chmodSync(dir, 0o755);
  chmodSync(join(dir, path), 0o000);
  await asNobody(() => knowledge.reload());
};

const all = ['buildings', 'guest', 'lunch'];
const notText = Buffer.from([0x23, 0x20, 0xff, 0xfe]);

describe('a quiz file that breaks while the bot runs', () => {
  it.each<[string, string, (folder: Folder) => Promise<void>]>([
    ['is not UTF-8', 'not-text', (folder) => folder.write('shared.quiz.md', notText)],
    ['is emptied', 'emptied', (folder) => folder.write('shared.quiz.md', '')],
    ['holds white space only', 'emptied', (folder) => folder.write('shared.quiz.md', '\n \n')],
    ['is too big', 'file-too-big', (folder) => folder.write('shared.quiz.md', quiz.padEnd(5_300_000, 'x'))],
    ['may not be read', 'unreadable', (folder) => forbid(folder, 'shared.quiz.md')],
  ])('is in use as it was before when it %s', async (_, rule, spoil) => {
    const folder = await open();
    const before = [folder.question('guest'), folder.question('buildings')];
    await spoil(folder);
    expect(folder.ids()).toEqual(all);
    expect([folder.question('guest'), folder.question('buildings')]).toEqual(before);
    expect(folder.kept()).toEqual([`shared.quiz.md ${rule}`]);
    await folder.write('other.md', '# Other');
    expect(folder.ids()).toEqual(all);
    chmodSync(join(folder.dir, 'shared.quiz.md'), 0o644);
    await folder.write('shared.quiz.md', quiz.replace('Who patches', 'Who really patches'));
    expect(folder.question('guest')?.prompt).toBe('Who really patches the guest system on EC2?');
    expect(folder.kept()).toEqual([]);
  });

  it.each([
    ['without a right choice', quiz.replace('[x] The customer', '[ ] The customer'), ['guest no-right-choice']],
    [
      'with which the file breaks off',
      quiz.slice(0, quiz.indexOf('- [x] The')),
      ['buildings few-choices', 'guest few-choices'],
    ],
    ['with a source half typed', quiz.replace('"customer patches guest', '"customer patch'), ['guest quote-missing']],
    ['with a line that belongs nowhere', quiz.replace('> From', 'Oops\n> From'), ['guest unknown-line']],
    ['whose id is gone', quiz.replace(' {#guest}', ''), ['guest no-id']],
    ['whose id is half typed', quiz.replace('{#guest}', '{#gue'), ['guest no-id']],
    ['whose heading is gone', quiz.replace(/^## AWS.*$/m, ''), ['buildings repeated-line', 'guest repeated-line']],
    ['whose heading is no heading', quiz.replace('## Who', '##Who'), []],
    ['whose heading is another level', quiz.replace('## Who', '# Who'), ['guest unknown-line']],
    ['that are too many', quiz.padEnd(210_000, '\n## More {#more}'), ['buildings too-large', 'guest too-large']],
  ])('keeps a question %s', async (_, text, kept) => {
    const folder = await open();
    const before = folder.question('guest')?.choices;
    await folder.write('shared.quiz.md', text);
    expect(folder.ids()).toEqual(all);
    expect(folder.question('guest')?.choices).toEqual(before);
    expect(folder.kept()).toEqual(kept.map((each) => `shared.quiz.md ${each}`));
    await folder.write('shared.quiz.md', quiz);
    expect([folder.ids(), folder.kept()]).toEqual([all, []]);
  });

  it('lets the neighbours of a broken question change, come and go', async () => {
    const folder = await open();
    const [guest = '', buildings = ''] = quiz.split('\n\n');
    const broken = guest.replace('[x]', '[ ]');
    const changed = buildings.replace('Difficulty: 1', 'Difficulty: 3');
    const added = buildings.replace('#buildings}', '#doors}').replace('guards', 'locks');
    await folder.write('shared.quiz.md', [broken, changed, added].join('\n\n'));
    expect(folder.ids()).toEqual([...all, 'doors'].sort());
    expect(folder.question('buildings')?.difficulty).toBe(3);
    await folder.write('shared.quiz.md', [broken, added].join('\n\n'));
    expect(folder.ids()).toEqual(['doors', 'guest', 'lunch']);
    await folder.write('shared.quiz.md', [added, broken].join('\n\n'));
    expect(folder.ids()).toEqual(['doors', 'guest', 'lunch']);
    expect(folder.question('guest')).toMatchObject({
      line: 8,
      choices: [{}, { text: 'The customer', right: true }, {}],
    });
  });

  it('never had a question that was broken from its start', async () => {
    const folder = await open();
    await folder.write('shared.quiz.md', `${quiz}\n\n## And who cleans? {#cleans}\n- [x] Somebody\n`);
    expect([folder.ids(), folder.kept()]).toEqual([all, []]);
  });

  it('is not said to be kept when nothing in it was ever of use', async () => {
    const folder = await open();
    await folder.write('new.quiz.md', '## And who cleans? {#cleans}\n- [x] Somebody\n');
    await folder.write('new.md', `${lunch}x\n`.repeat(50_000));
    await folder.write('new.quiz.md', '');
    await folder.write('new.md', '');
    expect([folder.ids(), folder.kept()]).toEqual([all, []]);
  });

  it('is gone when it is deleted, also when it was broken before', async () => {
    const folder = await open();
    await folder.write('team/lunch.quiz.md', notText);
    expect(folder.ids()).toEqual(all);
    await folder.remove('team/lunch.quiz.md');
    expect([folder.ids(), folder.kept()]).toEqual([['buildings', 'guest'], []]);
  });

  it('loads what is good at a start, and says of the rest where it is broken', async () => {
    const folder = await openNotesFolder([
      shared,
      { path: 'shared.quiz.md', text: quiz.replace('[x] The customer', '[ ] The customer') },
      { path: 'x.quiz.md', text: notText },
    ]);
    expect(folder.library().bank.map(({ id }) => id)).toEqual(['buildings']);
    expect(folder.library().kept).toEqual([]);
    expect(folder.log.lines).toEqual([
      'warn shared.quiz.md:1 no-right-choice no choice is marked right',
      expect.stringMatching(/^warn shared.quiz.md:3 no-reason/),
      'warn x.quiz.md:1 not-text the file is not UTF-8 text',
    ]);
  });

  it('can not take an id from the question that has it', async () => {
    const folder = await open();
    const before = folder.question('guest');
    await folder.write('a.quiz.md', quiz.replace('Who patches the guest', 'Who pats the guest').split('\n\n')[0] ?? '');
    expect(folder.question('guest')).toEqual(before);
    expect(folder.library().problems).toMatchObject([{ file: 'a.quiz.md', line: 1, rule: 'repeated-id' }]);
  });
});

describe('a note that breaks while the bot runs', () => {
  it.each<[string, string, (folder: Folder) => Promise<void>]>([
    ['is not UTF-8', 'not-text', (folder) => folder.write('team/lunch.md', notText)],
    ['is emptied', 'emptied', (folder) => folder.write('team/lunch.md', '')],
    ['is too big', 'file-too-big', (folder) => folder.write('team/lunch.md', lunch.padEnd(5_300_000, 'x'))],
    ['has too many lines', 'file-too-big', (folder) => folder.write('team/lunch.md', `${lunch}x\n`.repeat(50_000))],
    ['may not be read', 'unreadable', (folder) => forbid(folder, 'team/lunch.md')],
    [
      'is a link to nothing',
      'unreadable',
      async ({ dir, knowledge }) => {
        rmSync(join(dir, 'team/lunch.md'));
        symlinkSync(join(dir, 'nowhere.md'), join(dir, 'team/lunch.md'));
        await knowledge.reload();
      },
    ],
  ])('answers and proves as it did before when it %s', async (_, rule, spoil) => {
    const folder = await open();
    const before = folder.library();
    await spoil(folder);
    expect(folder.first('when is lunch?')).toContain('noon');
    expect(folder.ids()).toEqual(all);
    expect(folder.kept()).toEqual([`team/lunch.md ${rule}`]);
    expect(folder.library().index).toBe(before.index);
    rmSync(join(folder.dir, 'team/lunch.md'));
    await folder.write('team/lunch.md', lunch.replace('garden', 'yard'));
    expect(folder.first('when is lunch?')).toContain('yard');
    expect(folder.kept()).toEqual([]);
  });

  it('names no older fault once another one has taken its place', async () => {
    const folder = await open();
    await folder.write('team/lunch.md', `${lunch}x\n`.repeat(50_000));
    await folder.write('team/lunch.md', notText);
    expect(folder.kept()).toEqual(['team/lunch.md not-text']);
    expect(folder.library().problems.map(({ rule }) => rule)).toEqual(['not-text']);
    expect(folder.first('when is lunch?')).toContain('noon');
  });

  it('is kept with all of its folder when that may not be read, and gone when that is deleted', async () => {
    const folder = await open();
    await forbid(folder, 'team');
    expect(folder.first('when is lunch?')).toContain('noon');
    expect(folder.ids()).toEqual(all);
    expect(folder.kept()).toEqual(['team/lunch.md unreadable', 'team/lunch.quiz.md unreadable']);
    chmodSync(join(folder.dir, 'team'), 0o755);
    await folder.remove('team');
    expect([folder.ids(), folder.kept()]).toEqual([['buildings', 'guest'], []]);
    expect(folder.first('when is lunch?')).toBeUndefined();
  });

  it('stays a stub when that is what its author makes of it', async () => {
    const folder = await open();
    await folder.write('team/lunch.md', '# Lunch\n');
    expect([folder.ids(), folder.kept()]).toEqual([['buildings', 'guest'], []]);
  });

  it('leaves the team its words when their list is emptied', async () => {
    const folder = await open();
    await folder.write('synonyms.txt', '');
    expect(folder.first('midday meal')).toContain('noon');
    expect(folder.kept()).toEqual(['synonyms.txt emptied']);
    await folder.remove('synonyms.txt');
    expect(folder.kept()).toEqual([]);
  });

  it('is kept with everything else when the whole folder is gone, and read again when it is back', async () => {
    const folder = await open();
    rmSync(folder.dir, { recursive: true });
    await folder.knowledge.reload();
    await folder.knowledge.reload();
    expect([folder.ids(), folder.kept()]).toEqual([all, ['. folder-away']]);
    await folder.write('team/lunch.md', lunch);
    expect([folder.ids(), folder.kept()]).toEqual([[], []]);
  });
});

describe('a question whose note changes', () => {
  it('rests when its words are gone, whatever is wrong with the question itself', async () => {
    const folder = await open();
    await folder.write('team/lunch.quiz.md', lunchQuiz.replace('[x]', '[ ]'));
    expect(folder.ids()).toEqual(all);
    await folder.write('team/lunch.md', lunch.replace('noon', 'one'));
    expect([folder.ids(), folder.kept()]).toEqual([['buildings', 'guest'], []]);
  });

  it('goes on with the words of now while they still prove it', async () => {
    const folder = await open();
    await folder.write('team/lunch.quiz.md', lunchQuiz.replace('[x]', '[ ]'));
    await folder.write('team/lunch.md', `Intro.\n\n${lunch.replace('garden', 'yard')}`);
    expect(folder.question('lunch')?.source).toMatchObject({ line: 7, text: 'Lunch is at noon in the yard.' });
  });

  it('rests when they stand below another heading, where they may mean something else', async () => {
    const folder = await open();
    await folder.write('team/lunch.md', lunch.replace('## When', '## When it was'));
    expect([folder.ids(), folder.kept()]).toEqual([['buildings', 'guest'], []]);
  });
});
