import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSynonyms } from '../../dist/core/knowledge/synonyms.js';
import { loadKnowledge } from '../../dist/folder/knowledge-folder.js';
import { readWords } from '../../dist/folder/read-words.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The folders that the questions are about. */
export const folders = {
  knowledge: here('../../knowledge'),
  handbook: here('notes/handbook'),
  library: here('notes/library'),
};

const linesOf = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));

/** Odd numbers are for fitting and tuning, even ones are held out. */
const halfOf = (id) => (Number(/\d+$/.exec(id)?.[0]) % 2 === 1 ? 'fit' : 'held');

const wordings = ['clean', 'typo', 'paraphrase'];

/** One row a wording: `says` or `heading` is what the right passage holds; with neither it must be refused. */
const rowsOf = ({ id, notes, says, heading, question, kind, ...worded }) =>
  question === undefined
    ? wordings.map((wording) => ({ id, notes, half: halfOf(id), wording, question: worded[wording], says, heading }))
    : [{ id, notes, half: halfOf(id), wording: 'refuse', kind, question }];

export const readQuestions = (files = [here('questions.jsonl'), here('refusals.jsonl')]) =>
  files.flatMap(linesOf).flatMap(rowsOf);

/** The facts of the scenario tests, which are all answered: for fitting only. */
export const readFacts = () => {
  const source = readFileSync(here('../support/facts.ts'), 'utf8');
  const found = source.matchAll(/ask: (['"])(.*?)\1,\s+expects: \[(['"])(.*?)\3/gu);
  return [...found].map(([, , question, , says], i) => ({
    id: `f${i}`,
    notes: 'knowledge',
    half: 'fit',
    wording: 'fact',
    question,
    says,
  }));
};

export const isAnswerable = ({ says, heading }) => says !== undefined || heading !== undefined;

/** Whether a passage is what was wanted. */
export const isRight = ({ says, heading }, { text, trail }) =>
  (says === undefined || text.toLowerCase().includes(says.toLowerCase())) &&
  (heading === undefined || trail.at(-1) === heading);

/** The place of the right passage, 0 when it is not among ten. Where a heading is wanted, each heading counts once. */
export const placeOf = (row, passages) => {
  const seen = new Set();
  let place = 0;
  for (const passage of passages) {
    if (row.heading !== undefined) {
      const key = passage.trail.join(' > ');
      if (seen.has(key)) continue;
      seen.add(key);
    }
    place += 1;
    if (place > 10) break;
    if (isRight(row, passage)) return place;
  }
  return 0;
};

/** The words that the program brings along. */
export const generalWords = await readWords();

export const notesOf = async (folder) => (await loadKnowledge(folder, generalWords)).notes;

/** The synonyms that a folder brings along. */
export const synonymsOf = (folder) => {
  const file = `${folder}/synonyms.txt`;
  return existsSync(file) ? parseSynonyms('synonyms.txt', readFileSync(file, 'utf8')).synonyms : [];
};
