import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Encoder } from '../../src/meaning/encoder.js';
import { openLocalModel } from '../../src/meaning/local-model.js';
import { needs } from '../support/needs.js';
import { tempDir } from '../support/temp.js';
import { cosine, tinyNetwork, writeTinyModel } from '../support/tiny-model.js';

const runtime = needs('onnxruntime-node');

async function open(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Encoder> {
  const model = await openLocalModel(writeTinyModel(join(tempDir(), 'tiny'), files));
  onTestFinished(() => model.close());
  return model;
}

const recipe = (said: object): Record<string, string> => ({ 'studyhall.json': JSON.stringify(said) });

const lengthOf = (vector: Float32Array = new Float32Array()): number => Math.sqrt(cosine(vector, vector));

describe.skipIf(!runtime)('a model from a folder', () => {
  it('gives unit vectors that lie near each other where texts mean something alike', async () => {
    const model = await open();
    expect(model.size).toBe(4);
    const [lunch, patch, other] = await model.encode(['lunch at noon', 'patches', ''], 'passage');
    const [noon] = await model.encode(['Noon?'], 'query');
    expect(cosine(lunch, noon)).toBeGreaterThan(0.9);
    expect(cosine(patch, noon)).toBeLessThan(0.4);
    for (const vector of [lunch, patch, other, noon]) expect(lengthOf(vector)).toBeCloseTo(1, 5);
  });

  it('says the same of a text whatever stands beside it, in the order of the texts', async () => {
    const model = await open();
    const texts = Array.from({ length: 40 }, (_, i) => 'lunch patch update noon '.repeat(1 + ((i * 7) % 40)));
    const together = await model.encode(texts, 'passage');
    for (const [i, text] of texts.entries()) {
      const [alone] = await model.encode([text], 'passage');
      expect(cosine(alone, together[i])).toBeCloseTo(1, 5);
    }
  });

  it('runs texts one by one where a network would read them otherwise beside others', async () => {
    expect((await open()).batch).toBe(8);
    const measuring = await open({ 'onnx/model.onnx': tinyNetwork('with DynamicQuantizeLinear') });
    expect(measuring.batch).toBe(1);
    expect(await measuring.encode(['lunch', 'patch', 'noon'], 'passage')).toHaveLength(3);
  });

  it('takes an output of any name that is there for every token', async () => {
    const model = await open({ 'onnx/model.onnx': tinyNetwork('tiny', 'output_0') });
    const [lunch, noon] = await model.encode(['lunch', 'noon'], 'passage');
    expect(cosine(lunch, noon)).toBeGreaterThan(0.9);
  });

  it('takes texts of any length and kind', async () => {
    const model = await open();
    const texts = ['lunch '.repeat(100_000), 'x'.repeat(100_000), '\u0000\u{1F600}\uD800 \n', '昼食 '.repeat(9_999)];
    for (const vector of await model.encode(texts, 'passage')) expect(lengthOf(vector)).toBeCloseTo(1, 5);
    expect(await model.encode([], 'query')).toEqual([]);
  });

  it.each([
    ['mean', [0.5, 0.5]],
    ['cls', [0, 0]],
    ['last', [0, 0]],
  ])('makes the vector of a text from those of its tokens: %s', async (pooling, [lunch = 0, patch = 0]) => {
    const model = await open(recipe({ pooling }));
    const [vector] = await model.encode(['lunch patch'], 'passage');
    expect((vector?.[0] ?? 0) > 0.1).toBe(lunch > 0.1);
    expect((vector?.[1] ?? 0) > 0.1).toBe(patch > 0.1);
  });

  it('sets what a recipe says before queries and passages, and cuts at its length', async () => {
    const model = await open(recipe({ query: 'query: ', longest: 8 }));
    const [query] = await model.encode(['lunch'], 'query');
    const [passage] = await model.encode(['lunch'], 'passage');
    expect(query?.[2]).toBeGreaterThan(0.5);
    expect(passage?.[2]).toBe(0);
    const [cut] = await model.encode([`${'lunch '.repeat(6)}${'patch '.repeat(500)}`], 'passage');
    expect(cosine(cut, passage)).toBeGreaterThan(0.95);
  });

  it('has an id that changes with the model and the recipe, and with nothing else', async () => {
    const plain = await open();
    expect((await open()).id).toBe(plain.id);
    expect((await open(recipe({ pooling: 'cls' }))).id).not.toBe(plain.id);
    expect((await open({ 'config.json': '{"max_position_embeddings":64}' })).id).not.toBe(plain.id);
    expect(plain.id).toMatch(/^tiny-[0-9a-f]{12}$/);
  });

  it('stops between two runs once nobody waits any more', async () => {
    const model = await open();
    const given = new AbortController();
    const texts = Array.from({ length: 200 }, () => 'lunch '.repeat(60));
    const encoding = model.encode(texts, 'passage', given.signal);
    given.abort();
    await expect(encoding).rejects.toThrow('aborted');
  });
});

describe('a folder that is no model', () => {
  it.each([
    ['nothing', {}, 'has no onnx/model_quantized.onnx or model.onnx'],
    ['a model without its tokenizer', { 'model.onnx': 'x' }, 'has no tokenizer.json'],
    [
      'a recipe that is none',
      { 'model.onnx': 'x', 'tokenizer.json': '{}', 'studyhall.json': '{"pooling":"max"}' },
      'pooling',
    ],
    ['a recipe that is no JSON', { 'model.onnx': 'x', 'tokenizer.json': '{}', 'studyhall.json': 'pool' }, 'no JSON'],
    ['another tokenizer', { 'model.onnx': 'x', 'tokenizer.json': '{}' }, 'describes no tokenizer'],
  ])('%s is told by what is wrong with it', async (_name, files, message) => {
    const dir = tempDir();
    mkdirSync(join(dir, 'onnx'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
    await expect(openLocalModel(dir)).rejects.toMatchObject({ code: 'meaning-model' });
    await expect(openLocalModel(dir)).rejects.toThrow(message);
  });

  it.skipIf(!runtime)('a network that is broken is told', async () => {
    const dir = writeTinyModel(tempDir(), { 'onnx/model.onnx': 'no network' });
    await expect(openLocalModel(dir)).rejects.toMatchObject({ code: 'meaning-model' });
  });
});
