import type { Person, Room } from '../chat/address.js';
import type { Incoming } from '../chat/incoming.js';
import { listOf, type Message, refused, type Spans } from '../chat/message.js';
import { inPlace, privately, type Reply } from '../chat/reply.js';
import { action } from '../commands/actions.js';
import type { Beat, Feature } from '../commands/feature.js';
import { isAbout } from '../knowledge/fitting.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Note } from '../knowledge/note.js';
import { parseQuiz } from '../knowledge/parse-quiz.js';
import type { Problem } from '../knowledge/problem.js';
import type { Question } from '../knowledge/question.js';
import { slugOf } from '../knowledge/slug.js';
import { inTurns } from '../knowledge/steps.js';
import type { Services } from '../ports/services.js';
import { type DraftFields, draftForm, draftMessage, noDrafts, readDraftForm, versionOf } from './draft-card.js';
import { type Draft, draftSteps, unproven } from './rules/drafts.js';
import { front } from './rules/english.js';
import { writeQuestion } from './rules/write-quiz.js';
import type { DraftStores } from './store.js';

/** An id has no room for more of a topic. */
const longestTopic = 20;
/** Other processes may have approved something. */
const everyMinute = 60_000;
/** What is approved where the notes folder can't be written. */
const keptFile = 'drafts/approved-in-chat.quiz.md';

export interface Drafting
  extends Feature<'quiz drafts', 'openDrafts' | 'useDraft' | 'editDraft' | 'saveDraft' | 'rejectDraft' | 'skipDraft'> {
  readonly beat: Beat;
}

