import { wholeRoom } from '../chat/address.js';
import type { Incoming } from '../chat/incoming.js';
import { type Message, refused } from '../chat/message.js';
import { inPlace, privately, type Reply } from '../chat/reply.js';
import type { ActionFields } from '../commands/actions.js';
import { action } from '../commands/actions.js';
import type { Feature } from '../commands/feature.js';
import { fitting, isAbout, noQuestions } from '../knowledge/fitting.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Question } from '../knowledge/question.js';
import type { Services } from '../ports/services.js';
import { answerForm, typedAnswer } from '../quiz/answer-form.js';
import { grade } from '../quiz/grade.js';
import { noTopic, type Topics } from '../quiz/manual-rounds.js';
import type { Ballot, Snapshot } from '../quiz/round.js';
import { type Solo, showTo } from './alone.js';
import { chosen } from './chosen.js';
import type { Learners } from './learners.js';
import { nextQuestion } from './next-question.js';
import { openNow } from './practice-message.js';
import { type Recall, recallsOf } from './recall.js';
import { goOn, nothingToPractise, questionMessage, resultMessage, summaryMessage } from './series-message.js';
import { defaultCount, mostAtOnce, wantedIn } from './series-words.js';
import type { Answer, PractisedStores, ShownStores } from './store.js';
import { seeded, shownFor, versionOf } from './version.js';

/** A series as its buttons carry it: all else is in the store. */
export type Series = ActionFields<'nextPractised'>;

export interface SeriesFeature
  extends Feature<
    'quiz practice',
    'practise' | 'nextPractised' | 'stopPractised' | 'choosePractised' | 'openPractised' | 'answerPractised'
  > {
  readonly solo: Solo<'choosePractised'>;
}

interface Looked {
  /** What may be asked next. */
  readonly left: readonly Question[];
  readonly recalls: ReadonlyMap<string, Recall>;
  /** What was answered in the series. */
  readonly done: readonly Answer[];
}

const isMissed = (recall: Recall | undefined): boolean => recall?.missed ?? false;

/**
 * Practice for one person alone, a question after the other. Nothing of a series is in memory: what was answered is in
 * the store, by the instant at which the series began, and the buttons carry the rest.
 */
