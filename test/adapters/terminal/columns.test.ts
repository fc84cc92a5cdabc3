import { describe, expect, it } from 'vitest';
import { columnsOf, padTo, wrap } from '../../../src/adapters/terminal/columns.js';
import { rowsWithin } from '../../../src/adapters/terminal/rows-within.js';

describe('the columns of a terminal', () => {
  it.each([
    ['plain', 5],
    ['Café', 4],
    ['Cafe\u0301', 4],
    ['日本語', 6],
    ['한글', 4],
    ['✓ ok', 4],
    ['👩‍👩‍👧', 2],
    ['░█', 2],
    ['', 0],
  ])('%s takes %i', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
    expect(columnsOf(padTo(text, 9))).toBe(9);
  });

  it.each<[string, number, string[]]>([
    ['short', 10, ['short']],
    ['', 10, ['']],
    ['one two three', 7, ['one two', 'three']],
    ['one two three', 6, ['one', 'two', 'three']],
    ['an extraordinarily long one', 8, ['an', 'extraord', 'inarily', 'long one']],
    ['日本語の文章', 5, ['日本', '語の', '文章']],
    ['a  b', 2, ['a', 'b']],
    ['xy', 0, ['x', 'y']],
  ])('%j within %i', (text, columns, lines) => {
    expect(wrap(text, columns)).toEqual(lines);
  });
});

describe('rows', () => {
  const rows = [
    ['#', 'Name', 'Says'],
    ['1', 'ana', 'who owns the backups of the database'],
    ['2', 'bo', ''],
  ];

  it('stand below one another as they are, where there is room', () => {
    expect(rowsWithin(rows, 60)).toEqual(['#  Name  Says', '1  ana   who owns the backups of the database', '2  bo']);
  });

  it('go on in further lines where there is little', () => {
    expect(rowsWithin(rows, 24)).toEqual([
      '#  Name  Says',
      '1  ana   who owns the',
      '         backups of the',
      '         database',
      '2  bo',
    ]);
  });

  it('share what there is fairly, and never less than a few columns', () => {
    expect(rowsWithin([['a long first cell', 'a long second cell']], 20)).toEqual([
      'a long     a long',
      'first      second',
      'cell       cell',
    ]);
    expect(Math.max(...rowsWithin([Array(9).fill('wide cell')], 10).map(columnsOf))).toBe(9 * 4 + 8 * 2);
  });
});
