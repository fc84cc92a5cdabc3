import { Tokenizer } from '@huggingface/tokenizers';

/** Reads texts for one model: `prefix` stands before a text, and there are never more than `longest` ids. */
export interface ModelTokenizer {
  read(text: string, prefix: string, longest: number): readonly number[];
}

/** No token has as many on average: what stands beyond can not be seen anyway. */
const charactersOfToken = 24;

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
  };
}
