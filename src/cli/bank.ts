import type { Config } from '../config.js';
import type { Library } from '../core/ask/index/library.js';
import { type Repeated, repeatedQuestions } from '../core/ask/repeated-questions.js';
import { excerpt } from '../core/chat/excerpt.js';
import { guesses } from '../core/knowledge/guessing.js';
import type { Knowledge } from '../core/knowledge/knowledge.js';
import { isMessage } from '../core/knowledge/message-source.js';
import type { Note, Passage } from '../core/knowledge/note.js';
import { difficultyNames, type Question, questionKinds } from '../core/knowledge/question.js';
import { stubOf } from '../core/knowledge/stubs.js';
import type { QuestionResult } from '../core/quiz/store.js';
import { StudyhallError } from '../errors.js';
import { openStore } from '../store/open-store.js';
import { difficultyLines, judgeDifficulty } from './difficulty.js';
import type { Io } from './io.js';
import { count, problemText } from './lint.js';
import { withMeaning } from './with-meaning.js';

export const questionRow = (question: Question) => ({
  id: question.id,
  file: question.file,
  line: question.line,
  kind: question.kind,
  topic: question.topic,
  difficulty: question.difficulty,
  prompt: question.prompt,
  choices: question.choices.map(({ text, right, why }) => ({ text, right, why })),
  ...(question.kind === 'typed' ? { accepts: question.accepts } : {}),
  explanation: question.explanation,
  source: isMessage(question.source.file) ? question.source.file : `${question.source.file}:${question.source.line}`,
});

