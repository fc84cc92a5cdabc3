import { z } from 'zod';

/** How a model wants to be used: as its authors trained it, or its vectors say little. */
export interface Recipe {
  /** How the vectors of tokens become that of their text: their mean, that of the first, that of the last. */
  readonly pooling: 'mean' | 'cls' | 'last';
  /** What stands before a query, and before a passage. */
  readonly query: string;
  readonly passage: string;
  /** The most tokens of a text, with those that the model adds. */
  readonly longest: number;
  /** The one language that it was trained on, as the core names it; undefined: many. */
  readonly language?: string | undefined;
}

/** What a recipe file may say; the rest follows from the model's name. */
export const recipeFile = z.strictObject({
  pooling: z.enum(['mean', 'cls', 'last']).optional(),
  query: z.string().max(1_000).optional(),
  passage: z.string().max(1_000).optional(),
  longest: z.int().min(8).max(8_192).optional(),
  /** `english`, or `any`. */
  language: z.enum(['english', 'any']).optional(),
  /** Where the model comes from and under which licence, for whoever opens the file. */
  source: z.string().optional(),
  licence: z.string().optional(),
});

const usual: Recipe = { pooling: 'mean', query: '', passage: '', longest: 512 };

const searching = 'Represent this sentence for searching relevant passages: ';

const language = 'english';

/** What the cards of well-known models say, the first that fits. */
const families: readonly (readonly [RegExp, Partial<Recipe>])[] = [
  [/\be5\b/i, { query: 'query: ', passage: 'passage: ' }],
  [/bge-m3/i, { pooling: 'cls' }],
  [/bge-\w+-en/i, { pooling: 'cls', query: searching, language }],
  [/arctic-embed/i, { pooling: 'cls', query: searching }],
  [/nomic-embed/i, { query: 'search_query: ', passage: 'search_document: ' }],
  [/gte-(?:multilingual|modernbert|\w+-en-v1\.5)/i, { pooling: 'cls' }],
  [/multilingual-minilm/i, { longest: 128 }],
  [/minilm/i, { longest: 256, language }],
];

/** The recipe of a model by its name; `said` is what its own file says, `holds` the most tokens that it can take. */
export function recipeOf(name: string, said: z.infer<typeof recipeFile> = {}, holds = usual.longest): Recipe {
  const family = families.find(([pattern]) => pattern.test(name))?.[1] ?? {};
  const { pooling, query, passage, longest } = { ...usual, ...family, ...said };
  const speaks = said.language === 'any' ? undefined : (said.language ?? family.language);
  return { pooling, query, passage, longest: Math.min(longest, said.longest ?? holds), language: speaks };
}
