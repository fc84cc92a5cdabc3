/** Scales by the spread of each sign, so that the penalty treats them alike. */
const spreadOf = (values) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return spread < 1e-6 ? 0 : spread;
};

/** Solves `matrix * x = vector` by elimination; the matrix is symmetric and positive. */
const solve = (matrix, vector) => {
  const rows = matrix.map((row, i) => [...row, vector[i]]);
  for (let i = 0; i < rows.length; i += 1) {
    for (let j = i + 1; j < rows.length; j += 1) {
      const share = rows[j][i] / rows[i][i];
      for (let k = i; k <= rows.length; k += 1) rows[j][k] -= share * rows[i][k];
    }
  }
  const x = new Array(rows.length).fill(0);
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    let rest = rows[i][rows.length];
    for (let k = i + 1; k < rows.length; k += 1) rest -= rows[i][k] * x[k];
    x[i] = rest / rows[i][i];
  }
  return x;
};

const logistic = (sum) => 1 / (1 + Math.exp(-sum));

/**
 * Logistic regression with a ridge penalty by Newton's method: the weights of the named signs and a base. `samples`
 * have signs, answered and weight; both classes together weigh the same.
 */
export const fitLogistic = (samples, names, penalty) => {
  const spreads = names.map((name) => spreadOf(samples.map(({ signs }) => signs[name])));
  const rows = samples.map(({ signs }) => [1, ...names.map((name, i) => (spreads[i] ? signs[name] / spreads[i] : 0))]);
  const total = (answered) => samples.reduce((sum, each) => sum + (each.answered === answered ? each.weight : 0), 0);
  const shares = samples.map((each) => (each.weight * samples.length) / (2 * total(each.answered)));
  const size = names.length + 1;
  let weights = new Array(size).fill(0);
  for (let round = 0; round < 30; round += 1) {
    const slope = weights.map((weight, i) => (i === 0 ? 0 : -penalty * weight));
    const bend = weights.map((_, i) => weights.map((_, j) => (i === j ? (i === 0 ? 1e-6 : penalty) : 0)));
    for (const [s, row] of rows.entries()) {
      const p = logistic(row.reduce((sum, value, i) => sum + value * weights[i], 0));
      const miss = shares[s] * ((samples[s].answered ? 1 : 0) - p);
      const sway = shares[s] * p * (1 - p);
      for (let i = 0; i < size; i += 1) {
        slope[i] += miss * row[i];
        for (let j = 0; j < size; j += 1) bend[i][j] += sway * row[i] * row[j];
      }
    }
    const step = solve(bend, slope);
    weights = weights.map((weight, i) => weight + step[i]);
    if (step.every((each) => Math.abs(each) < 1e-6)) break;
  }
  const [base, ...scaled] = weights;
  return { base, ...Object.fromEntries(names.map((name, i) => [name, spreads[i] ? scaled[i] / spreads[i] : 0])) };
};

export const confidenceOf = ({ base, ...weights }, signs) =>
  logistic(Object.entries(weights).reduce((sum, [name, weight]) => sum + weight * signs[name], base));
