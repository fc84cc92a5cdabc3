import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ask } from '../../src/core/ask/ask.js';
import { loadKnowledge, openKnowledge } from '../../src/folder/knowledge-folder.js';
import { readFolder } from '../../src/folder/read-folder.js';
import { generalWords } from '../support/library.js';
import { createTestLog } from '../support/stage.js';
import { tempDir } from '../support/temp.js';

const lunch = '# Lunch\n\nLunch is at noon in the garden.\n';

function folder(files: Readonly<Record<string, string | Buffer>>): string {
  const dir = tempDir();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(dir, path, '..'), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  return dir;
}

async function open(files: Readonly<Record<string, string>>) {
  const dir = folder(files);
  const log = createTestLog();
  const knowledge = await openKnowledge(dir, generalWords, { settle: 20, look: 20 }, log);
  onTestFinished(() => knowledge.stop());
  const first = (query: string): string | undefined => ask(knowledge.current().index, query).matches[0]?.passage.text;
  return { dir, log, knowledge, first, write: (path: string, text: string) => writeFileSync(join(dir, path), text) };
}

describe('reading a folder', () => {
  it('takes notes, quiz files and synonyms from all its levels, in order, and nothing else', async () => {
    const dir = folder({
      'b.md': 'x',
      'a/deep/c.MD': 'x',
      'a/q.quiz.md': 'x',
      'e.mdx': 'x',
      'f.markdown': 'x',
      'g.mdown': 'x',
      'synonyms.txt': 'x',
      'a/synonyms.txt': 'x',
      'picture.png': 'x',
      '.hidden/d.md': 'x',
      'node_modules/e/f.md': 'x',
    });
    const { files, problems } = await readFolder(dir);
    expect(files.map(({ path }) => path)).toEqual([
      ...['a/deep/c.MD', 'a/q.quiz.md', 'b.md', 'e.mdx', 'f.markdown', 'g.mdown', 'synonyms.txt'],
    ]);
    expect(problems).toEqual([]);
  });

  it('names what it can not take and serves the rest', async () => {
    const outside = folder({ 'secret.md': 'secret' });
    const dir = folder({
      'good.md': lunch,
      'big.md': 'x'.repeat(5 * 1_048_576 + 1),
      'binary.md': Buffer.from([0x23, 0x00, 0xff]),
      'latin1.md': Buffer.from('caf\xe9', 'latin1'),
    });
    symlinkSync(join(outside, 'secret.md'), join(dir, 'link.md'));
    symlinkSync(join(dir, 'good.md'), join(dir, 'inside.md'));
    symlinkSync(join(dir, 'nowhere.md'), join(dir, 'dangling.md'));
    symlinkSync(dir, join(dir, 'loop'));
    symlinkSync(outside, join(dir, 'elsewhere'));
    const { files, problems } = await readFolder(dir);
    expect(files.map(({ path }) => path)).toEqual(['good.md', 'inside.md']);
    expect(problems.map(({ file, rule }) => `${file} ${rule}`)).toEqual([
      'big.md file-too-big',
      'binary.md not-text',
      'dangling.md unreadable',
      'elsewhere link-outside',
      'latin1.md not-text',
      'link.md link-outside',
    ]);
  });

  it('reads UTF-16 where a byte order mark says so', async () => {
    const text = '\uFEFF# Café\r\n';
    const dir = folder({
      'big-endian.md': Buffer.from(text, 'utf16le').swap16(),
      'little-endian.md': Buffer.from(text, 'utf16le'),
      'picture.md': Buffer.from([0xff, 0xfe, 0x00, 0x00, 0x41, 0x00]),
      'without.md': Buffer.from('# Café', 'utf16le'),
    });
    const { files, problems } = await readFolder(dir);
    expect(files).toEqual([
      { path: 'big-endian.md', text: '# Café\r\n' },
      { path: 'little-endian.md', text: '# Café\r\n' },
    ]);
    expect(problems.map(({ file, rule }) => `${file} ${rule}`)).toEqual(['picture.md not-text', 'without.md not-text']);
  });

  it('says which folder is not there, is a file, or may not be read', async () => {
    await expect(readFolder('/nowhere/notes')).rejects.toThrow(
      /\/nowhere\/notes does not exist: put Markdown notes there/,
    );
    const dir = folder({ 'a.md': lunch });
    await expect(readFolder(join(dir, 'a.md'))).rejects.toThrow(/is a file, not a folder/);
    // Rights do not hold for root, who runs the tests in a container.
    const root = process.geteuid?.() === 0;
    chmodSync(dir, 0o000);
    if (root) process.seteuid?.(65_534);
    try {
      await expect(readFolder(dir)).rejects.toThrow(/can't be read/);
    } finally {
      if (root) process.seteuid?.(0);
      chmodSync(dir, 0o700);
    }
  });
});

describe('a folder that is watched', () => {
  it('tells of every knowledge that takes the place of another', async () => {
    const { knowledge, write } = await open({ 'lunch.md': lunch });
    const told: unknown[] = [];
    knowledge.onChange((library) => told.push(library));
    const before = knowledge.current();
    write('tea.md', '# Tea\n\nTea is at four.\n');
    await knowledge.reload();
    expect(told).toContain(knowledge.current());
    expect(told).not.toContain(before);
  });

  it('shows an edit, a new note and a removed one', async () => {
    const { first, write, dir } = await open({ 'a.md': lunch });
    expect(first('when is lunch?')).toContain('noon');
    write('a.md', lunch.replace('noon', 'one'));
    await vi.waitFor(() => expect(first('when is lunch?')).toContain('one'), { timeout: 5000, interval: 10 });
    write('b.md', '# Parking\n\nPark behind the stage.\n');
    await vi.waitFor(() => expect(first('where to park?')).toContain('behind'), { timeout: 5000, interval: 10 });
    rmSync(join(dir, 'b.md'));
    await vi.waitFor(() => expect(first('parking')).not.toBe('Park behind the stage.'), {
      timeout: 5000,
      interval: 10,
    });
  });

  it('logs fifty problems of a reading, and how many more there are', async () => {
    const { write, knowledge, log } = await open({ 'a.md': lunch });
    write('lunch.quiz.md', Array.from({ length: 80 }, (_, i) => `## What is ${i}?\n\n`).join(''));
    await knowledge.reload();
    const warned = log.lines.filter((line) => line.startsWith('warn'));
    expect(warned.filter((line) => line.includes('lunch.quiz.md'))).toHaveLength(50);
    expect(warned.at(-1)).toMatch(/^warn \d+ more problems in the notes: “studyhall lint” lists all of them$/);
    await knowledge.reload();
    expect(log.lines.filter((line) => line.startsWith('warn'))).toEqual(warned);
  });

  it('keeps the good version of a note that is edited into a broken one, and names it once', async () => {
    const { first, write, knowledge, log } = await open({
      'a.md': lunch,
      'b.md': '# Parking\n\nPark behind the stage.\n',
    });
    write('a.md', lunch.replace('noon', 'one').padEnd(5 * 1_048_576 + 1, 'words '));
    await knowledge.reload();
    expect(first('when is lunch?')).toContain('noon');
    expect(first('where to park?')).toContain('behind');
    write('a.md', Buffer.from([0xff, 0x00]).toString('latin1'));
    await knowledge.reload();
    await knowledge.reload();
    expect(first('when is lunch?')).toContain('noon');
    expect(log.lines.filter((line) => line.includes('a.md')).length).toBe(2);
    write('a.md', lunch.replace('noon', 'two'));
    await knowledge.reload();
    expect(first('when is lunch?')).toContain('two');
  });

  it('stays as it was when the folder goes away', async () => {
    const { dir, knowledge, first, log } = await open({ 'a.md': lunch });
    rmSync(dir, { recursive: true });
    await knowledge.reload();
    expect(first('when is lunch?')).toContain('noon');
    expect(log.lines).toContain("warn the notes can't be read; still using those read before");
  });

  it('stays as it was while it is empty', async () => {
    const { dir, knowledge, first, log } = await open({ 'a.md': lunch });
    rmSync(join(dir, 'a.md'));
    await knowledge.reload();
    expect(first('when is lunch?')).toContain('noon');
    expect(log.lines).toContain("warn the notes can't be read; still using those read before");
  });

  it('is followed when it is replaced as a whole, and when the link to it is turned', async () => {
    const { dir, first, write } = await open({ 'a.md': lunch });
    const shows = (words: string) =>
      vi.waitFor(() => expect(first('when is lunch?')).toContain(words), { timeout: 5000, interval: 10 });
    rmSync(dir, { recursive: true });
    mkdirSync(dir);
    write('a.md', lunch.replace('noon', 'one'));
    await shows('one');
    write('a.md', lunch.replace('noon', 'two'));
    await shows('two');

    const versions = [lunch.replace('noon', 'three'), lunch.replace('noon', 'four')].map((text) =>
      folder({ 'a.md': text }),
    );
    const link = join(tempDir(), 'notes');
    symlinkSync(versions[0] ?? '', link);
    const knowledge = await openKnowledge(link, generalWords, { settle: 20, look: 20 }, createTestLog());
    onTestFinished(() => knowledge.stop());
    const shown = () => ask(knowledge.current().index, 'when is lunch?').matches[0]?.passage.text;
    expect(shown()).toContain('three');
    symlinkSync(versions[1] ?? '', `${link}.new`);
    renameSync(`${link}.new`, link);
    await vi.waitFor(() => expect(shown()).toContain('four'), { timeout: 5000, interval: 10 });
  });

  it('never answers from a quiz file', async () => {
    const quiz =
      '## When is the lunch break? {#lunch}\n- [x] Noon\n- [ ] One\n> Because.\nSource: a.md#lunch "at noon"\n';
    const { knowledge } = await open({ 'a.md': lunch, 'a.quiz.md': quiz });
    expect(knowledge.current().bank.map(({ id }) => id)).toEqual(['lunch']);
    const [match] = ask(knowledge.current().index, 'When is the lunch break?').matches;
    expect(match?.passage.file).toBe('a.md');
    expect(knowledge.current().notes.map(({ file }) => file)).toEqual(['a.md']);
  });

  it('can be loaded once, without being watched', async () => {
    const library = await loadKnowledge(
      folder({ 'a.md': lunch, 'broken.md': '---\na: [\n---\nx', 'c.md': 'x\0' }),
      generalWords,
    );
    expect(library.notes.map(({ file }) => file)).toEqual(['a.md', 'broken.md']);
    expect(library.problems.map(({ file, severity }) => `${file} ${severity}`)).toEqual([
      ...['c.md error', 'broken.md warning'],
    ]);
  });
});

describe('a large folder that is read again', () => {
  const version = (word: string) =>
    Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [
        `n${n}.md`,
        Array.from({ length: 20 }, (_, i) => `## Bed ${n} ${i}\n\n- Herb ${n} of bed ${i} is ${word}.`).join('\n\n'),
      ]),
    );
  const never = 3_600_000;

  async function openLarge() {
    const dir = folder(version('thyme'));
    const log = createTestLog();
    const knowledge = await openKnowledge(dir, generalWords, { settle: never, look: never }, log);
    const put = (word: string) => {
      for (const [path, text] of Object.entries(version(word))) writeFileSync(join(dir, path), text);
    };
    const shown = () => ask(knowledge.current().index, 'herb 7 of bed 3').matches[0]?.passage.text.split(' ').at(-1);
    const readings = () => log.lines.filter((line) => line === 'info notes read').length;
    return { knowledge, put, shown, readings };
  }

  it('lets others go on, and shows the old notes until all of the new ones are there', async () => {
    const { knowledge, put, shown } = await openLarge();
    const before = knowledge.current();
    put('sage');
    let turns = 0;
    let done = false;
    const reading = knowledge.reload().then(() => {
      done = true;
    });
    const seen = new Set<string | undefined>();
    while (!done) {
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
      if (knowledge.current() === before) seen.add(shown());
      else expect(knowledge.current().notes).toHaveLength(60);
    }
    await reading;
    expect(turns).toBeGreaterThan(5);
    expect([...seen]).toEqual(['thyme.']);
    expect(shown()).toBe('sage.');
    await knowledge.stop();
  });

  it('shows the newest when it is asked again and again', async () => {
    const { knowledge, put, shown, readings } = await openLarge();
    put('sage');
    const first = knowledge.reload();
    await new Promise((resolve) => setImmediate(resolve));
    put('basil');
    const others = Array.from({ length: 5 }, () => knowledge.reload());
    await Promise.all([first, ...others]);
    expect(shown()).toBe('basil.');
    expect(readings()).toBe(2);
    await knowledge.stop();
  });

  it('says how far it is, a line for a thousand notes', async () => {
    const dir = folder(Object.fromEntries(Array.from({ length: 2_100 }, (_, n) => [`n${n}.md`, `# Bed ${n}`])));
    const log = createTestLog();
    const knowledge = await openKnowledge(dir, generalWords, { settle: never, look: never }, log);
    await knowledge.reload();
    await knowledge.stop();
    expect(log.lines.filter((line) => line === 'info reading notes')).toHaveLength(2);
  });

  it('gives up when it is stopped', async () => {
    const { knowledge, put, readings } = await openLarge();
    const before = knowledge.current();
    put('sage');
    const reading = knowledge.reload();
    await knowledge.stop();
    await reading;
    expect(knowledge.current()).toBe(before);
    expect(readings()).toBe(0);
  });
});
