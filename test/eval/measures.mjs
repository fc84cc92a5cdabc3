/** Numbers between 0 and 1 in an order that never changes. */
const dice = (seed) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

const rounds = 1000;

/** The middle 95 % of a measure over questions drawn again and again; wordings of a question are drawn together. */
const interval = (rows, measure) => {
  const byId = new Map();
  for (const row of rows) byId.set(row.id, [...(byId.get(row.id) ?? []), row]);
  const groups = [...byId.values()];
  const draw = dice(7);
  const values = [];
  for (let i = 0; i < rounds; i += 1) {
    const value = measure(groups.flatMap(() => groups[Math.floor(draw() * groups.length)]));
    if (!Number.isNaN(value)) values.push(value);
  }
  values.sort((a, b) => a - b);
  return [values[Math.floor(values.length * 0.025)], values[Math.floor(values.length * 0.975)]];
};

const share = (rows, test) => (rows.length === 0 ? Number.NaN : rows.filter(test).length / rows.length);
const answerable = (rows) => rows.filter((row) => row.wording !== 'refuse');
const refused = (rows) => rows.filter((row) => row.wording === 'refuse');

/** How often a question with an answer gets a higher confidence than one without. */
const auroc = (rows) => {
  const yes = answerable(rows).map((row) => row.confidence);
  const no = refused(rows).map((row) => row.confidence);
  let wins = 0;
  for (const a of yes) for (const b of no) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return wins / (yes.length * no.length);
};

/** How many of those without an answer get one where 95 % of the others do. */
const falseAt95 = (rows) => {
  const sure = answerable(rows)
    .map((row) => row.confidence)
    .sort((a, b) => a - b);
  const least = sure[Math.floor(sure.length * 0.05)];
  return share(refused(rows), (row) => row.confidence >= least);
};

const first = (wording) => ({
  rows: (rows) => rows.filter((row) => row.wording === wording),
  value: (rows) => share(rows, (row) => row.place === 1),
});
const three = (wording) => ({
  rows: (rows) => rows.filter((row) => row.wording === wording),
  value: (rows) => share(rows, (row) => row.place > 0 && row.place < 4),
});

export const measures = {
  'first, clean': first('clean'),
  'first, typo': first('typo'),
  'first, paraphrase': first('paraphrase'),
  'three, clean': three('clean'),
  'three, paraphrase': three('paraphrase'),
  MRR: {
    rows: answerable,
    value: (rows) => rows.reduce((sum, { place }) => sum + (place && 1 / place), 0) / rows.length,
  },
  AUROC: { rows: (rows) => rows, value: auroc },
  'false at 95': { rows: (rows) => rows, value: falseAt95 },
  'own: right': { rows: answerable, value: (rows) => share(rows, (row) => row.answered && row.place === 1) },
  'own: right, clean': {
    rows: first('clean').rows,
    value: (rows) => share(rows, (row) => row.answered && row.place === 1),
  },
  'own: false': { rows: refused, value: (rows) => share(rows, (row) => row.answered) },
};

/** Each measure of the rows with its interval and how many rows it is of. */
export const measure = (rows) =>
  Object.fromEntries(
    Object.entries(measures).map(([name, { rows: pick, value }]) => {
      const picked = pick(rows);
      return [name, { value: value(picked), n: picked.length, interval: interval(picked, value) }];
    }),
  );
