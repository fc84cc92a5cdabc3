import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { GeneralWords } from '../core/ask/index/thesaurus.js';
import { parseSynonyms, type Synonyms } from '../core/knowledge/synonyms.js';
import { StudyhallError } from '../errors.js';

/** Beside the program, in the sources as in what is built of them. */
const shipped = fileURLToPath(new URL('../core/language/words/', import.meta.url));

/**
 * Reads the words that hold in anybody's notes, a folder a strength. Rejects with a StudyhallError when they are
 * missing. Lines that can't be read are left out: the build refuses them.
 */
export const readWords = async (dir = shipped): Promise<GeneralWords> => {
  try {
    return { same: await readLists(`${dir}/same`), near: await readLists(`${dir}/near`) };
  } catch (cause) {
    const message = `the word lists in ${dir} can't be read: rebuild or reinstall Studyhall`;
    throw new StudyhallError('words-missing', message, { cause });
  }
};

const readLists = async (dir: string): Promise<Synonyms> => {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.txt')).sort();
  const texts = await Promise.all(names.map((name) => readFile(`${dir}/${name}`, 'utf8')));
  return texts.flatMap((text, i) => parseSynonyms(names[i] ?? '', text).synonyms);
};
