import type { Index } from '../ask/index/build-index.js';
import { shortHash } from '../language/short-hash.js';

type Entry = Index['entries'][number];

/** What an id leaves open when a note or heading is renamed: entries by a hash of their text, where it is theirs alone. */
const byText = new WeakMap<Index, ReadonlyMap<string, Entry | undefined>>();

const textsOf = (index: Index): ReadonlyMap<string, Entry | undefined> => {
  const made = byText.get(index);
  if (made) return made;
  const texts = new Map<string, Entry | undefined>();
  for (const entry of index.entries) {
    const text = shortHash(entry.passage.text);
    texts.set(text, texts.has(text) ? undefined : entry);
  }
  byText.set(index, texts);
  return texts;
};

/**
 * How a gap names a passage: by its id, which tells its place, and by its text. So it is found again when its note was
 * renamed or moved, or its heading reworded, also by a process that never saw the old ones.
 */
export const namePassage = (index: Index, id: string): string => {
  const entry = index.byId.get(id);
  return entry ? `${id}.${shortHash(entry.passage.text)}` : id;
};

/** The passage of such a name, or of a bare id as older versions kept; undefined when its words are not there any more. */
export const findPassage = (index: Index, name: string): Entry | undefined => {
  const [id = '', text] = name.split('.');
  return index.byId.get(id) ?? (text === undefined ? undefined : textsOf(index).get(text));
};
