import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/*
 * A model of a few hundred bytes in the layout of the real ones: it knows some words, each with a vector of four
 * numbers, and says of every token the vector of its word, times its mask. ONNX is Protocol Buffers: a number or some
 * bytes behind a tag.
 */

type Field = readonly [tag: number, value: number | string | Uint8Array];

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

const encode = (fields: readonly Field[]): Uint8Array =>
  Uint8Array.from(
    fields.flatMap(([tag, value]) => {
      if (typeof value === 'number') return [...varint(tag * 8), ...varint(value)];
      const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
      return [...varint(tag * 8 + 2), ...varint(bytes.length), ...bytes];
    }),
  );

const float = 1;
const int64 = 7;

const tensor = (name: string, type: number, dims: readonly number[], data: Float32Array | BigInt64Array) =>
  encode([...dims.map((dim): Field => [1, dim]), [2, type], [8, name], [9, new Uint8Array(data.buffer)]]);

const value = (name: string, type: number, dims: readonly (string | number)[]) => {
  const shape = encode(dims.map((dim): Field => [1, encode([typeof dim === 'string' ? [2, dim] : [1, dim]])]));
  return encode([
    [1, name],
    [
      2,
      encode([
        [
          1,
          encode([
            [1, type],
            [2, shape],
          ]),
        ],
      ]),
    ],
  ]);
};

const node = (type: string, inputs: readonly string[], output: string, attributes: readonly Field[] = []) =>
  encode([...inputs.map((name): Field => [1, name]), [2, output], [4, type], ...attributes]);

/** Casts to 32-bit numbers. */
const toFloat: Field = [
  5,
  encode([
    [1, 'to'],
    [3, float],
    [20, 2],
  ]),
];

/** The network of the words below; its name is of no importance to it. */
export function tinyNetwork(name = 'tiny', output = 'last_hidden_state'): Uint8Array {
  const vectors = Object.values(tinyWords);
  const size = vectors[0]?.length ?? 0;
  const graph = encode([
    [1, node('Gather', ['table', 'input_ids'], 'words')],
    [1, node('Cast', ['attention_mask'], 'mask', [toFloat])],
    [1, node('Unsqueeze', ['mask', 'last'], 'masks')],
    [1, node('Mul', ['words', 'masks'], output)],
    [2, name],
    [5, tensor('table', float, [vectors.length, size], Float32Array.from(vectors.flat()))],
    [5, tensor('last', int64, [1], BigInt64Array.from([-1n]))],
    [11, value('input_ids', int64, ['texts', 'tokens'])],
    [11, value('attention_mask', int64, ['texts', 'tokens'])],
    [12, value(output, float, ['texts', 'tokens', size])],
  ]);
  return encode([
    [1, 8],
    [7, graph],
    [
      8,
      encode([
        [1, ''],
        [2, 13],
      ]),
    ],
  ]);
}

/** Words of three matters, one direction each; the fourth is that of the marks which stand around every text. */
const tinyWords: Readonly<Record<string, readonly number[]>> = {
  '[PAD]': [9, 9, 9, 9],
  '[UNK]': [0, 0, 0, 0.1],
  '[CLS]': [0, 0, 0, 0.1],
  '[SEP]': [0, 0, 0, 0.1],
  lunch: [1, 0, 0, 0],
  noon: [0.9, 0.1, 0, 0],
  patch: [0, 1, 0, 0],
  update: [0, 0.9, 0.1, 0],
  '##s': [0, 0.1, 0, 0],
  query: [0, 0, 1, 0],
  ':': [0, 0, 0, 0],
  '?': [0, 0, 0, 0.1],
};

const tokenizer = (vocab: Readonly<Record<string, number>>) => ({
  version: '1.0',
  added_tokens: ['[PAD]', '[UNK]', '[CLS]', '[SEP]'].map((content, id) => ({ id, content, special: true })),
  normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, lowercase: true },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: {
    type: 'TemplateProcessing',
    single: [
      { SpecialToken: { id: '[CLS]', type_id: 0 } },
      { Sequence: { id: 'A', type_id: 0 } },
      { SpecialToken: { id: '[SEP]', type_id: 0 } },
    ],
    pair: [],
    special_tokens: {
      '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
      '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
    },
  },
  decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
  model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', vocab },
});

/** Writes a model's folder; `files` are added to it, or take the place of its own. */
export function writeTinyModel(dir: string, files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const vocab = Object.fromEntries(Object.keys(tinyWords).map((word, id) => [word, id]));
  const all = {
    'tokenizer.json': JSON.stringify(tokenizer(vocab)),
    'onnx/model.onnx': tinyNetwork(),
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  return dir;
}

/** The cosine of two unit vectors. */
export const cosine = (a: Float32Array = new Float32Array(), b: Float32Array = new Float32Array()): number =>
  a.reduce((sum, each, i) => sum + each * (b[i] ?? 0), 0);
