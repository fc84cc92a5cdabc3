import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { inPackages } from '../../src/meaning/fetch/the-model.js';
import { needs } from '../support/needs.js';
import { playgroundClient } from '../support/playground-client.js';
import { startPostgres } from '../support/postgres.js';
import { type Running, run, start } from '../support/program.js';
import { tempDir } from '../support/temp.js';
import { tinyNetwork, writeTinyModel } from '../support/tiny-model.js';
import { zipOf } from '../support/zip.js';

const runtime = needs('onnxruntime-node');
const model = needs('the model of meaning');
const initdb = needs('postgresql');
/** Several programs start, and a model with each. */
const within = { timeout: 60_000 };

const root = resolve(import.meta.dirname, '../..');

/** A copy of the program with no model beside it. */
function copyProgram(): { main: string; notes: string } {
  const dir = tempDir();
  cpSync(join(root, 'dist'), join(dir, 'dist'), { recursive: true });
  cpSync(join(root, 'package.json'), join(dir, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'));
  return { main: join(dir, 'dist/main.js'), notes: join(root, 'knowledge') };
}

/** A network that is closed, and a machine without Python. */
const closed = { HF_ENDPOINT: 'http://127.0.0.1:9', PATH: '/nowhere' };

function writeNotes(dir: string, lunch = 'Lunch is at noon.'): string {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'lunch.md'), `# Lunch\n\n${lunch}\n\nTea is at four.\n`);
  writeFileSync(join(dir, 'patches.md'), '# Patches\n\nThe customer patches guest systems.\n');
  return dir;
}

/** What is waited for as long as another machine may take. */
const patient = { timeout: 15_000 };

const readiness = async ({ url }: Running): Promise<string> => (await fetch(`${url}/readyz`)).text();

/** Texts that the program said it would encode, each time. */
const encodings = ({ errors }: Running): number[] =>
  errors()
    .split('\n')
    .filter((line) => line.includes('"encoding the notes"'))
    .map((line) => JSON.parse(line))
    .map(({ known, of }: { known: number; of: number }) => of - known);

/** What the page says at its foot. */
const foot = async ({ url }: Running): Promise<string> =>
  (await (await fetch(`${url}/playground/state?person=ana`)).json()).finds;

const said = async (running: Running, text: string): Promise<string[]> => {
  const client = playgroundClient(running.url);
  await client.say('Ana', text);
  return client.seen('Ana');
};

