import { parseArgs } from 'node:util';
import { measure, measures } from './measures.mjs';
import { folders, notesOf, placeOf, readQuestions, synonymsOf } from './questions.mjs';
import { systems } from './systems.mjs';

const print = (line) => process.stdout.write(`${line}\n`);

const { values: options } = parseArgs({
  options: {
    half: { type: 'string', default: 'both' },
    only: { type: 'string', default: '' },
    misses: { type: 'boolean', default: false },
  },
});

/** Asks one system all questions, notes by notes. */
const askAll = async (open, rows) => {
  const answered = [];
  for (const name of Object.keys(folders)) {
    const asked = open(await notesOf(folders[name]), synonymsOf(folders[name]));
    for (const row of rows.filter((each) => each.notes === name)) {
      const { passages, answered: given, confidence } = asked(row.question);
      answered.push({ ...row, place: placeOf(row, passages), answered: given, confidence, top: passages[0] });
    }
  }
  return answered;
};

const percent = (share) => (Number.isNaN(share) ? '-' : String(Math.round(share * 100)));
const cell = ({ value, interval: [low, high] }) => `${percent(value)} (${percent(low)}-${percent(high)})`;
const line = (cells) => print(`| ${cells.join(' | ')} |`);

const table = (title, results) => {
  const names = Object.keys(measures);
  print(`\n${title}; in brackets the 95 % interval\n`);
  line(['system', ...names.map((name) => `${name} (n ${results[0][1][name].n})`)]);
  line(['---', ...names.map(() => '---')]);
  for (const [system, measured] of results) line([system, ...names.map((name) => cell(measured[name]))]);
};

const rows = readQuestions();
const chosen = Object.entries(systems).filter(([name]) => name.includes(options.only));
const results = [];
for (const [name, open] of chosen) results.push([name, await askAll(open, rows)]);
for (const half of options.half === 'both' ? ['fit', 'held'] : [options.half]) {
  const title = half === 'fit' ? 'Questions that were tuned with' : 'Questions held out';
  table(
    title,
    results.map(([name, asked]) => [name, measure(asked.filter((row) => row.half === half))]),
  );
}
if (options.misses) {
  for (const row of results.at(-1)[1]) {
    const wrong = row.wording === 'refuse' ? row.answered : row.place !== 1 || !row.answered;
    if (row.half !== 'fit' || !wrong) continue;
    print(
      `${row.id} ${row.wording} place ${row.place} ${row.confidence.toFixed(2)} ${row.question} => ${row.top?.text.slice(0, 90)}`,
    );
  }
}
