import { access, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { StudyhallError } from '../errors.js';
import { type Recipe, recipeFile, recipeOf } from './recipe.js';

/** A model in the layout of the Hugging Face hub. */
export interface ModelFolder {
  readonly name: string;
  /** The paths of its two files. */
  readonly network: string;
  readonly tokenizer: string;
  readonly recipe: Recipe;
}

/** Where the network may stand; smaller ones first. */
const networks = ['onnx/model_quantized.onnx', 'model_quantized.onnx', 'onnx/model.onnx', 'model.onnx'];

/** What is read of the model's own description, which has much else. */
const configFile = z.object({
  _name_or_path: z.string().optional(),
  max_position_embeddings: z.int().positive().optional(),
});

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** A JSON file of a model; undefined when there is none. */
async function read<T>(path: string, shape: z.ZodType<T>): Promise<T | undefined> {
  if (!(await isThere(path))) return undefined;
  const wrong = (why: string, cause?: unknown) =>
    new StudyhallError('meaning-model', `${path} can't be used: ${why}`, { cause });
  let text: unknown;
  try {
    text = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw wrong('it is no JSON file', cause);
  }
  const parsed = shape.safeParse(text);
  if (parsed.success) return parsed.data;
  throw wrong(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('; '));
}

/** Looks at a model's folder. Rejects with a StudyhallError `meaning-model` that says what is missing or wrong. */
export async function readModelFolder(dir: string): Promise<ModelFolder> {
  const found: string[] = [];
  for (const path of networks) if (await isThere(join(dir, path))) found.push(join(dir, path));
  const [network] = found;
  const tokenizer = join(dir, 'tokenizer.json');
  if (network === undefined || !(await isThere(tokenizer))) {
    const missing = network === undefined ? 'onnx/model_quantized.onnx or model.onnx' : 'tokenizer.json';
    throw new StudyhallError('meaning-model', `${dir} has no ${missing}, and so is no folder of a model`);
  }
  const name = basename(resolve(dir));
  const config = await read(join(dir, 'config.json'), configFile);
  const said = await read(join(dir, 'studyhall.json'), recipeFile);
  return {
    name,
    network,
    tokenizer,
    recipe: recipeOf(`${name} ${config?._name_or_path ?? ''}`, said, config?.max_position_embeddings),
  };
}
