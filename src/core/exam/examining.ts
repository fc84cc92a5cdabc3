import type { Person } from '../chat/address.js';
import type { Incoming } from '../chat/incoming.js';
import { type Message, refused } from '../chat/message.js';
import { privately, type Reply } from '../chat/reply.js';
import { action } from '../commands/actions.js';
import type { Beat, Feature } from '../commands/feature.js';
import { planExamEnds } from '../heartbeat/plans/exam-ends.js';
import { noQuestions } from '../knowledge/fitting.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Services } from '../ports/services.js';
import { answerForm, typedAnswer } from '../quiz/answer-form.js';
import { grade } from '../quiz/grade.js';
import type { Ballot, Snapshot } from '../quiz/round.js';
import { snapshotOf } from '../quiz/snapshot.js';
import type { RoundStores } from '../quiz/store.js';
import { type Solo, showTo } from '../study/alone.js';
import { chosen } from '../study/chosen.js';
import type { ShownStores } from '../study/store.js';
import { chooseQuestions } from './choose-questions.js';
import type { Exam } from './exam.js';
import { asideMessage, finishMessage, questionMessage, runningMessage } from './question-message.js';
import { type ExamSize, readSize } from './read-size.js';
import { resultMessage, reviewMessage } from './result-message.js';
import type { ExamStores } from './store.js';

type ExamActions =
  | 'showExam'
  | 'chooseExam'
  | 'openExamAnswer'
  | 'answerExam'
  | 'finishExam'
  | 'endExam'
  | 'examResult'
  | 'reviewExam';

export interface Examining extends Feature<'quiz exam', ExamActions> {
  readonly solo: Solo<'chooseExam'>;
  readonly beat: Beat;
  /** What an exam came to; undefined while it is running, and once it is forgotten. */
  result(id: string): Promise<Message | undefined>;
}

/** Who takes it, and where. */
type From = Pick<Incoming, 'by' | 'room'>;

const minute = 60_000;

const gone: Reply = privately(refused('That exam isn’t here any more. “/quiz exam” starts a new one.'));
const asksForResult = /^(?:(?:my|the|last) )*(?:results?|score|review)$/i;
const tooLate = 'Time was up before that answer came in, so it doesn’t count.';
const isOver = 'This exam is over. Here’s how it went.';

/** In the place of the message that was used, which its person alone sees. */
const instead = (message: Message): Reply => ({ kind: 'say', replace: message });