export function createSeries(
  { store, library, adapter, knowledgeUrl: base }: Services<PractisedStores & ShownStores, Knowledge>,
  learners: Learners,
  topics: Topics,
): SeriesFeature {
  const answeredIn = (answers: readonly Answer[], { started }: Series): Answer[] =>
    answers.filter((answer) => answer.started?.getTime() === started);

  /** What a topic has; or why it has nothing. */
  const on = async ({ room }: Incoming, about: string): Promise<readonly Question[] | Message> => {
    const asks = adapter(room.adapter)?.asks ?? new Set();
    const { bank } = library();
    if (bank.length === 0) return refused(noQuestions);
    if (about === '') return fitting(bank, { asks });
    const topic = await topics.quizTopic(about, asks);
    return topic.kind === 'found' ? topic.questions : noTopic(about, topic.near);
  };

  /** What may come next in a series, and what is known of it. */
  const look = async (incoming: Incoming, series: Series): Promise<Looked | Message> => {
    const questions = await on(incoming, series.about);
    if ('summary' in questions) return questions;
    const answers = await learners.answers(incoming.by);
    const open = await learners.open(incoming.room);
    const done = answeredIn(answers, series);
    const taken = new Set(done.map(({ question }) => question));
    const recalls = recallsOf(answers);
    const left = questions.filter(
      ({ id }) => !open.has(id) && !taken.has(id) && (series.only !== 'misses' || isMissed(recalls.get(id))),
    );
    return { left, recalls, done };
  };

  /** The end: what is said from now on is no answer. */
  const summary = async ({ by, room }: Incoming, series: Series, done: readonly Answer[]): Promise<Message> => {
    await store.shown.drop(by, wholeRoom(room));
    return summaryMessage(series, done, library().bank, base);
  };

  const next = async (incoming: Incoming, series: Series, { left, recalls, done }: Looked): Promise<Message> => {
    const until = await learners.endOfToday(incoming.room, incoming.by);
    // The same one if somebody asks twice.
    const picked = nextQuestion(left, recalls, until, seeded(series.started + done.length));
    if (done.length >= series.n || !picked) return summary(incoming, series, done);
    const { question, why } = picked;
    const fields = { ...series, version: versionOf(question) };
    await showTo({ store }, incoming, action.choosePractised(fields));
    return questionMessage(shownFor(question, series.started), { fields, why, done: done.length });
  };

  const start = async (incoming: Incoming, wanted: Omit<Series, 'started'>): Promise<Reply> => {
    const series = { ...wanted, started: (await store.now()).getTime() };
    const looked = await look(incoming, series);
    if ('summary' in looked) return inPlace(incoming, looked);
    const n = Math.min(series.n || defaultCount, mostAtOnce, looked.left.length);
    const message = n === 0 ? nothingToPractise(series) : await next(incoming, { ...series, n }, looked);
    return inPlace(incoming, message);
  };

  /** The question of a button as it was shown, or what stands in its way. */
  const recall = async ({ room }: Incoming, fields: ActionFields<'choosePractised'>): Promise<Snapshot | Message> => {
    const question = library().bank.find((each) => versionOf(each) === fields.version);
    if (!question) return goOn('That question has since changed in the notes.', fields);
    if ((await learners.open(room)).has(question.id)) return goOn(openNow, fields);
    return shownFor(question, fields.started);
  };

  const graded = async (incoming: Incoming, series: Series, found: Snapshot, ballot: Ballot): Promise<Reply> => {
    const { by } = incoming;
    const counted = await store.practised.record({
      person: by,
      question: found.question,
      right: grade(found, ballot),
      started: new Date(series.started),
      at: await store.now(),
    });
    const done = answeredIn(await learners.answers(by), series);
    const end = done.length >= series.n ? await summary(incoming, series, done) : undefined;
    return inPlace(incoming, resultMessage(found, ballot, { series, done, counted, end, base }));
  };

  const goOnWith = async (incoming: Incoming, series: Series, skipped?: string): Promise<Reply> => {
    const looked = await look(incoming, series);
    if ('summary' in looked) return inPlace(incoming, looked);
    const left = looked.left.filter((question) => versionOf(question) !== skipped);
    return inPlace(incoming, await next(incoming, series, { ...looked, left }));
  };

  const stop = async (incoming: Incoming, series: Series): Promise<Reply> =>
    inPlace(incoming, await summary(incoming, series, answeredIn(await learners.answers(incoming.by), series)));

  return {
    solo: {
      async question(incoming, fields) {
        const found = await recall(incoming, fields);
        if ('summary' in found) return found;
        const done = answeredIn(await learners.answers(incoming.by), fields);
        return done.some(({ question }) => question === found.question) ? undefined : found;
      },
      async go(incoming, { version, ...series }, way) {
        if (way === 'back') return undefined;
        return way === 'stop' ? stop(incoming, series) : goOnWith(incoming, series, version);
      },
    },

    commands: {
      async 'quiz practice'(said, rest) {
        const { bank } = library();
        const wanted = wantedIn(rest, (about) => bank.some((each) => isAbout(each, about)));
        return typeof wanted === 'string' ? privately(refused(wanted)) : start(said, { ...wanted, only: '' });
      },
    },

    actions: {
      practise: (pressed, wanted) => start(pressed, wanted),

      nextPractised: (pressed, series) => goOnWith(pressed, series),
      stopPractised: stop,

      async choosePractised(chose, fields) {
        const found = await recall(chose, fields);
        if ('summary' in found) return inPlace(chose, found);
        const ballot = chosen(found, chose.picks);
        return 'summary' in ballot ? privately(ballot) : graded(chose, fields, found, ballot);
      },

      async openPractised(pressed, fields) {
        const found = await recall(pressed, fields);
        return 'summary' in found ? inPlace(pressed, found) : answerForm(action.answerPractised(fields), found);
      },

      async answerPractised(submitted, fields) {
        const found = await recall(submitted, fields);
        if ('summary' in found) return inPlace(submitted, found);
        const text = typedAnswer(submitted);
        return text === ''
          ? privately(refused('The answer was empty. Press the button again.'))
          : graded(submitted, fields, found, { picks: [], text });
      },
    },
  };
}
