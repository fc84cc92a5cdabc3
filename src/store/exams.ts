import type { Person } from '../core/chat/address.js';
import type { Exam, ExamAnswer } from '../core/exam/exam.js';
import type { ExamStore } from '../core/exam/store.js';
import { hereOnly } from './away.js';
import { examsOf } from './erase.js';
import { toJson } from './json.js';
import { enqueue } from './outbox.js';
import { type Arrivals, arrived } from './people.js';
import { record } from './practised.js';
import { spaceColumns } from './rows.js';
import type { Db, ExamRow } from './schema.js';
import { readAside, readExamPicks, readQuestions } from './shapes.js';
import { atomically, consistently } from './transaction.js';

/** Exams of one person that are kept once they are over: each has a copy of its questions. */
const keptOfOne = 10;

const personOf = ({ adapter, space, person }: Pick<ExamRow, 'adapter' | 'space' | 'person'>): Person => ({
  adapter,
  space,
  id: person,
});

const ofPerson = (person: Person) => ({ ...spaceColumns(person), person: person.id });

async function remove(tx: Db, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  await tx.deleteFrom('exam_answer').where('exam', 'in', ids).execute();
  const { numDeletedRows } = await tx.deleteFrom('exam').where('id', 'in', ids).executeTakeFirst();
  return Number(numDeletedRows);
}

async function answersOf(db: Db, id: string): Promise<Map<number, ExamAnswer>> {
  const rows = await db
    .selectFrom('exam_answer')
    .select(['n', 'picks', 'text', 'right'])
    .where('exam', '=', id)
    .orderBy('n')
    .execute();
  return new Map(
    rows.map(({ n, picks, text, right }) => [
      n,
      {
        ballot: { picks: readExamPicks(picks, id, n), ...(text === null ? {} : { text }) },
        right: right === 1,
      },
    ]),
  );
}

async function withAnswers(db: Db, row: ExamRow): Promise<Exam> {
  const { id, began, ends, ended, pass, questions, aside } = row;
  return {
    id,
    person: personOf(row),
    began: new Date(began),
    ends: new Date(ends),
    ...(ended === null ? {} : { ended: new Date(ended) }),
    pass,
    questions: readQuestions(questions, id),
    answers: await answersOf(db, id),
    aside: new Set(aside === null ? [] : readAside(aside, id)),
  };
}

const allExams = (db: Db) => db.selectFrom('exam').selectAll();

/** An exam with its answers as they were at the same instant. */
const one = (db: Db, which: (exams: ReturnType<typeof allExams>) => ReturnType<typeof allExams>) =>
  consistently(db, async (tx) => {
    const row = await which(allExams(tx)).executeTakeFirst();
    return row && withAnswers(tx, row);
  });

/** Whoever ends it waits for this, and this for whoever is ending it: an answer is either counted or told late. */
const lockRunning = (tx: Db, id: string) =>
  tx
    .selectFrom('exam')
    .select(['adapter', 'space', 'ends', 'questions'])
    .where('id', '=', id)
    .where('ended', 'is', null)
    .forUpdate()
    .executeTakeFirst();

const said = ['question', 'picks', 'text', 'right', 'at'] as const;

async function answer(tx: Db, ...[id, n, { ballot, right }, at]: Parameters<ExamStore['answer']>): Promise<boolean> {
  const exam = await lockRunning(tx, id);
  const asked = exam && readQuestions(exam.questions, id)[n];
  if (!exam || !asked || at.getTime() >= exam.ends) return false;
  await tx
    .insertInto('exam_answer')
    .values({
      ...{ adapter: exam.adapter, space: exam.space, exam: id, n, question: asked.question },
      picks: toJson(ballot.picks),
      text: ballot.text ?? null,
      right: right ? 1 : 0,
      at: at.getTime(),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['exam', 'n'])
        .doUpdateSet((row) => Object.fromEntries(said.map((name) => [name, row.ref(`excluded.${name}`)]))),
    )
    .execute();
  return true;
}

/** What was answered counts as practised; what a room was asked meanwhile is nobody's own work. */
async function practise(tx: Db, { id, person, began, aside }: Ended, came: number): Promise<void> {
  const answers = await tx
    .selectFrom('exam_answer')
    .select(['n', 'question', 'right', 'at'])
    .where('exam', '=', id)
    .orderBy('n')
    .execute();
  for (const { n, question, right, at } of answers) {
    if (aside.has(n)) continue;
    await record(tx, { person, question, right: right === 1, started: began, at: new Date(at) }, came);
  }
}

interface Ended extends Pick<Exam, 'id' | 'person' | 'began'> {
  readonly aside: ReadonlySet<number>;
}

async function end(
  tx: Db,
  came: number,
  ...[id, at, aside, resultKey]: Parameters<ExamStore['end']>
): Promise<boolean> {
  const row = await tx
    .updateTable('exam')
    .set({ ended: at.getTime(), aside: toJson([...aside]) })
    .where('id', '=', id)
    .where('ended', 'is', null)
    .returning(['adapter', 'space', 'person', 'began'])
    .executeTakeFirst();
  if (!row) return false;
  const person = personOf(row);
  await practise(tx, { id, person, began: new Date(row.began), aside }, came);
  if (resultKey !== undefined)
    await enqueue(tx, { key: resultKey, to: person, letter: { kind: 'exam', exam: id } }, at);
  return true;
}

export function createExams(db: Db, arrivals: Arrivals): ExamStore {
  return {
    async begin({ id, person, began, ends, pass, questions }) {
      const came = await arrivals(db, began);
      return atomically(db, async (tx) => {
        const begun = await tx
          .insertInto('exam')
          .values({
            ...ofPerson(person),
            id,
            began: began.getTime(),
            ends: ends.getTime(),
            ended: null,
            pass,
            questions: toJson(questions),
            aside: null,
          })
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .executeTakeFirst();
        const older = await examsOf(tx, person)
          .where('ended', 'is not', null)
          .orderBy('began', 'desc')
          .orderBy('id')
          .execute();
        await remove(
          tx,
          older.slice(keptOfOne).map((each) => each.id),
        );
        if (begun) await arrived(tx, person, came);
        return begun !== undefined;
      });
    },

    get: (id) => one(db, (exams) => exams.where('id', '=', id)),

    running: (person) =>
      one(db, (exams) => exams.where((exam) => exam.and(ofPerson(person))).where('ended', 'is', null)),

    last: (person) =>
      one(db, (exams) =>
        exams
          .where((exam) => exam.and(ofPerson(person)))
          .where('ended', 'is not', null)
          .orderBy('began', 'desc')
          .orderBy('id')
          .limit(1),
      ),

    answer: (...given) => atomically(db, (tx) => answer(tx, ...given)),

    async due(now) {
      const rows = await db
        .selectFrom('exam')
        .select(['id', 'adapter', 'space', 'person', 'ends'])
        .where('ended', 'is', null)
        .where('ends', '<=', now.getTime())
        .where(hereOnly('exam'))
        .orderBy('ends')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({ id: row.id, person: personOf(row), ends: new Date(row.ends) }));
    },

    async end(...given) {
      const [, at] = given;
      const came = await arrivals(db, at);
      return atomically(db, (tx) => end(tx, came, ...given));
    },

    forget: (before) =>
      atomically(db, async (tx) => {
        const rows = await tx
          .selectFrom('exam')
          .select('id')
          .where('ended', '<', before.getTime())
          .limit(500)
          .execute();
        return remove(
          tx,
          rows.map(({ id }) => id),
        );
      }),
  };
}
