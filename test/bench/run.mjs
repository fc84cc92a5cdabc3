import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';

/**
 * `npm run bench -- answers`: each part is a module of its own that prints a Markdown table; without a name all run.
 * `--sizes 1000,10000` and the like go on to the parts.
 */
const parts = {
  answers: './answers.mjs',
  folder: './folder.mjs',
  meaning: './meaning.mjs',
  practice: './practice.mjs',
  quiz: './quiz.mjs',
  reading: './reading.mjs',
  soak: './soak.mjs',
};

const asked = process.argv.slice(2);
const names = asked.filter((word) => word in parts);
const unknown = asked.find((word, i) => !(word in parts) && !word.startsWith('--') && !asked[i - 1]?.startsWith('--'));
if (unknown !== undefined) {
  process.stderr.write(`There is no benchmark "${unknown}": choose from ${Object.keys(parts).join(', ')}.\n`);
  process.exit(2);
}

const commit = () => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'no commit';
  }
};
process.stdout.write(
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}, ${process.platform}, ${commit()}\n`,
);
for (const name of names.length > 0 ? names : Object.keys(parts)) {
  process.stdout.write(`\n## ${name}\n\n`);
  const { run } = await import(parts[name]);
  await run(asked);
}