const tableOf = (bank: readonly Question[]): string => {
  const levels = [1, 2, 3] as const;
  const counts = (name: string, questions: readonly Question[]): string[] => [
    name,
    ...levels.map((level) => String(questions.filter(({ difficulty }) => difficulty === level).length)),
    String(questions.length),
  ];
  const topics = [...new Set(bank.map(({ topic }) => topic))].sort((a, b) => a.localeCompare(b, 'en'));
  const rows = [
    ['topic', 'easy', 'medium', 'hard', 'all'],
    ...topics.map((topic) =>
      counts(
        topic,
        bank.filter((question) => question.topic === topic),
      ),
    ),
    counts('all', bank),
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  return rows
    .map(([name = '', ...cells]) => [name.padEnd(width), ...cells.map((cell) => cell.padStart(6))].join('  '))
    .join('\n');
};

/** Passages that no question names as its proof, in the order of the notes. */
const unproven = ({ notes, bank }: Pick<Knowledge, 'notes' | 'bank'>): Passage[] => {
  const proven = new Set(bank.map(({ source }) => `${source.file}:${source.line}`));
  return notes.flatMap((note: Note) => note.passages).filter(({ file, line }) => !proven.has(`${file}:${line}`));
};

const printMissing = (knowledge: Knowledge, json: boolean, io: Io): void => {
  const passages = unproven(knowledge);
  if (json) {
    const rows = passages.map(({ file, line, trail, text }) => ({ file, line, heading: trail.at(-1) ?? '', text }));
    io.out(JSON.stringify(rows, null, 2));
  } else for (const { file, line, text } of passages) io.out(`${file}:${line}  ${excerpt(text, 100)}`);
};

/** What `--stub` is about, where it is pasted. */
const fillIn =
  '<!-- Fill in each question and its choices; after “ — ” say why a wrong choice is wrong, and after “>” why the right one is right. Until then, lint lists what is missing and the question isn’t asked. -->';

const printStubs = (knowledge: Knowledge, io: Io): void => {
  const notes = new Map(knowledge.notes.map((note) => [note.file, note]));
  const taken = new Set(knowledge.bank.map(({ id }) => id));
  const passages = unproven(knowledge);
  const stubs = passages.flatMap((passage) => {
    const note = notes.get(passage.file);
    const stub = note && stubOf(note, passage, taken);
    if (stub !== undefined) taken.add(/\{#(.+)\}$/mu.exec(stub)?.[1] ?? '');
    return stub ?? [];
  });
  if (stubs.length > 0) io.out([fillIn, ...stubs].join('\n\n'));
  const left = passages.length - stubs.length;
  if (left > 0) io.err(`${count(left, 'passage')} left out: the same words come earlier below the same heading`);
};

const perCent = (share: number): string => `${(100 * share).toFixed(0)}%`;

const repeatedText = ({ question, first }: Repeated): string =>
  `${question.file}:${question.line} asks the same thing as ${first.file}:${first.line}: “${excerpt(question.prompt)}”`;

/** What a report tells beside what stands in the files. */
export interface Report {
  readonly repeated: readonly Repeated[];
  readonly results: readonly QuestionResult[];
}

/** What the bank is made of, how much of the notes it proves, how far somebody gets who knows nothing, and how people answered. */
const printReport = (knowledge: Knowledge, { repeated, results }: Report, json: boolean, io: Io): void => {
  const { bank, notes } = knowledge;
  const passages = notes.reduce((sum, note) => sum + note.passages.length, 0);
  const proven = passages - unproven(knowledge).length;
  const kinds = Object.fromEntries(
    questionKinds.map((kind) => [kind, bank.filter((question) => question.kind === kind).length]),
  );
  const rules = guesses(bank);
  const judged = judgeDifficulty(bank, results);
  const { levels, mismarked } = judged;
  const answers = difficultyLines(judged);
  if (json) {
    const rows = repeated.map(({ question, first }) => ({ question: question.id, asksTheSameAs: first.id }));
    const difficulty = {
      levels: levels.map((level) => ({ ...level, difficulty: difficultyNames[level.difficulty] })),
      mismarked: mismarked.map(({ question, ...found }) => ({ question: question.id, ...found })),
    };
    const report = { questions: bank.length, kinds, passages, proven, rules, difficulty, repeated: rows };
    io.out(JSON.stringify(report, null, 2));
    return;
  }
  const width = Math.max(...rules.map(({ strategy }) => strategy.length));
  io.out(
    [
      tableOf(bank),
      '',
      `kinds: ${Object.entries(kinds)
        .map(([kind, number]) => `${number} ${kind}`)
        .join(', ')}`,
      `passages with a question: ${proven} of ${passages} (${perCent(proven / (passages || 1))})`,
      '',
      `${'a guesser who picks'.padEnd(width)}  score  chance  questions`,
      ...rules.map(({ strategy, score, chance, questions }) =>
        [
          strategy.padEnd(width),
          perCent(score).padStart(5),
          perCent(chance).padStart(6),
          `${questions}`.padStart(9),
        ].join('  '),
      ),
      ...(answers.length === 0 ? [] : ['', ...answers]),
      ...(repeated.length === 0 ? [] : ['', ...repeated.map(repeatedText)]),
    ].join('\n'),
  );
};

/**
 * Prints the questions as they were understood, or what they leave out, or a report with those that repeat others; 1 when
 * a quiz file has an error.
 */
export const runBank = (
  knowledge: Knowledge,
  options: {
    readonly json?: boolean;
    readonly missing?: boolean;
    /** What is missing as questions to fill in. */
    readonly stub?: boolean;
    readonly report?: Report;
  },
  io: Io,
): number => {
  const { bank } = knowledge;
  const broken = knowledge.problems.filter(({ file, severity }) => severity === 'error' && file.endsWith('.quiz.md'));
  for (const problem of broken) io.err(problemText(problem));
  if (options.report) printReport(knowledge, options.report, options.json ?? false, io);
  else if (options.stub) printStubs(knowledge, io);
  else if (options.missing) printMissing(knowledge, options.json ?? false, io);
  else if (options.json) io.out(JSON.stringify(bank.map(questionRow), null, 2));
  else if (bank.length > 0) io.out(tableOf(bank));
  else io.out('no questions yet: "studyhall bank --missing" lists passages without one');
  return broken.length > 0 ? 1 : 0;
};

/** How questions were answered; nothing where the store can't be read, and then the reason is said. */
const resultsIn = async (databaseUrl: string, io: Io): Promise<readonly QuestionResult[]> => {
  try {
    const store = await openStore(databaseUrl, { now: () => new Date(), mode: 'reader' });
    try {
      return await store.rounds.results();
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof StudyhallError)) throw error;
    io.err(`the report leaves out how channels answered: ${error.message}`);
    return [];
  }
};

/** The report, with what repeats another question; hears meaning as it is set, and fetches nothing. */
export const runBankReport = async (library: Library, config: Config, json: boolean, io: Io): Promise<number> => {
  const results = await resultsIn(config.databaseUrl, io);
  return withMeaning(config, async (opened) => {
    const repeated = await repeatedQuestions(library.index, library.bank, opened.current());
    return runBank(library, { json, report: { repeated, results } }, io);
  });
};
