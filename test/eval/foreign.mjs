import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { answersOf } from './foreign-answers.mjs';
import { exportNotes } from './foreign-notes.mjs';
import { openNearness } from './meaning.mjs';

const print = (line) => process.stdout.write(`${line}\n`);
const own = new URL('foreign/', import.meta.url).pathname;

const { values: options } = parseArgs({
  options: {
    mirror: { type: 'string' },
    gold: { type: 'string', default: own },
    only: { type: 'string', default: '' },
    show: { type: 'boolean', default: false },
    json: { type: 'string' },
    model: { type: 'string' },
  },
});
if (options.mirror === undefined) {
  print('usage: npm run eval:foreign -- --mirror DIR [--gold DIR] [--only a,b] [--model DIR] [--show] [--json FILE]');
  print('DIR holds OWNER+NAME/repo, the bare git repository of every file in test/eval/foreign.');
  process.exit(2);
}

const percent = (part, whole) => (whole === 0 ? '  –' : String(Math.round((100 * part) / whole)).padStart(3));
const count = (rows, test) => rows.filter(test).length;

const ends = ['whole', 'part', 'choice', 'wrong', 'offered', 'refused'];
const line = (name, rows) => {
  const yes = rows.filter((row) => row.answerable);
  const no = rows.filter((row) => !row.answerable);
  const cells = ends.map(
    (end) =>
      `${end} ${percent(
        count(yes, (row) => row.end === end),
        yes.length,
      )}`,
  );
  const refused = ['nothing', 'unsure', 'found'].map((says) =>
    percent(
      count(no, (row) => row.says === says),
      no.length,
    ),
  );
  const placed = [1, 3].map((most) =>
    percent(
      count(yes, ({ place }) => place > 0 && place <= most),
      yes.length,
    ),
  );
  print(
    `${name.padEnd(12)} n ${String(yes.length).padStart(3)} | first ${placed[0]} three ${placed[1]} | ${cells.join(' | ')} || ` +
      `n ${String(no.length).padStart(2)} refused ${refused[0]} offered ${refused[1]} answered ${refused[2]}`,
  );
};

/** Of the answers given with about the same confidence, the share that is in the right place. */
const calibration = (rows) => {
  for (let from = 0; from < 1; from += 0.1) {
    const some = rows.filter(({ confidence }) => confidence >= from && confidence < from + 0.1 + (from > 0.85 ? 1 : 0));
    const right = count(some, ({ place }) => place === 1);
    if (some.length > 0) print(`confidence ${from.toFixed(1)}: n ${some.length}, right ${percent(right, some.length)}`);
  }
};

const names = readdirSync(options.gold)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace(/\.json$/, ''))
  .filter((name) => options.only === '' || options.only.split(',').includes(name));
const all = [];
const nearness = await openNearness(options.model);
for (const name of names) {
  const gold = JSON.parse(readFileSync(`${options.gold}/${name}.json`, 'utf8'));
  const notes = exportNotes(options.mirror, gold);
  const { rows, seconds } = await answersOf(notes, gold.items, nearness);
  line(name, rows);
  print(`${' '.repeat(13)}${seconds.toFixed(1)} s to load`);
  if (options.show) {
    for (const { end, says, id, question, confidence, place, top } of rows) {
      print(`  ${(end ?? says).padEnd(8)} ${confidence.toFixed(2)} place ${place} ${id} ${question} => ${top}`);
    }
  }
  all.push(...rows.map((row) => ({ ...row, notes: name })));
}
print('');
line('all', all);
for (const wording of ['near', 'far'])
  line(
    wording,
    all.filter((row) => !row.answerable || row.wording === wording),
  );
for (const kind of ['list', 'steps', 'definition', 'fact', 'who', 'comparison']) {
  const some = all.filter((row) => row.kind === kind);
  line(kind, some);
  line(
    `  near`,
    some.filter((row) => row.wording === 'near'),
  );
}
const answers = all.filter(({ says }) => says === 'found');
print(
  `markup left in ${percent(
    count(answers, ({ leak }) => leak),
    answers.length,
  ).trim()} % of ${answers.length} answers`,
);
calibration(all);
if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(all, null, 1));
await nearness.stop();
