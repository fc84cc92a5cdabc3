import type { Library } from '../core/ask/index/library.js';
import { loadKnowledge } from '../folder/knowledge-folder.js';
import { readWords } from '../folder/read-words.js';

/** A folder of notes read once, with the words that the program brings along. */
export const loadNotes = async (dir: string, follow = false): Promise<Library> =>
  loadKnowledge(dir, await readWords(), follow);
