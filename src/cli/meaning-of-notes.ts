import type { Config } from '../config.js';
import type { Index } from '../core/ask/index/build-index.js';
import { encodeNotes } from '../core/ask/index/note-vectors.js';
import { learnPhrasings } from '../core/ask/index/vector-classifier.js';
import type { Meaning } from '../core/ports/meaning.js';
import type { KnowledgeFolder } from '../folder/knowledge-folder.js';
import { giveWay } from '../give-way.js';
import { type MeaningOptions, type OpenedMeaning, openMeaning } from '../meaning/open-meaning.js';
import { modelPlaces } from './meaning-places.js';

export interface MeaningOfNotesOptions extends Pick<MeaningOptions, 'cache' | 'fetch' | 'log'> {
  readonly knowledge: KnowledgeFolder;
}

/** The model of meaning, which reads the notes as soon as it is open, and whatever they become. */
export function meaningOfNotes(config: Config, options: MeaningOfNotesOptions): OpenedMeaning {
  const { knowledge, ...more } = options;
  const read = (index: Index, by: Meaning): void => {
    encodeNotes(index, by);
    void learnPhrasings(index, by, async () => {
      await giveWay();
      return knowledge.current().index === index && meaning.current() === by;
    });
  };
  const meaning = openMeaning({
    ...more,
    setting: config.meaning,
    places: modelPlaces(config.databaseUrl),
    tidy: true,
    onOpen: (opened) => read(knowledge.current().index, opened),
  });
  knowledge.onChange(({ index }) => {
    const opened = meaning.current();
    if (opened) read(index, opened);
  });
  return meaning;
}
