import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '../config.js';
import { askWith } from '../core/ask/ask.js';
import type { Index } from '../core/ask/index/build-index.js';
import { encodeNotes } from '../core/ask/index/note-vectors.js';
import { learnPhrasings } from '../core/ask/index/vector-classifier.js';
import type { Answer, Place } from '../core/ask/rank/answer.js';
import { explain } from '../core/ask/rank/explain.js';
import { nearnessOf } from '../core/ask/rank/nearness.js';
import { answerMessage } from '../core/ask/show/answer-message.js';
import { plainText } from '../core/chat/plain-text.js';
import { StudyhallError } from '../errors.js';
import type { CliCall } from './io.js';
import { problemText } from './lint.js';
import { loadNotes } from './load-notes.js';
import { withMeaning } from './with-meaning.js';

/** Milliseconds in which one question has its notes encoded; what is still missing then, words answer alone. */
const encodingWithin = 5_000;

/** One answer on stdout, or with `--jsonl` one JSON answer for each JSON question on stdin. */
export const runAsk = async (
  { values, positionals, env, io }: CliCall,
  input: NodeJS.ReadableStream = process.stdin,
): Promise<number> => {
  const question = positionals.length === 0 ? undefined : positionals.join(' ');
  const many = values.jsonl === true;
  if (many === (question !== undefined)) {
    const what = many ? 'takes its questions from stdin, not from the command line' : 'needs a question';
    throw new StudyhallError('usage', `ask ${what}: try studyhall ask who owns patching`, { exit: 2 });
  }
  const folder = values.notes;
  const config = readConfig(env);
  const { index, problems } = await loadNotes(
    resolve(typeof folder === 'string' ? folder : config.knowledgeDir),
    config.knowledgeFollow,
  );
  for (const problem of problems) if (problem.severity === 'error') io.err(problemText(problem));
  return withMeaning(config, async (opened) => {
    const meaning = opened.current();
    if (meaning) {
      encodeNotes(index, meaning);
      let wanted = true;
      const breathe = () => setImmediate(wanted);
      const ready = meaning.settled().then(() => learnPhrasings(index, meaning, breathe));
      await (many ? ready : Promise.race([ready, sleep(encodingWithin, undefined, { ref: false })]));
      wanted = false;
    }
    const asking = (query: string, limit?: number): Promise<Answer> =>
      askWith(index, meaning, query, { limit, patience: Number.POSITIVE_INFINITY });
    if (many) return answerLines(index, asking, input, io);

    const answer = await asking(question ?? '');
    if (values.json === true) io.out(JSON.stringify(answerObject(index, answer), null, 2));
    else io.out(plainText(answerMessage(index, answer)));
    if (values.explain === true) {
      const near = await nearnessOf(index, meaning, question ?? '');
      (values.json === true ? io.err : io.out)(explain(index, question ?? '', near));
    }
    return 0;
  });
};

const passageRows = (answer: Answer) =>
  answer.matches.map(({ passage, score, also, pointedFrom }) => ({
    source: passage.file,
    line: passage.line,
    heading: passage.trail.join(' > '),
    text: passage.text,
    score: rounded(score),
    /** Where the same stands too. */
    ...(also === undefined ? {} : { also: also.map(placeRow) }),
    /** What was found, and only says that this should be looked at. */
    ...(pointedFrom === undefined ? {} : { pointedFrom: placeRow(pointedFrom) }),
  }));

const placeRow = ({ passage }: Place) => ({ source: passage.file, line: passage.line });

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;

const answerObject = (index: Index, answer: Answer) => ({
  decision: answer.decision,
  answered: answer.decision === 'found',
  confidence: rounded(answer.confidence),
  /** What a person is shown, as plain text. */
  shown: plainText(answerMessage(index, answer)),
  passages: passageRows(answer),
  suggestions: answer.decision === 'found' ? [] : answer.topics.map((topic) => topic.name),
});

const answerLines = async (
  index: Index,
  asking: (query: string, limit: number) => Promise<Answer>,
  input: NodeJS.ReadableStream,
  io: CliCall['io'],
): Promise<number> => {
  for await (const line of createInterface({ input })) {
    if (line.trim() === '') continue;
    const asked = readLine(line);
    if (asked === undefined) {
      const error = 'not a question: write {"id": "1", "question": "…"}';
      io.out(JSON.stringify({ id: null, error, answered: false, passages: [] }));
      continue;
    }
    io.out(JSON.stringify({ id: asked.id, ...answerObject(index, await asking(asked.question, asked.limit)) }));
  }
  return 0;
};

const readLine = (line: string): { id: unknown; question: string; limit: number } | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null) return undefined;
    const { id, question, limit } = value as Record<string, unknown>;
    if (typeof question !== 'string') return undefined;
    return { id, question, limit: typeof limit === 'number' && limit > 0 ? Math.min(Math.floor(limit), 50) : 10 };
  } catch {
    return undefined;
  }
};