/** A person's mock exam: every answer is kept before it is shown, and nothing is graded aloud before the end. */
export function createExamining({
  store,
  library,
  adapter,
  adapters,
  random,
  newId,
  knowledgeUrl: base,
  log,
}: Services<RoundStores & ExamStores & ShownStores, Knowledge>): Examining {
  /** What is being asked where somebody plays, or was at any time since then; who talks to the bot alone plays anywhere. */
  const asked = ({ adapter: name, space }: Person, since?: Date): Promise<ReadonlySet<string>> =>
    store.rounds.openQuestions(name, space === adapter(name)?.direct ? undefined : space, since);

  /** The exam, where it is theirs; in direct messages somebody may be of no space. */
  const own = async (id: string, by: Person): Promise<Exam | undefined> => {
    const exam = await store.exams.get(id);
    const theirs =
      exam?.person.adapter === by.adapter &&
      exam.person.id === by.id &&
      (exam.person.space === by.space || by.space === adapter(by.adapter)?.direct);
    return theirs ? exam : undefined;
  };

  /** What is said there from now on may be its answer. */
  const shownTo = (from: From, exam: Pick<Exam, 'id'>, n: number): Promise<void> =>
    showTo({ store }, from, action.chooseExam({ exam: exam.id, n }));

  const begin = async (from: From, size: ExamSize): Promise<Message> => {
    const { by } = from;
    const began = await store.now();
    const open = await asked(by);
    const asks = adapter(by.adapter)?.asks;
    const { bank } = library();
    const free = bank.filter(({ id, kind }) => asks?.has(kind) && !open.has(id));
    const questions = chooseQuestions(free, size.questions, random).map((each) => snapshotOf(each, random));
    if (questions.length === 0) {
      return refused(
        bank.length === 0 ? noQuestions : 'I have no questions for an exam right now. Try again in a while.',
      );
    }
    const ends = new Date(began.getTime() + size.minutes * minute);
    const exam = { id: newId(), person: by, began, ends, pass: size.pass, questions };
    const begun = await store.exams.begin(exam);
    const other = begun ? undefined : await store.exams.running(by);
    if (other) return runningMessage(other);
    await shownTo(from, exam, 0);
    return questionMessage({ ...exam, answers: new Map(), aside: new Set() }, 0, size.questions);
  };

  /** Ends it at that instant, once; with `told` its person is sent the result. The exam as it ended. */
  const end = async (exam: Exam, at: Date, told: boolean): Promise<Exam> => {
    const meanwhile = await asked(exam.person, exam.began);
    const aside = exam.questions.flatMap(({ question }, n) => (meanwhile.has(question) ? [n] : []));
    const ended = await store.exams.end(exam.id, at, new Set(aside), told ? `exam:${exam.id}` : undefined);
    if (ended) log.info({ exam: exam.id, adapter: exam.person.adapter }, 'exam ended');
    return (await store.exams.get(exam.id)) ?? exam;
  };

  /** The exam as it is by now: its time may be over though nobody has noticed. */
  const current = async (exam: Exam): Promise<Exam> =>
    exam.ended === undefined && exam.ends <= (await store.now()) ? end(exam, exam.ends, false) : exam;

  /** The exam, where it is theirs and still running. */
  const still = async (id: string, by: Person): Promise<Exam | undefined> => {
    const found = await own(id, by);
    const exam = found && (await current(found));
    return exam?.ended === undefined ? exam : undefined;
  };

  /** Whether its question is being asked, or was at any time since the exam began. */
  const isOpen = async ({ person, began }: Exam, { question }: Snapshot): Promise<boolean> =>
    (await asked(person, began)).has(question);

  /** Does what was asked for while the exam is running; afterwards there is its result, with these words before it. */
  const running =
    <Used extends From, Fields extends { readonly exam: string }>(
      work: (exam: Exam, fields: Fields, incoming: Used) => Promise<Reply>,
      late: string = isOver,
    ) =>
    async (incoming: Used, fields: Fields): Promise<Reply> => {
      const found = await own(fields.exam, incoming.by);
      if (!found) return gone;
      const exam = await current(found);
      return exam.ended === undefined ? work(exam, fields, incoming) : instead(resultMessage(exam, late));
    };

  const show = async (exam: Exam, n: number): Promise<Message> => {
    const snapshot = exam.questions[n];
    return snapshot && (await isOpen(exam, snapshot)) ? asideMessage(exam, n) : questionMessage(exam, n);
  };

  const showing = async (exam: Exam, { n }: { readonly n: number }, from: From): Promise<Reply> => {
    await shownTo(from, exam, n);
    return instead(await show(exam, n));
  };

  const keep = async (exam: Exam, n: number, ballot: Ballot): Promise<Reply> => {
    const snapshot = exam.questions[n];
    if (!snapshot) return gone;
    if (await isOpen(exam, snapshot)) return instead(asideMessage(exam, n));
    const answer = { ballot, right: grade(snapshot, ballot) };
    if (await store.exams.answer(exam.id, n, answer, await store.now())) {
      return instead(questionMessage({ ...exam, answers: new Map([...exam.answers, [n, answer]]) }, n));
    }
    const now = await own(exam.id, exam.person);
    return now ? instead(resultMessage(await current(now), tooLate)) : gone;
  };

  const result = async (id: string): Promise<Message | undefined> => {
    const exam = await store.exams.get(id);
    return exam?.ended === undefined ? undefined : resultMessage(exam);
  };

  const lastResult = async (by: Person): Promise<Message> => {
    const exam = await store.exams.last(by);
    return exam ? resultMessage(exam) : refused('You haven’t taken an exam here lately. “/quiz exam” starts one.');
  };

  return {
    solo: {
      async question({ by }, { exam: id, n }) {
        const exam = await still(id, by);
        const snapshot = exam?.questions[n];
        return snapshot && (await isOpen(exam, snapshot)) ? asideMessage(exam, n) : snapshot;
      },
      async go(from, { exam: id, n }, way) {
        const exam = await still(id, from.by);
        if (!exam) return undefined;
        const to = way === 'back' ? n - 1 : n + 1;
        if (way === 'stop' || to >= exam.questions.length) return instead(finishMessage(exam));
        return showing(exam, { n: Math.max(0, to) }, from);
      },
    },

    commands: {
      async 'quiz exam'({ by, room }, rest) {
        const found = await store.exams.running(by);
        const exam = found && (await current(found));
        if (exam?.ended) return privately(resultMessage(exam, 'Time ran out on the exam you were taking.'));
        if (exam) return privately(runningMessage(exam));
        if (asksForResult.test(rest)) return privately(await lastResult(by));
        const size = readSize(rest);
        return privately(typeof size === 'string' ? refused(size) : await begin({ by, room }, size));
      },
    },

    actions: {
      showExam: running((exam, fields: { readonly exam: string; readonly n: number }, from) =>
        showing(exam, fields, from),
      ),

      chooseExam: running(async (exam, { n }, { picks }) => {
        const snapshot = exam.questions[n];
        if (!snapshot || snapshot.kind === 'typed') return gone;
        const ballot = chosen(snapshot, picks);
        return 'summary' in ballot ? privately(ballot) : keep(exam, n, ballot);
      }, tooLate),

      openExamAnswer: running(async (exam, { n }) => {
        const snapshot = exam.questions[n];
        if (snapshot?.kind !== 'typed') return gone;
        const id = action.answerExam({ exam: exam.id, n });
        return answerForm(id, snapshot, exam.answers.get(n)?.ballot.text);
      }),

      answerExam: running(async (exam, { n }, submitted) => {
        if (exam.questions[n]?.kind !== 'typed') return gone;
        const text = typedAnswer(submitted);
        return text === ''
          ? privately(refused('Not counted: the answer was empty. Press the button again.'))
          : keep(exam, n, { picks: [], text });
      }, tooLate),

      finishExam: running(async (exam) => instead(finishMessage(exam))),

      endExam: running(async (exam) => instead(resultMessage(await end(exam, await store.now(), false)))),

      async examResult({ by }, { exam: id }) {
        const exam = await own(id, by);
        return exam?.ended === undefined ? gone : instead(resultMessage(exam));
      },

      async reviewExam({ by }, { exam: id, n }) {
        const exam = await own(id, by);
        if (exam?.ended === undefined) return gone;
        return instead(reviewMessage(exam, { at: n, open: await asked(exam.person), base }));
      },
    },

    beat: {
      failed: 'exams whose time is over could not be ended',
      async beat(now) {
        for (const { id, at } of planExamEnds(now, await store.exams.due(now), new Set(adapters()))) {
          try {
            const exam = await store.exams.get(id);
            if (exam) await end(exam, at, true);
          } catch (error) {
            log.error({ err: error, exam: id }, 'an exam could not be ended');
          }
        }
      },
    },

    result,
  };
}
