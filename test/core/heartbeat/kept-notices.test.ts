import { describe, expect, it, onTestFinished } from 'vitest';
import { compose, createIds } from '../../support/compose.js';
import { libraryOf } from '../../support/library.js';
import { openMemory } from '../../support/memory.js';
import { createRecorder } from '../../support/recorder.js';
import { createTestLog, openStage, smallNotes } from '../../support/stage.js';

type Files = readonly { path: string; text: string }[];

/** The notes with a change in one of them. */
const edited = (path: string, from: string | RegExp, to: string): Files =>
  smallNotes.map((file) => (file.path === path ? { path, text: file.text.replace(from, to) } : file));
const noKey = edited('shared.quiz.md', '[x] The', '[ ] The');

const minute = 60_000;
const fixIt =
  'Once that’s fixed and saved, I’ll pick it up within a second or so. Please fix it before I’m restarted: after that, the old version is gone.';
const noKeyTold = [
  'Something is wrong with shared.quiz.md, so I’m still using its last good version:',
  '- shared.quiz.md:1 no choice is marked right: mark it with "- [x]"',
  fixIt,
].join('\n');

const openScheduled = async (options: Parameters<typeof openStage>[0] = {}) => {
  const stage = await openStage(options);
  await stage.say('ana', '/quiz schedule every day at 23:00 UTC');
  const told = () =>
    stage.recorder.messages().flatMap(({ to }, i) => (to.id === 'ana' ? [stage.recorder.texts()[i]] : []));
  const change = async (files: Files, wait = minute): Promise<void> => {
    stage.setLibrary(files);
    await stage.advance(1_000);
    await stage.advance(wait);
  };
  return { ...stage, told, change };
};

describe('what breaks in the notes', () => {
  it('is told to the managers once, with its place and what to do, and not again after a restart', async () => {
    const stage = await openScheduled();
    await stage.change(noKey);
    expect(stage.told()).toEqual([noKeyTold]);
    await stage.change(noKey);
    await stage.change([...noKey, { path: 'more.md', text: '# More' }]);
    await stage.restart();
    await stage.advance(minute);
    expect(stage.told()).toEqual([noKeyTold]);
  });

  it('is told anew when it was mended and breaks in the same way again', async () => {
    const stage = await openScheduled();
    await stage.change(noKey);
    await stage.change(smallNotes);
    expect(stage.told()).toEqual([noKeyTold]);
    await stage.change(noKey);
    expect(stage.told()).toEqual([noKeyTold, noKeyTold]);
  });

  it('is one breakage until it is mended, however it is edited meanwhile', async () => {
    const stage = await openScheduled();
    await stage.change(noKey);
    await stage.change(edited('shared.quiz.md', /- \[x\] The.*\n- .*\n/, ''));
    expect(stage.told()).toEqual([noKeyTold]);
  });

  it('is not told of somebody who is at work: of what is mended within half a minute', async () => {
    const stage = await openScheduled();
    await stage.change(noKey, 25_000);
    await stage.change(smallNotes, 25_000);
    await stage.change(noKey, 25_000);
    await stage.change(smallNotes);
    expect(stage.told()).toEqual([]);
  });

  it('is told together where several things broke', async () => {
    const stage = await openScheduled();
    await stage.change([
      { path: 'shared.md', text: '' },
      { path: 'shared.quiz.md', text: smallNotes[1]?.text.replace(/^## .*$/gm, '# Oops') ?? '' },
    ]);
    expect(stage.told()).toEqual([
      [
        'Something is wrong with 2 files, so I’m still using their last good versions:',
        '- shared.md:1 the file is empty: restore its text, or delete the file if you want it gone',
        '- shared.quiz.md:2 "- [ ] AWS — it patches hosts only" is outside any question: start each question with "## prompt {#its-id}"',
        fixIt,
      ].join('\n'),
    ]);
  });

  it('goes on being asked after its note was renamed, and is not said to be paused', async () => {
    const stage = await openScheduled();
    await stage.change(smallNotes.map(({ path, text }) => ({ path: path.replace('shared.md', 'duties.md'), text })));
    expect(stage.told()).toEqual([
      [
        'Something is wrong with shared.quiz.md, so I’m still using its last good version:',
        '- shared.quiz.md:6 there is no note "shared.md": did you mean duties.md?',
        '- shared.quiz.md:13 there is no note "shared.md": did you mean duties.md?',
        fixIt,
      ].join('\n'),
    ]);
  });

  it('that has no version from before is for the log and for lint', async () => {
    const stage = await openScheduled({ files: noKey });
    await stage.change(edited('shared.quiz.md', '[x] The', '[ ] That'));
    expect(stage.told()).toEqual([]);
  });

  it('is told once the store is there again', async () => {
    const stage = await openScheduled();
    const { add } = stage.store.outbox;
    Object.assign(stage.store.outbox, { add: () => Promise.reject(new Error('away')) });
    await stage.change(noKey);
    expect(stage.log.lines).toContain('error managers could not be told what broke in the notes: away');
    Object.assign(stage.store.outbox, { add });
    await stage.advance(1_000);
    expect(stage.told()).toEqual([noKeyTold]);
  });

  it('is told by one of several processes, each time it breaks', async () => {
    let now = new Date('2026-11-25T09:00:00Z');
    const { store } = await openMemory(() => now);
    onTestFinished(() => store.close());
    const { adapter, texts } = createRecorder();
    const newId = createIds();
    const by = { adapter: adapter.name, space: 'team', id: 'ana' };
    const room = { adapter: adapter.name, space: 'team', id: 'general' };
    const replicas = ['one', 'two'].map((replica) => {
      let library = libraryOf(smallNotes);
      const core = compose({ store, adapter, log: createTestLog(), library: () => library, newId }, { replica });
      return {
        ...core,
        read: (files: Files) => {
          library = libraryOf(files, library);
        },
      };
    });
    await replicas[0]?.bot.handle({
      kind: 'said',
      room,
      by,
      name: 'ana',
      text: '/quiz schedule every day at 23:00 UTC',
      via: 'command',
    });
    const pass = async (milliseconds: number): Promise<void> => {
      now = new Date(now.getTime() + milliseconds);
      for (const each of replicas) await each.tick(now);
      for (const each of replicas) await each.idle();
    };
    for (const files of [noKey, smallNotes, noKey]) {
      for (const each of replicas) {
        each.read(files);
        await pass(5_000);
      }
      await pass(minute);
      await pass(minute);
    }
    expect(texts()).toEqual([noKeyTold, noKeyTold]);
  });
});
