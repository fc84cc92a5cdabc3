import { Tokenizer } from '@huggingface/tokenizers';

/** A text as a model reads it, with the words that its tokens belong to. */
export interface WordTokens {
  readonly ids: readonly number[];
  /** How many of the ids stand before the text itself. */
  readonly from: number;
  /** Two places in the text for each token of it: where its word starts and ends. */
  readonly words: Uint32Array;
}

/** Reads texts for one model: `prefix` stands before a text, and there are never more than `longest` ids. */
export interface ModelTokenizer {
  read(text: string, prefix: string, longest: number): readonly number[];
  /** Word by word, so that each token's word is known. Some models read a whole text a little differently. */
  readWords(text: string, prefix: string, longest: number): WordTokens;
}

/** No token has as many on average: what stands beyond can not be seen anyway. */
const charactersOfToken = 24;

/** Words, and marks each by itself, with the space before them, which models take for a part of a word. */
const word = /\s*(?:[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}])/gu;

/** Where a short list of numbers stands in another one; -1 when it does not. */
const placeOf = (part: readonly number[], all: readonly number[]): number =>
  all.findIndex((_, i) => part.every((id, j) => all[i + j] === id));

/** Takes what a model's `tokenizer.json` holds. */
export function createTokenizer(json: object): ModelTokenizer {
  const tokenizer = new Tokenizer(json, {});
  const plain = (text: string): number[] => tokenizer.encode(text, { add_special_tokens: false }).ids;
  const sample = plain('a');
  const framed = tokenizer.encode('a').ids;
  const place = placeOf(sample, framed);
  const head = framed.slice(0, place);
  const tail = framed.slice(place + sample.length);

  return {
    read(text, prefix, longest) {
      const body = plain(prefix + text.slice(0, longest * charactersOfToken));
      return [...head, ...body.slice(0, longest - head.length - tail.length), ...tail];
    },

    readWords(text, prefix, longest) {
      const ids = [...head, ...(prefix === '' ? [] : plain(prefix))].slice(0, longest - tail.length);
      const from = ids.length;
      const words: number[] = [];
      for (const { 0: found, index } of text.slice(0, longest * charactersOfToken).matchAll(word)) {
        const end = index + found.length;
        for (const id of plain(found)) {
          if (ids.length === longest - tail.length) break;
          ids.push(id);
          words.push(end - found.trimStart().length, end);
        }
        if (ids.length === longest - tail.length) break;
      }
      return { ids: [...ids, ...tail], from, words: Uint32Array.from(words) };
    },
  };
}