describe.skipIf(!runtime)('the program with a model of meaning', within, () => {
  it('encodes the notes in the background, once, and what changes', async () => {
    const cwd = tempDir();
    const notes = writeNotes(join(cwd, 'notes'));
    const env = { MEANING: writeTinyModel(join(cwd, 'tiny')), KNOWLEDGE_DIR: notes, LOG_LEVEL: 'info' };
    const first = await start({ cwd, env });
    await expect.poll(() => readiness(first), patient).toBe('ready\n');
    await expect.poll(() => encodings(first), patient).toEqual([5]);
    expect(await foot(first)).toBe('Passages are found by words and by meaning, with tiny.');
    writeNotes(notes, 'Lunch is at one.');
    await expect.poll(() => encodings(first), patient).toEqual([5, 2]);
    await expect.poll(() => readiness(first), patient).toBe('ready\n');
    expect(await first.stop('SIGTERM')).toBe(0);

    const second = await start({ cwd, env });
    await expect.poll(() => readiness(second), patient).toBe('ready\n');
    expect(encodings(second)).toEqual([]);
    expect(run(['doctor'], { cwd, env }).out).toMatch(/^ok {5}meaning {5}tiny, \d+ ms a query; 5 of 5 texts encoded$/m);
    // Whatever happens to the files, the model of a running bot stays what it was.
    writeTinyModel(join(cwd, 'tiny'), { 'tokenizer.json': '{}', 'onnx/model.onnx': 'another' });
    writeNotes(notes, 'Lunch is at two.');
    await expect.poll(() => encodings(second), patient).toEqual([2]);
    await expect.poll(() => readiness(second), patient).toBe('ready\n');
    expect(await second.stop('SIGKILL')).toBe('SIGKILL');

    const third = await start({ cwd, env });
    await expect
      .poll(() => readiness(third), patient)
      .toBe('ready; words alone: the model of meaning is unavailable; the log says why\n');
    expect((await said(third, 'who patches guest systems?')).join('\n')).toContain('The customer patches');
    expect(await third.stop('SIGTERM')).toBe(0);

    // Another whole model has another id: nothing of the one before is used, or kept.
    writeTinyModel(join(cwd, 'tiny'), { 'onnx/model.onnx': tinyNetwork('another') });
    const kept = readdirSync(join(cwd, 'data/vectors'));
    const fourth = await start({ cwd, env });
    await expect.poll(() => readiness(fourth), patient).toBe('ready\n');
    await expect.poll(() => encodings(fourth), patient).toEqual([5]);
    const others = () => readdirSync(join(cwd, 'data/vectors')).map((name) => kept.includes(name));
    await expect.poll(others, patient).toEqual([false]);
    expect(await fourth.stop('SIGTERM')).toBe(0);
  });

  it('answers a script by meaning from its first line on', () => {
    const cwd = tempDir();
    const notes = join(cwd, 'notes');
    mkdirSync(notes);
    writeFileSync(join(notes, 'lunch.md'), '# Lunch\n\nLunch is at noon.\n');
    writeFileSync(join(notes, 'machines.md'), '# Machines\n\nPatch them.\n');
    const chat = (MEANING: string): string =>
      run(['chat'], { cwd, input: 'ana: query update\n', env: { MEANING, KNOWLEDGE_DIR: notes } }).out;
    const [byWords, heard] = [chat('off'), chat(writeTinyModel(join(cwd, 'tiny')))];
    expect(byWords).toContain('I couldn’t find “query update” in the notes.');
    expect(heard).not.toBe(byWords);
    expect(chat(join(cwd, 'tiny'))).toBe(heard);
  });

  it('answers as well as without one while there is none, and says so once', async () => {
    const { main, notes } = copyProgram();
    const cwd = tempDir();
    const env = { ...closed, MEANING: 'auto', KNOWLEDGE_DIR: notes, LOG_LEVEL: 'warn' };
    const running = await start({ main, cwd, env });
    expect((await said(running, 'who ownz patchng?')).join('\n')).toContain('customer patches guest operating systems');
    await expect
      .poll(() => readiness(running))
      .toContain('ready; words alone: the model of meaning is unavailable; the log says why');
    expect(await foot(running)).toBe('Passages are found by words alone, without a model of meaning.');
    await expect.poll(() => running.errors().trim().split('\n'), patient).toHaveLength(1);
    expect(await running.stop('SIGTERM')).toBe(0);
    expect(readdirSync(join(cwd, 'data/models'))).toEqual([]);

    const fetched = run(['model'], { main, cwd, env });
    expect(fetched.code).toBe(1);
    expect(fetched.err).toContain("studyhall: the model of meaning can't be fetched (127.0.0.1:9: it is out of reach");
    const doctor = run(['doctor'], { main, cwd, env });
    expect(doctor.code).toBe(0);
    expect(doctor.out).toMatch(/^ok {5}meaning {5}words alone: .*“studyhall model” fetches it$/m);
    const wrong = run(['doctor'], { main, cwd, env: { ...env, MEANING: '/nowhere/model' } });
    expect(wrong.code).toBe(1);
    expect(wrong.out).toMatch(/^FAULT {2}meaning {5}words alone: \/nowhere\/model has no/m);
  });
});

describe.skipIf(!runtime || !initdb)('programs that share a store', within, () => {
  it('share what was encoded', async () => {
    const server = await startPostgres(initdb ?? '');
    onTestFinished(() => server.stop());
    const cwd = tempDir();
    const env = {
      MEANING: writeTinyModel(join(cwd, 'tiny')),
      KNOWLEDGE_DIR: writeNotes(join(cwd, 'notes')),
      DATABASE_URL: await server.database(),
      LOG_LEVEL: 'info',
    };
    const first = await start({ cwd, env });
    await expect.poll(() => readiness(first), patient).toBe('ready\n');
    const second = await start({ cwd, env });
    await expect.poll(() => readiness(second), patient).toBe('ready\n');
    expect([encodings(first), encodings(second)]).toEqual([[5], []]);
    expect(run(['doctor'], { cwd, env }).out).toContain('5 of 5 texts encoded');
    expect([await first.stop('SIGTERM'), await second.stop('SIGTERM')]).toEqual([0, 0]);
    expect(readdirSync(cwd)).not.toContain('data');
  });
});