/** Puts drafts before managers one by one, and keeps what they approve. */
export function createDrafting({
  store,
  library,
  shelf,
  breathe,
  knowledgeUrl: base,
}: Services<DraftStores, Knowledge>): Drafting {
  let made: { readonly notes: readonly Note[]; readonly drafts: Promise<readonly Draft[]> } | undefined;
  let shelved = '';
  let looked = Number.NEGATIVE_INFINITY;

  /** All drafts of the notes as they are now, made once. */
  const all = (notes: readonly Note[]): Promise<readonly Draft[]> => {
    const same = made?.notes.length === notes.length && made.notes.every((note, i) => note === notes[i]);
    if (made === undefined || !same) made = { notes, drafts: inTurns(draftSteps(notes), breathe) };
    return made.drafts;
  };

  /** Those that nobody has decided on in that space. */
  const open = async ({ adapter, space }: Room, about: string): Promise<Question[]> => {
    const { notes, bank } = library();
    const [drafts, judged] = await Promise.all([all(notes), store.drafts.judged(adapter, space)]);
    return unproven(drafts, bank)
      .map(({ question }) => question)
      .filter((question) => !judged.has(question.id) && (about === '' || isAbout(question, about)));
  };

  /** The next draft, after one of them if that is still there. */
  const next = async (room: Room, about: string, done?: Spans, after?: string): Promise<Message> => {
    const drafts = await open(room, about);
    const at = drafts.findIndex(({ id }) => id === after);
    const question = drafts[(at + 1) % (drafts.length || 1)];
    if (question) return draftMessage({ question, about, left: drafts.length, base, ...(done ? { done } : {}) });
    const { blocks, ...rest } = noDrafts(about);
    return { ...rest, blocks: [...(done ? [{ kind: 'note' as const, spans: done }] : []), ...blocks] };
  };

  const answer = async (incoming: Incoming, about: string, done?: Spans, after?: string): Promise<Reply> => {
    const message = await next(incoming.room, about, done, after);
    return inPlace(incoming, message);
  };

  /** The draft that a button was for; undefined when it was decided on, or the notes have changed it. */
  const find = async (room: Room, { question: id, version }: DraftFields): Promise<Question | undefined> => {
    const drafts = await open(room, '');
    return drafts.find((question) => question.id === id && versionOf(question) === version);
  };

  const shelveKept = async (): Promise<void> => {
    const kept = await store.drafts.kept();
    const text = kept.map((each) => each.text).join('\n');
    if (text === shelved) return;
    await shelf.use(text === '' ? [] : [{ path: keptFile, text }]);
    shelved = text;
  };

  /** Keeps a question for good; where it is now, or undefined when somebody else was first. */
  const keep = async (question: Question, by: Person, name: string): Promise<string | undefined> => {
    const at = await store.now();
    const remark = `Drafted from the notes; approved by ${name} on ${at.toISOString().slice(0, 10)}.`;
    const text = writeQuestion(question, remark);
    if (!(await store.drafts.judge({ question: question.id, by, verdict: 'used', text }, at))) return undefined;
    const file = `drafts/${slugOf(question.source.file.replace(/\.\w+$/u, '').replaceAll('/', '-'))}.quiz.md`;
    if (await shelf.write(file, text)) {
      await store.drafts.filed(question.id, by);
      return file;
    }
    await shelveKept();
    return 'the store, because I can’t write to the notes folder';
  };

  const use = async (incoming: Incoming, question: Question, about: string): Promise<Reply> => {
    const { by } = incoming;
    const name = ('name' in incoming ? incoming.name : undefined) ?? by.id;
    const place = await keep(question, by, name);
    return answer(incoming, about, [place === undefined ? meanwhile : `Saved in ${place}.`]);
  };

  return {
    commands: {
      'quiz drafts': async (incoming, rest) => answer(incoming, topicOf(rest)),
    },

    actions: {
      openDrafts: (incoming, { about }) => answer(incoming, about),

      async useDraft(incoming, fields) {
        const question = await find(incoming.room, fields);
        return question ? use(incoming, question, fields.about) : answer(incoming, fields.about, [meanwhile]);
      },

      async editDraft(incoming, fields) {
        const question = await find(incoming.room, fields);
        return question
          ? { kind: 'form', form: draftForm(question, fields) }
          : answer(incoming, fields.about, [meanwhile]);
      },

      async saveDraft(incoming, fields) {
        const question = await find(incoming.room, fields);
        if (!question) return answer(incoming, fields.about, [meanwhile]);
        const edited = readDraftForm(question, incoming.fields);
        const problems = problemsOf(edited, library().notes);
        return problems.length > 0 ? privately(notSaved(problems, fields)) : use(incoming, edited, fields.about);
      },

      async rejectDraft(incoming, { question, about }) {
        await store.drafts.judge({ question, by: incoming.by, verdict: 'unfit' }, await store.now());
        return answer(incoming, about, ['I won’t suggest that one again.']);
      },

      skipDraft: (incoming, { question, about }) => answer(incoming, about, undefined, question),
    },

    beat: {
      failed: 'approved questions could not be read from the store',
      async beat(now) {
        if (now.getTime() - looked < everyMinute) return;
        looked = now.getTime();
        await shelveKept();
      },
    },
  };
}

const meanwhile = 'Somebody has already decided on that draft, or its note has changed. Here’s the next one.';

/** Whole words of it: fewer of them are about more notes. */
const topicOf = (rest: string): string =>
  front(
    slugOf(rest.replace(/^about\s+/iu, ''))
      .replace(/[-_]+/gu, ' ')
      .trim(),
    longestTopic,
  );

/** What the linter has to say about a question that was edited. */
const problemsOf = (question: Question, notes: readonly Note[]): readonly Problem[] => {
  const { problems } = parseQuiz('edited.quiz.md', writeQuestion(question), notes);
  return problems.filter(({ rule }) => rule !== 'no-reason');
};

const notSaved = (problems: readonly Problem[], fields: DraftFields): Message => ({
  ...refused('That question can’t be used yet.'),
  blocks: [
    { kind: 'text', spans: ['That question can’t be used yet.'] },
    listOf(problems.map(({ message, hint }) => [`${message}: ${hint}`])),
    { kind: 'buttons', buttons: [{ id: action.editDraft(fields), label: 'Edit again' }] },
  ],
});
