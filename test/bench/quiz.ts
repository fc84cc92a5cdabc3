import { postgresPlace, sqlitePlace } from '../chaos/place.js';
import { needs } from '../support/needs.js';
import { crowd } from './quiz-crowd.js';
import { rooms } from './quiz-rooms.js';
import { type MakePlace, whereStoresAre } from './quiz-stage.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const row = (...cells: readonly (string | number)[]): void => print(`| ${cells.join(' | ')} |`);
const head = (...cells: readonly string[]): void => {
  row(...cells);
  row(...cells.map(() => '---'));
};
const whole = (value: number): string => value.toFixed(0);
const tenth = (value: number): string => value.toFixed(1);

/** What a workspace may post here, of which Slack only says “several hundred a minute”. */
const limit = { burst: 100, perSecond: 10 };

function stores(): readonly (readonly [string, MakePlace])[] {
  const initdb = needs('postgresql');
  if (initdb === undefined) print('PostgreSQL is not installed: SQLite alone.\n');
  const all: (readonly [string, MakePlace])[] = [['SQLite', sqlitePlace]];
  return initdb === undefined ? all : [...all, ['PostgreSQL', postgresPlace(initdb)]];
}

/** Prints what the quiz carries, through Slack's HTTP mode, on each store; client and stand-in on the same cores. */
export async function quizBench(asked: readonly string[] = []): Promise<void> {
  const wants = (part: string): boolean => asked.length === 0 || asked.includes(part);
  const each = stores();
  print(`Stores in ${whereStoresAre()}\n`);
  const crowds = [
    ['500 a second for 20 s', 10_000, 20, 0],
    ['the same, and one person 200 times a second', 10_000, 20, 200],
    ['10,000 people in a minute', 10_000, 60, 0],
  ] as const;
  if (wants('votes')) {
    head(
      'votes on one question',
      'store',
      'acknowledged p50',
      'p99',
      'slowest',
      'errors',
      'counted',
      'card',
      'API calls',
      'CPU a vote',
      'load',
    );
    for (const [what, votes, seconds, flood] of crowds) {
      for (const [store, make] of each) {
        const end = await crowd(make, votes, seconds, { flood });
        const card = end.right && end.shown === end.stored ? 'right' : `says ${end.shown}`;
        const calls = `${end.calls}: ${end.receipts} receipts, ${end.edits} edits`;
        row(
          what,
          store,
          `${whole(end.p50)} ms`,
          `${whole(end.p99)} ms`,
          `${whole(end.most)} ms`,
          end.errors,
          end.stored,
          card,
          calls,
          `${end.cpu.toFixed(2)} ms`,
          tenth(end.load),
        );
      }
    }
    print('');
  }
  if (wants('rooms')) {
    head(
      '1,000 rooms due in one minute',
      'store',
      'slots claimed',
      'all posted',
      'least possible',
      'doubled',
      'posts',
      'turned away',
    );
    for (const [what, most] of [
      ['no limit', undefined],
      [`${limit.perSecond} posts a second, ${limit.burst} at once`, limit],
    ] as const) {
      for (const [store, make] of each) {
        const end = await rooms(make, 1_000, most);
        row(
          what,
          store,
          `${tenth(end.claimed)} s`,
          `${tenth(end.posted)} s`,
          `${tenth(end.least)} s`,
          end.doubled,
          end.posts,
          end.turnedAway,
        );
      }
    }
  }
}
