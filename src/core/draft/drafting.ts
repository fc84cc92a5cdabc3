import { type Room, wholeRoom } from '../chat/address.js';
import type { Incoming } from '../chat/incoming.js';
import type { Message, Spans } from '../chat/message.js';
import { type Form, inPlace, privately, type Reply } from '../chat/reply.js';
import { action } from '../commands/actions.js';
import type { Beat, Feature } from '../commands/feature.js';
import { isAbout } from '../knowledge/fitting.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Note } from '../knowledge/note.js';
import { parseQuiz } from '../knowledge/parse-quiz.js';
import type { Question } from '../knowledge/question.js';
import { slugOf } from '../knowledge/slug.js';
import { inTurns } from '../knowledge/steps.js';
import type { Services } from '../ports/services.js';
import { type DraftFields, draftForm, draftMessage, noDrafts, readDraftForm, versionOf } from './draft-card.js';
import type { Keeping, Place } from './keeping.js';
import { notYet, problemsOf } from './not-yet.js';
import { clipOf, clippedQuestion, questionForm } from './question-form.js';
import { type Draft, draftSteps, unproven } from './rules/drafts.js';
import { front } from './rules/english.js';
import { writeQuestion } from './rules/write-quiz.js';
import type { DraftStores } from './store.js';

/** An id has no room for more of a topic. */
const longestTopic = 20;
/** Other processes may have approved something. */
const everyMinute = 60_000;

export interface Drafting
  extends Feature<'quiz drafts', 'openDrafts' | 'useDraft' | 'editDraft' | 'saveDraft' | 'rejectDraft' | 'skipDraft'> {
  readonly beat: Beat;
  /** Shows one draft to decide on; the others come after it. */
  show(incoming: Incoming, question: Question): Promise<Reply>;
}

/** Puts drafts before managers one by one, those made of messages first. */
export function createDrafting(
  { store, library, breathe, knowledgeUrl: base }: Services<DraftStores, Knowledge>,
  keeping: Pick<Keeping, 'question' | 'shelve'>,
): Drafting {
  let made: { readonly notes: readonly Note[]; readonly drafts: Promise<readonly Draft[]> } | undefined;
  let looked = Number.NEGATIVE_INFINITY;

  /** All drafts of the notes as they are now, made once. */
  const all = (notes: readonly Note[]): Promise<readonly Draft[]> => {
    const same = made?.notes.length === notes.length && made.notes.every((note, i) => note === notes[i]);
    if (made === undefined || !same) made = { notes, drafts: inTurns(draftSteps(notes), breathe) };
    return made.drafts;
  };

  /** Those that nobody has decided on: of messages in that room, of the notes in that space. */
  const open = async (room: Room, about: string): Promise<Question[]> => {
    const { notes, bank } = library();
    const [drafts, judged, clips] = await Promise.all([
      all(notes),
      store.drafts.judged(room.adapter, room.space),
      store.clips.questions(wholeRoom(room)),
    ]);
    const made = clips.flatMap((clip) => clippedQuestion(clip) ?? []);
    return [...made, ...unproven(drafts, bank).map(({ question }) => question)].filter(
      (question) => !judged.has(question.id) && (about === '' || isAbout(question, about)),
    );
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

  /** What was made of a message has been decided on. */
  const drop = async (room: Room, question: string): Promise<void> => {
    const clip = clipOf(question);
    if (clip !== undefined) await store.clips.drop(wholeRoom(room), clip);
  };

  /** The form of a draft: one made of a message comes back as a draft, one of the notes is used. */
  const formOf = async (room: Room, question: Question, fields: DraftFields): Promise<Form | undefined> => {
    const made = clipOf(question.id);
    if (made === undefined) return draftForm(question, fields);
    const clip = await store.clips.of(wholeRoom(room), made);
    return clip && questionForm(clip);
  };

  const use = async (incoming: Incoming, question: Question, about: string): Promise<Reply> => {
    const place = await keeping.question(question, incoming);
    await drop(incoming.room, question.id);
    return answer(incoming, about, [savedIn(place)]);
  };

  return {
    async show(incoming, question) {
      const { length } = await open(incoming.room, '');
      return privately(draftMessage({ question, about: '', left: length, base }));
    },

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
        const form = question && (await formOf(incoming.room, question, fields));
        return form ? { kind: 'form', form } : answer(incoming, fields.about, [meanwhile]);
      },

      async saveDraft(incoming, fields) {
        const question = await find(incoming.room, fields);
        if (!question) return answer(incoming, fields.about, [meanwhile]);
        const edited = readDraftForm(question, incoming.fields);
        const problems = problemsOf(parseQuiz('edited.quiz.md', writeQuestion(edited), library().notes));
        if (problems.length === 0) return use(incoming, edited, fields.about);
        const names = Object.keys(incoming.fields);
        return notYet({ problems, choices: edited.choices, fields: names, again: action.editDraft(fields) });
      },

      async rejectDraft(incoming, { question, about }) {
        await store.drafts.judge({ question, by: incoming.by, verdict: 'unfit' }, await store.now());
        await drop(incoming.room, question);
        return answer(incoming, about, ['I won’t suggest that one again.']);
      },

      skipDraft: (incoming, { question, about }) => answer(incoming, about, undefined, question),
    },

    beat: {
      failed: 'approved questions could not be read from the store',
      async beat(now) {
        if (now.getTime() - looked < everyMinute) return;
        looked = now.getTime();
        await keeping.shelve();
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

const savedIn = (place: Place): string => {
  if (place === 'again') return meanwhile;
  return 'kept' in place
    ? 'Saved in my database, because I can’t write to the notes folder.'
    : `Saved in ${place.file}.`;
};
