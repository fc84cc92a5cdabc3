import { cloudWords } from './cloud-words.js';
import { everydayIt } from './everyday-it.js';
import { everydayWords } from './everyday-words.js';
import { itWords } from './it-words.js';
import { plainEnglish } from './plain-english.js';
import { plainForFormal } from './plain-for-formal.js';
import { parseSynonyms, type Synonyms } from './synonyms.js';

/** Plain English and IT words that hold in any notes: on for all of them, weaker than their own `synonyms.txt`. */
export const generalSynonyms: Synonyms = [
  ...parseSynonyms('plain-english', plainEnglish).synonyms,
  ...parseSynonyms('it-words', itWords).synonyms,
  ...parseSynonyms('cloud-words', cloudWords).synonyms,
];

/** What everyday words are often about: weaker still. */
export const everydaySynonyms: Synonyms = [
  ...parseSynonyms('everyday-it', everydayIt).synonyms,
  ...parseSynonyms('everyday-words', everydayWords).synonyms,
  ...parseSynonyms('plain-for-formal', plainForFormal).synonyms,
];
