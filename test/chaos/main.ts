import { parseArgs } from 'node:util';
import { needs } from '../support/needs.js';
import { postgresPlace, sqlitePlace } from './place.js';
import { type ChaosOptions, runChaos } from './run-chaos.js';
import { table } from './table.js';

const usage = `npm run chaos -- [--store sqlite|postgres] [--kills 300] [--seed N] [--real] [--away SECONDS]
  --store   which stores; both when it is not given
  --kills   how often the program is killed, on each store
  --seed    repeats the choices of an earlier run (not its timing)
  --real    the program's own waits stay as long as they are
  --away    how long PostgreSQL is away in the middle, 30 by default`;

const { values } = parseArgs({
  options: {
    store: { type: 'string' },
    kills: { type: 'string', default: '300' },
    seed: { type: 'string' },
    real: { type: 'boolean', default: false },
    away: { type: 'string', default: '30' },
    help: { type: 'boolean', default: false },
  },
});
const print = (line: string): void => void process.stdout.write(`${line}\n`);

function placeOf(store: string): Pick<ChaosOptions, 'place' | 'replicas' | 'away'> | undefined {
  if (store === 'sqlite') return { place: sqlitePlace, replicas: 1 };
  const initdb = store === 'postgres' ? needs('postgresql') : undefined;
  if (initdb !== undefined) return { place: postgresPlace(initdb), replicas: 2, away: Number(values.away) * 1_000 };
  print(store === 'postgres' ? 'PostgreSQL is not installed: apt-get install postgresql' : usage);
  return undefined;
}

async function main(): Promise<number> {
  if (values.help) {
    print(usage);
    return 0;
  }
  const seed = values.seed === undefined ? Math.floor(Math.random() * 1e9) : Number(values.seed);
  const stores = values.store === undefined ? ['sqlite', 'postgres'] : [values.store];
  let wrong = 0;
  for (const store of stores) {
    const place = placeOf(store);
    if (!place) return 2;
    print(`chaos on ${store}, seed ${seed}`);
    const report = await runChaos({
      root: process.cwd(),
      seed,
      kills: Number(values.kills),
      lives: 60,
      rooms: { slack: 16, discord: 12 },
      people: 4,
      every: values.real ? 60 : 30,
      quick: !values.real,
      settle: 150_000,
      say: print,
      ...place,
    });
    print(table(report));
    wrong += report.wrongs.length;
    for (const each of report.wrongs.slice(0, 40)) print(`  ${each}`);
    if (report.wrongs.length > 0)
      print(`again: npm run chaos -- --store ${store} --kills ${values.kills} --seed ${seed}`);
  }
  return wrong === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
process.exitCode = await main();
