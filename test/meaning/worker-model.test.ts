import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLocalModel } from '../../src/meaning/local-model.js';
import { openWorkerModel } from '../../src/meaning/worker-model.js';
import { needs } from '../support/needs.js';
import { tempDir } from '../support/temp.js';
import { cosine, writeTinyModel } from '../support/tiny-model.js';

const runtime = needs('onnxruntime-node');

/** A thread runs what was built. */
const built = new URL('../../dist/meaning/worker.js', import.meta.url);

async function open(dir = writeTinyModel(join(tempDir(), 'tiny'))) {
  const model = await openWorkerModel(dir, built);
  onTestFinished(() => model.close());
  return { model, dir };
}

describe.skipIf(!runtime)('a model in a thread of its own', () => {
  it('is the same model as in this one', async () => {
    const { model, dir } = await open();
    const here = await openLocalModel(dir);
    onTestFinished(() => here.close());
    expect([model.id, model.size, model.batch]).toEqual([here.id, here.size, here.batch]);
    const [there] = await model.encode(['lunch at noon'], 'passage');
    const [local] = await here.encode(['lunch at noon'], 'passage');
    expect(cosine(there, local)).toBeCloseTo(1, 5);
  });

  it('lets a query go ahead of passages that wait', async () => {
    const { model } = await open();
    const done: string[] = [];
    const passages = Array.from({ length: 20 }, async () => {
      await model.encode(
        Array.from({ length: 40 }, () => 'lunch '.repeat(200)),
        'passage',
      );
      done.push('passages');
    });
    await model.encode(['noon?'], 'query').then(() => done.push('query'));
    await Promise.all(passages);
    expect(done.indexOf('query')).toBeLessThan(10);
  });

  it('drops what nobody waits for, and goes on with the rest', async () => {
    const { model } = await open();
    const given = new AbortController();
    const dropped = model.encode(
      Array.from({ length: 500 }, () => 'lunch '.repeat(200)),
      'passage',
      given.signal,
    );
    given.abort(new Error('late'));
    await expect(dropped).rejects.toThrow('late');
    await expect(model.encode(['noon'], 'query', given.signal)).rejects.toThrow('late');
    expect(await model.encode(['noon'], 'query')).toHaveLength(1);
  });

  it('says what is wrong with a model, and ends', async () => {
    const dir = writeTinyModel(tempDir(), { 'onnx/model.onnx': 'no network' });
    await expect(openWorkerModel(dir, built)).rejects.toMatchObject({ code: 'meaning-model' });
    await expect(openWorkerModel('/nowhere/at/all', built)).rejects.toThrow('/nowhere/at/all has no');
  });

  it('rejects whatever is asked of it once it has ended', async () => {
    const { model } = await open();
    const waiting = model.encode(
      Array.from({ length: 500 }, () => 'lunch '.repeat(200)),
      'passage',
    );
    await Promise.all([expect(waiting).rejects.toMatchObject({ code: 'meaning-model' }), model.close()]);
    await expect(model.encode(['noon'], 'query')).rejects.toThrow('restart');
  });
});

describe('a thread that does not start', () => {
  it.each([
    ['ends at once', 'process.exit(3)', 'did not start'],
    ['throws', "throw new Error('out of memory')", 'out of memory'],
  ])('and %s is told', async (_name, program, message) => {
    const script = join(tempDir(), 'worker.mjs');
    writeFileSync(script, program);
    await expect(openWorkerModel('/nowhere', pathToFileURL(script))).rejects.toThrow(message);
  });
});
