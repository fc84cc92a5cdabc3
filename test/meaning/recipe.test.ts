import { describe, expect, it } from 'vitest';
import { recipeOf } from '../../src/meaning/recipe.js';

describe('the recipe of a model', () => {
  it.each([
    ['all-MiniLM-L6-v2', 'mean', '', '', 256],
    ['paraphrase-multilingual-MiniLM-L12-v2', 'mean', '', '', 128],
    ['multilingual-e5-small', 'mean', 'query: ', 'passage: ', 512],
    ['BAAI/bge-small-en-v1.5', 'cls', 'Represent this sentence for searching relevant passages: ', '', 512],
    ['bge-m3', 'cls', '', '', 512],
    ['gte-small', 'mean', '', '', 512],
    ['gte-multilingual-base', 'cls', '', '', 512],
    ['nomic-embed-text-v1.5', 'mean', 'search_query: ', 'search_document: ', 512],
    ['text-embedding-3-small', 'mean', '', '', 512],
  ])('%s is used as its authors say', (name, pooling, query, passage, longest) => {
    expect(recipeOf(name)).toMatchObject({ pooling, query, passage, longest });
  });

  it.each([
    ['all-MiniLM-L6-v2', {}, 'english'],
    ['bge-small-en-v1.5', {}, 'english'],
    ['paraphrase-multilingual-MiniLM-L12-v2', {}, undefined],
    ['multilingual-e5-small', {}, undefined],
    ['our-own', { language: 'english' as const }, 'english'],
    ['our-own-minilm', { language: 'any' as const }, undefined],
  ])('%s %j understands: %s', (name, said, language) => {
    expect(recipeOf(name, said).language).toBe(language);
  });

  it('follows its own file, and takes no more tokens than the model holds', () => {
    expect(recipeOf('multilingual-e5-small', { query: '', longest: 64 })).toEqual({
      pooling: 'mean',
      query: '',
      passage: 'passage: ',
      longest: 64,
    });
    expect(recipeOf('all-MiniLM-L6-v2', {}, 128).longest).toBe(128);
    expect(recipeOf('all-MiniLM-L6-v2', {}, 512).longest).toBe(256);
  });
});
