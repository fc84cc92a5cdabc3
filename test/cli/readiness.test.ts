import { describe, expect, it, onTestFinished } from 'vitest';
import { readiness } from '../../src/cli/readiness.js';
import { startHttp } from '../../src/http/server.js';
import { openMemory } from '../support/memory.js';
import { openNotesFolder } from '../support/notes-folder.js';
import { createTestLog, smallNotes } from '../support/stage.js';

const broken = Buffer.from([0xff, 0x00]);

async function serve(files: Parameters<typeof openNotesFolder>[0] = smallNotes) {
  const folder = await openNotesFolder(files);
  const { store } = await openMemory(() => new Date());
  onTestFinished(() => store.close());
  const meaning = { state: () => ({ kind: 'off' }) as const };
  const ready = () => readiness({ store, adapters: new Map(), knowledge: folder.knowledge, meaning });
  const http = await startHttp({ host: '127.0.0.1', port: 0, routes: [], ready, log: createTestLog() });
  onTestFinished(() => http.stop());
  const readyz = async (): Promise<string> => {
    const answer = await fetch(`${http.url}/readyz`);
    return `${answer.status} ${await answer.text()}`;
  };
  return { ...folder, store, readyz };
}

describe('/readyz', () => {
  it('stays ready while files are broken, and names those whose last good version is in use', async () => {
    const { readyz, write, remove } = await serve();
    expect(await readyz()).toBe('200 ready\n');
    await write('shared.quiz.md', broken);
    expect(await readyz()).toBe('200 ready; still using the last good version of 1 file: shared.quiz.md\n');
    await write('shared.md', '');
    expect(await readyz()).toBe('200 ready; still using the last good version of 2 files: shared.md, shared.quiz.md\n');
    await remove('shared.quiz.md');
    await write('shared.md', smallNotes[0]?.text ?? '');
    expect(await readyz()).toBe('200 ready\n');
  });

  it('stays ready when a team has removed the bot, and says so without naming it', async () => {
    const { readyz, store } = await serve();
    await store.spaces.left({ adapter: 'slack', space: 'T012' }, new Date());
    expect(await readyz()).toBe('200 ready; removed from a workspace or server, whose data is deleted after 30 days\n');
    await store.spaces.returned({ adapter: 'slack', space: 'T012' });
    expect(await readyz()).toBe('200 ready\n');
  });

  it('names ten of them at most', async () => {
    const files = Array.from({ length: 12 }, (_, i) => ({ path: `n${i + 10}.md`, text: `# Note ${i}` }));
    const { readyz, write } = await serve(files);
    for (const { path } of files) await write(path, broken);
    expect(await readyz()).toMatch(
      /^200 ready; still using the last good version of 12 files: n10\.md, .*, n19\.md and 2 more\n$/,
    );
  });

  it('names no host, whatever is away', async () => {
    const folder = await openNotesFolder(smallNotes);
    const { store } = await openMemory(() => new Date());
    onTestFinished(() => store.close());
    const { knowledge } = folder;
    const adapters = new Map();
    const secret = 'db.internal.example';
    const off = { state: () => ({ kind: 'off' }) as const };
    const broken = {
      ...store,
      check: () => Promise.reject(new Error(`postgres://bot@${secret}:5432/x does not answer`)),
    };
    expect(await readiness({ store: broken, adapters, knowledge, meaning: off })).toEqual({
      ok: false,
      why: 'the store does not answer; the log says why',
    });
    const meaning = { state: () => ({ kind: 'away', why: `https://${secret}/v1 is out of reach` }) as const };
    expect(await readiness({ store, adapters, knowledge, meaning })).toEqual({
      ok: true,
      remark: 'words alone: the model of meaning is unavailable; the log says why',
    });
  });

  it('tells that the whole folder is away, without saying where it was', async () => {
    const { readyz, remove } = await serve();
    await remove('.');
    expect(await readyz()).toBe('200 ready; the notes folder is unavailable; still using its last good version\n');
  });
});
