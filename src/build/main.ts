import { fileURLToPath } from 'node:url';
import { bringAssets } from './assets.js';

/** The end of `npm run build`. */
const problems = bringAssets(fileURLToPath(new URL('../..', import.meta.url)));
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
