import { runSoak, type SoakOptions } from './soak-run.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const row = (...cells: readonly (string | number)[]): void => print(`| ${cells.join(' | ')} |`);
const whole = (value: number): string => value.toFixed(0);
const minute = 60_000;

const counts = (of: ReadonlyMap<string | number, number>): string =>
  [...of].map(([what, count]) => `${count} heard ${what}`).join(', ');

/** Prints how 100 votes a second fare beside all that strangers, a crowd, notes and one person can do at once. */
export async function soakBench(minutes: number, shapes: SoakOptions['shapes']): Promise<void> {
  print(`${minutes} minutes:\n`);
  row('minute', 'resident memory of the program');
  row('---', '---');
  const end = await runSoak({
    total: minutes * minute,
    sample: minute,
    shapes,
    sampled: (at, mebibytes) => row((at / minute).toFixed(1), `${whole(mebibytes)} MiB`),
  });
  const { strangers, page, healthy } = end;
  print('');
  row('what', 'outcome');
  row('---', '---');
  row('votes sent', end.sent);
  row('acknowledged', end.acknowledged);
  row('in the store', end.stored);
  row('counted on boards', end.counted);
  row('acknowledged and lost', end.lost);
  row('cards that say something else', end.wrongCards);
  row('acknowledged p50', `${whole(end.p50)} ms`);
  row('p99', `${whole(end.p99)} ms`);
  row('slowest', `${whole(end.most)} ms`);
  row('unsigned strangers with a megabyte', counts(strangers.unsigned));
  row('strangers with endless headers', counts(strangers.headers));
  row('strangers with an endless body', counts(strangers.body));
  row('the slow ones held on for at most', `${(end.held / 1_000).toFixed(1)} s`);
  row('streams at once', `${page.most}; ${page.begun} begun, ${page.refused} times refused`);
  row('long messages on the page', counts(page.said));
  row('hostile notes written', `${end.written}; the folder was read ${end.read} times`);
  row('queries of one person', end.queries);
  row('health', `${healthy.length} of ${end.asked} times well, after ${whole(Math.max(...healthy))} ms at most`);
}