describe('the program without a runtime for models', within, () => {
  it('says what is missing, fetches nothing, and answers by words', async () => {
    const { main, notes } = copyProgram();
    const cwd = tempDir();
    const packages = join(cwd, 'packages');
    mkdirSync(packages);
    for (const name of readdirSync(join(root, 'node_modules'))) {
      if (name !== 'onnxruntime-node') symlinkSync(join(root, 'node_modules', name), join(packages, name));
    }
    const program = join(cwd, 'program');
    cpSync(join(main, '..'), join(program, 'dist'), { recursive: true });
    cpSync(join(root, 'package.json'), join(program, 'package.json'));
    symlinkSync(packages, join(program, 'node_modules'));
    const env = { ...closed, MEANING: 'auto', KNOWLEDGE_DIR: notes };
    const running = await start({ main: join(program, 'dist/main.js'), cwd, env });
    await expect.poll(() => readiness(running), patient).toContain('ready; words alone:');
    await expect.poll(() => running.errors(), patient).toContain('onnxruntime-node is not installed');
    expect((await said(running, 'who owns patching?')).join('\n')).toContain('customer patches');
    expect(readdirSync(join(cwd, 'data'))).not.toContain('models');
    expect(await running.stop('SIGTERM')).toBe(0);
  });
});

describe.skipIf(!model || !runtime)('the model that comes by itself', within, () => {
  it('ends with the program in the middle of its work', async () => {
    const env = { MEANING: model ?? '', LOG_LEVEL: 'info' };
    const running = await start({ cwd: tempDir(), env });
    await expect.poll(() => encodings(running).length, patient).toBe(1);
    expect(await running.stop('SIGTERM')).toBe(0);
    expect(
      running
        .errors()
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('{')),
    ).toEqual([]);
  });

  /** A pip that brings the packages as they would come, from the files that are here. */
  function installPip(): string {
    const dir = tempDir();
    const names = inPackages.map(({ package: from, version, entry, path }) => {
      const name = `${from.replaceAll('-', '_')}-${version}-py3-none-any.whl`;
      writeFileSync(join(dir, name), zipOf({ [entry]: readFileSync(join(model ?? '', path)) }));
      return name;
    });
    const pip = join(dir, 'pip');
    writeFileSync(
      pip,
      `#!${process.execPath}
       const args = process.argv.slice(2);
       if (args.includes('download')) for (const name of ${JSON.stringify(names)})
         require('node:fs').copyFileSync(${JSON.stringify(dir)} + '/' + name, args[args.indexOf('--dest') + 1] + '/' + name);`,
    );
    chmodSync(pip, 0o755);
    return dir;
  }

  it('is fetched in the background at the first start, and found at the next', async () => {
    const { main } = copyProgram();
    const cwd = tempDir();
    const notes = writeNotes(join(cwd, 'notes'));
    const env = { ...closed, MEANING: 'auto', KNOWLEDGE_DIR: notes, LOG_LEVEL: 'info' };
    const first = await start({ main, cwd, env: { ...env, PATH: installPip() } });
    await expect.poll(() => readiness(first), patient).toBe('ready\n');
    await expect.poll(() => first.errors().match(/fetching the model of meaning once/g)).toHaveLength(1);
    expect(await first.stop('SIGTERM')).toBe(0);
    const second = await start({ main, cwd, env });
    await expect.poll(() => readiness(second), patient).toBe('ready\n');
    expect(second.errors()).not.toContain('fetching');
    expect(encodings(second)).toEqual([]);
    expect(await second.stop('SIGTERM')).toBe(0);
    expect(run(['model'], { main, cwd, env }).out).toBe('all-MiniLM-L6-v2 is in data/models/all-MiniLM-L6-v2.\n');
  });
});
