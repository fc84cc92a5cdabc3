import { describe, expect, it } from 'vitest';
import { isWide, rowsAsList } from '../../../src/adapters/shared/narrow.js';
import type { Block } from '../../../src/core/chat/message.js';
import { spansText } from '../../../src/core/chat/plain-text.js';

const table = (head: string[], ...rows: string[][]): Extract<Block, { kind: 'table' }> => ({
  kind: 'table',
  head: head.map((text) => [text]),
  rows: rows.map((row) => row.map((text) => [text])),
});

describe('a table where there is little room', () => {
  it('is wide when its columns together would not fit a line', () => {
    expect(isWide(table(['#', 'Name', 'Points'], ['1', 'Ana', '10']))).toBe(false);
    expect(isWide(table(['Service', 'Who'], ['EC2', 'x'.repeat(60)]))).toBe(true);
    expect(isWide(table([], []))).toBe(false);
  });

  it('becomes a list that loses no word and names its columns', () => {
    const items = rowsAsList(table(['Service', 'AWS patches', ''], ['Amazon EC2', 'the hosts', 'and more']));
    expect(items.map(({ spans }) => spansText(spans))).toEqual(['Amazon EC2 – AWS patches: the hosts; and more']);
    expect(items[0]?.spans[0]).toEqual({ text: 'Amazon EC2', bold: true });
  });
});
