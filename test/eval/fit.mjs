import { parseArgs } from 'node:util';
import { foreignSamples } from './foreign-samples.mjs';
import { confidenceOf, fitLogistic } from './logistic.mjs';
import { openNearness } from './meaning.mjs';
import { folders, notesOf, readFacts, readQuestions, synonymsOf } from './questions.mjs';
import { samplesOf } from './samples.mjs';

const print = (line) => process.stdout.write(`${line}\n`);

/** The signs that each of the two weighings listens to; others made neither better on questions held out. */
const listens = {
  forNotes: [
    'covered',
    'unheard',
    'gap',
    'nameless',
    'unnumbered',
    'vague',
    'mute',
    'passing',
    'way',
    'strength',
    'lead',
    'named',
    'breadth',
  ],
  forPhrasings: ['covered', 'unheard', 'gap', 'strength', 'brevity', 'likely', 'ahead'],
};
/** What the thresholds are for: so many false answers at most; so much of what the notes don't answer gets not even choices. */
const aims = { falseAnswers: 0.09, refusedByWords: 0.5, refusedByMeaning: 0.43 };
const parts = 5;
const fewest = 20;
const penalty = 10;

/** Our own questions, whose author knew the notes and the lists of words, count so much beside those of others. */
const ownShare = 0.3;

const { values: options, positionals: files } = parseArgs({
  options: { mirror: { type: 'string' }, model: { type: 'string' } },
  allowPositionals: true,
});
const asked = files.length > 0 ? readQuestions(files) : [...readQuestions(), ...readFacts()];
const rows = asked.filter((row) => row.half === 'fit');
const nearness = await openNearness(options.model);
if (options.model !== undefined) listens.forNotes.push('nearPassage', 'nearSection');
const samples = [];
for (const name of new Set(rows.map((row) => row.notes))) {
  const folder = folders[name] ?? name;
  samples.push(
    ...(await samplesOf(
      await notesOf(folder),
      synonymsOf(folder),
      rows.filter((row) => row.notes === name),
      nearness,
    )),
  );
}
if (options.mirror !== undefined) {
  for (const sample of samples) if (!sample.phrased) sample.weight *= ownShare;
  samples.push(...(await foreignSamples(options.mirror, nearness)));
}
/** A question that has an answer but was led elsewhere teaches neither. */
const taught = samples.filter((sample) => !sample.answered || sample.place === 1);
const kindOf = (sample) => (sample.phrased ? 'forPhrasings' : 'forNotes');
const weigh = (from) =>
  Object.fromEntries(
    Object.entries(listens).map(([kind, names]) => {
      const own = from.filter((sample) => kindOf(sample) === kind);
      return [kind, own.length > 0 ? fitLogistic(own, names, penalty) : undefined];
    }),
  );

/** Confidences by weights that were fitted without the question, or without all that was asked about its repository. */
const partOf = ({ id, repo = id }) =>
  [...repo].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7) % parts;
const judged = Array.from({ length: parts }, (_, part) => {
  const weights = weigh(taught.filter((sample) => partOf(sample) !== part));
  return samples
    .filter((sample) => partOf(sample) === part)
    .map((sample) => ({ ...sample, confidence: confidenceOf(weights[kindOf(sample)], sample.signs) }));
}).flat();

const share = (of, answered, test) => {
  const some = of.filter((sample) => sample.answered === answered);
  return some.filter(test).length / Math.max(1, some.length);
};
const steps = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
/** From where on no more than the aim get a false answer. Where few were asked that must be refused, those left out count. */
const foundOf = (kind) => {
  const own = judged.filter((sample) => kindOf(sample) === kind);
  const asked = own.filter((sample) => sample.weight === 1);
  const few = asked.filter((sample) => !sample.answered).length < fewest;
  const of = few ? own : asked;
  return steps.find((least) => share(of, false, ({ confidence }) => confidence >= least) <= aims.falseAnswers) ?? 0.99;
};
const odds = (confidence) => Math.log(confidence / (1 - confidence));
const founds = Object.fromEntries(Object.keys(listens).map((kind) => [kind, foundOf(kind)]));
/** Half sure is where answers begin, so what was judged by either weighing can be compared. */
const moved = judged
  .filter((sample) => sample.weight === 1)
  .map((sample) => ({
    ...sample,
    confidence: 1 / (1 + Math.exp(odds(founds[kindOf(sample)]) - odds(sample.confidence))),
  }));
const found = 0.5;
const refused = options.model === undefined ? aims.refusedByWords : aims.refusedByMeaning;
const unsure = steps.find((least) => share(moved, false, ({ confidence }) => confidence < least) >= refused);

const rounded = (number) => Math.round(number * 100) / 100;
for (const [kind, weights] of Object.entries(weigh(taught))) {
  if (weights === undefined) continue;
  const cells = Object.entries({ ...weights, base: weights.base - odds(founds[kind]) }).map(
    ([name, weight]) => `${name}: ${rounded(weight)}`,
  );
  print(`const ${kind}: Weights = { ${cells.join(', ')} };`);
}
print(`const found = ${found};\nconst unsure = ${unsure};`);
print(`// ${samples.length} samples of ${rows.length} questions. Judged by weights fitted without the question:`);
print(
  `// answered and right ${rounded(share(moved, true, ({ confidence, place }) => confidence >= found && place === 1))},`,
);
print(`// false answers ${rounded(share(moved, false, ({ confidence }) => confidence >= found))}`);
await nearness.stop();
