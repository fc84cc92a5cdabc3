import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { bringAssets } from '../../src/build/assets.js';
import { tempDir } from '../support/temp.js';

const page = 'adapters/playground/page';
const words = 'core/language/words';

function sources(files: Readonly<Record<string, string>>) {
  const root = tempDir();
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(`src/${path}`, text);
  return { root, write };
}

it('brings the page and the word lists to what is built, and nothing else', () => {
  const { root, write } = sources({
    [`${page}/index.html`]: '<p>',
    [`${page}/main.ts`]: '',
    [`${page}/tsconfig.json`]: '{}',
    [`${words}/same/english.txt`]: 'close = shut\n',
    [`${words}/near/it.txt`]: 'padlock > https\n',
  });
  write(`dist/${words}/same/gone.txt`, 'old = list\n');
  expect(bringAssets(root)).toEqual([]);
  expect(readdirSync(join(root, 'dist', page))).toEqual(['index.html']);
  expect(readdirSync(join(root, 'dist', words, 'same'))).toEqual(['english.txt']);
  expect(readFileSync(join(root, 'dist', words, 'near/it.txt'), 'utf8')).toBe('padlock > https\n');
});

it('says where a word list has a fault and what to do, and leaves it out', () => {
  const { root } = sources({
    [`${page}/index.html`]: '<p>',
    [`${words}/same/english.txt`]: '# fine\nclose = shut\nalone\n',
    [`${words}/near/it.txt`]: 'close > shut\n',
  });
  expect(bringAssets(root)).toEqual([
    'src/core/language/words/same/english.txt:3: "alone" stands on its own; write a line as "a = b" or "a > b"',
    'src/core/language/words/near/it.txt:1: all of the line is already in src/core/language/words/same/english.txt:2; remove the line',
  ]);
  expect(existsSync(join(root, 'dist', words))).toBe(false);
});
