import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const here = (path: string): string => new URL(path, import.meta.url).pathname;

it('a note of twice the size takes at most 2.6 times as long until it is in use, whatever is in it, and holds nobody up for longer than 50 ms', {
  timeout: 300_000,
}, async () => {
  const child = here('../../../bench/doubling-child.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [child, here('../../../../dist'), '2.6', '50']);
  expect(JSON.parse(stdout)).toEqual({});
});
