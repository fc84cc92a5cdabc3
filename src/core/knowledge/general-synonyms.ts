import { cloudWords } from './cloud-words.js';
import { itWords } from './it-words.js';
import { plainEnglish } from './plain-english.js';
import { parseSynonyms, type Synonyms } from './synonyms.js';

/** Plain English and IT words that hold in any notes: always on, weaker than the notes' own `synonyms.txt`. */
export const generalSynonyms: Synonyms = [
  ...parseSynonyms('plain-english', plainEnglish).synonyms,
  ...parseSynonyms('it-words', itWords).synonyms,
  ...parseSynonyms('cloud-words', cloudWords).synonyms,
];
