import { sqlitePlace } from '../chaos/place.js';
import { crowd, quantile } from './quiz-crowd.js';

export interface BesideVotes {
  readonly what: string;
  /** Milliseconds to the acknowledgement of a vote, and to an answer. */
  readonly votes: { readonly p50: number; readonly p99: number; readonly errors: number };
  readonly asked: { readonly p50: number; readonly p99: number; readonly n: number };
}

const [votes, seconds, asked] = [10_000, 20, 100];

/** The corpus of this folder, which is no TypeScript. */
interface Corpus {
  readonly notesOf: (size: number) => readonly { readonly path: string; readonly text: string }[];
  readonly queriesOf: (texts: readonly string[], count: number) => readonly string[];
}

/** 500 votes a second and five questions a second through Slack's HTTP mode, by words alone, with meaning, while it encodes. */
export async function* besideVotes(model: string, { notesOf, queriesOf }: Corpus): AsyncGenerator<BesideVotes> {
  for (const [what, passages, meaning, whole] of [
    ['words alone', 1_000, 'off', false],
    ['with meaning, all encoded', 1_000, model, true],
    ['with meaning, while 10,000 passages are encoded', 10_000, model, false],
  ] as const) {
    let [begun, ended] = [false, false];
    const files = notesOf(passages);
    const end = await crowd(sqlitePlace, votes, seconds, {
      files,
      queries: queriesOf(
        files.map(({ text }) => text),
        asked,
      ),
      env: { MEANING: meaning, LOG_LEVEL: 'info' },
      line(line) {
        begun ||= line.includes('encoding the notes');
        ended ||= line.includes('notes encoded');
      },
      begun: () => meaning === 'off' || (whole ? ended : begun),
    });
    if (begun && !whole && ended) throw new Error('all was encoded before the votes were in');
    yield {
      what,
      votes: { p50: end.p50, p99: end.p99, errors: end.errors },
      asked: { p50: quantile(end.asked, 0.5), p99: quantile(end.asked, 0.99), n: end.asked.length },
    };
  }
}
