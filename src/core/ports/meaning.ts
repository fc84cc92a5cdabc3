/** What a text is for: some models read a query in another way than what answers it. */
export type TextKind = 'query' | 'passage';

/** The vectors of a list of texts, by their places in it. They come in over time, in the order of the list. */
export interface VectorTable {
  /** How many texts have their vector, and how many there are. */
  progress(): { readonly known: number; readonly of: number };
  /** The cosine of every text with a unit vector, by place; NaN where a text has no vector yet. */
  near(vector: Float32Array): Float32Array;
  /** One text's unit vector; undefined while there is none. */
  vectorAt(place: number): Float32Array | undefined;
}

/** Texts by what they mean. It is never in the way: what is late or can't be had is undefined, and never an error. */
export interface Meaning {
  /** Names the model and the way it is used: what was fitted to one holds for no other. */
  readonly model: string;
  /** Numbers of a vector. */
  readonly size: number;
  /** The one language that it understands, by the name of a Language; undefined: many. */
  readonly language?: string | undefined;
  /** Begins to encode these texts, the first ones first, and gives up any list that was begun before. */
  table(texts: readonly string[]): VectorTable;
  /** The vector of a query, if it is there within `patience` milliseconds (400). */
  query(text: string, patience?: number): Promise<Float32Array | undefined>;
  /** Those of several queries, each as `query` gives it: what is not there within `patience` is undefined. */
  queries(texts: readonly string[], patience?: number): Promise<readonly (Float32Array | undefined)[]>;
  /** Resolves when every text of the latest list has its vector, or none is to be expected any more. */
  settled(): Promise<void>;
}
