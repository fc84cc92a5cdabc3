import type { Library } from '../ask/index/library.js';
import { type Person, type Room, wholeRoom } from '../chat/address.js';
import { line, type Message, refused } from '../chat/message.js';
import { privately, type Reply } from '../chat/reply.js';
import { action } from '../commands/actions.js';
import type { Feature } from '../commands/feature.js';
import type { Passage } from '../knowledge/note.js';
import { difficultyNames, type Question } from '../knowledge/question.js';
import type { Services } from '../ports/services.js';
import { answerForm, typedAnswer } from '../quiz/answer-form.js';
import { grade } from '../quiz/grade.js';
import type { Ballot, Snapshot } from '../quiz/round.js';
import { type Solo, showTo } from './alone.js';
import { chosen } from './chosen.js';
import type { Learners } from './learners.js';
import { openNow, practiceMessage, verdictMessage, withNote } from './practice-message.js';
import type { PractisedStores, ShownStores } from './store.js';
import { shownFor, versionOf } from './version.js';

export interface Practising
  extends Feature<never, 'quizOnPassage' | 'openPractice' | 'choosePractice' | 'answerPractice'> {
  readonly solo: Solo<'choosePractice'>;
  /** Whether there is a question on a passage that may be practised in that space now. */
  offers(room: Room, passage: string): Promise<boolean>;
}

/**
 * Private questions on one passage, graded at once; boards, streaks and rounds know nothing of them. A button carries
 * the version of its question and its seed: the order in which the choices were shown, and when that was.
 */
export function createPractising(
  { store, library, adapter, random, knowledgeUrl }: Services<PractisedStores & ShownStores, Library>,
  learners: Learners,
): Practising {
  /** Questions that a passage proves; without one those of its section. */
  const provenBy = (room: Room, id: string): Question[] => {
    const { index, bank } = library();
    const entry = index.byId.get(id);
    if (!entry) return [];
    const { note, passage } = entry;
    const asks = adapter(room.adapter)?.asks;
    const own = bank.filter(({ source, kind }) => source.file === note.file && asks?.has(kind));
    const proof =
      ({ source }: Question) =>
      ({ line, text }: Passage) =>
        line === source.line && text === source.text;
    const direct = own.filter((question) => proof(question)(passage));
    return direct.length > 0
      ? direct
      : own.filter((question) => note.passages.find(proof(question))?.section === passage.section);
  };

  /** Those of them that are not being asked in the space: practising one would give its answer away. */
  const free = async (room: Room, passage: string): Promise<Question[]> => {
    const proven = provenBy(room, passage);
    if (proven.length === 0) return [];
    const open = await learners.open(room);
    return proven.filter(({ id }) => !open.has(id));
  };

  const recall = async (room: Room, version: string, seed: number): Promise<Snapshot | Message> => {
    const question = library().bank.find((each) => versionOf(each) === version);
    if (!question) return refused('That question has changed since. Ask again and press “Quiz me on this”.');
    return (await learners.open(room)).has(question.id) ? refused(openNow) : shownFor(question, seed);
  };

  const graded = async (person: Person, snapshot: Snapshot, ballot: Ballot, seed: number): Promise<Reply> => {
    const { question } = snapshot;
    const right = grade(snapshot, ballot);
    const at = await store.now();
    const counted = await store.practised.record({ person, question, right, started: new Date(seed), at });
    const verdict = verdictMessage(snapshot, ballot, knowledgeUrl);
    return privately(
      counted ? verdict : withNote(verdict, 'You’d already answered this one, so your first answer counts.'),
    );
  };

  return {
    offers: async (room, passage) => (await free(room, passage)).length > 0,

    solo: {
      async question({ room, by }, { version, seed }) {
        const found = await recall(room, version, seed);
        if ('summary' in found) return found;
        const answers = await learners.answers(by);
        const answered = answers.some((each) => each.question === found.question && each.started?.getTime() === seed);
        return answered ? undefined : found;
      },
      async go({ room, by }, _, way) {
        if (way === 'back' || way === 'next') return undefined;
        await store.shown.drop(by, wholeRoom(room));
        return privately(line('Skipped. “/quiz practice” has more questions whenever you like.'));
      },
    },

    commands: {},

    actions: {
      async quizOnPassage({ room, by }, { passage }) {
        const candidates = await free(room, passage);
        const question = candidates[Math.floor(random() * candidates.length)];
        if (!question) return privately(refused('I don’t have a question on that passage right now.'));
        const seed = (await store.now()).getTime();
        const practised = { version: versionOf(question), seed };
        await showTo({ store }, { room, by }, action.choosePractice(practised));
        const { topic, difficulty } = question;
        return privately(
          practiceMessage(shownFor(question, seed), {
            choose: action.choosePractice(practised),
            type: action.openPractice(practised),
            note: `${topic} · ${difficultyNames[difficulty]} · practice: only you see this, and it earns no points`,
          }),
        );
      },

      async choosePractice({ room, by, picks }, { version, seed }) {
        const found = await recall(room, version, seed);
        if ('summary' in found) return privately(found);
        const ballot = chosen(found, picks);
        return 'summary' in ballot ? privately(ballot) : graded(by, found, ballot, seed);
      },

      async openPractice({ room }, { version, seed }) {
        const found = await recall(room, version, seed);
        return 'summary' in found ? privately(found) : answerForm(action.answerPractice({ version, seed }), found);
      },

      async answerPractice(submitted, { version, seed }) {
        const found = await recall(submitted.room, version, seed);
        if ('summary' in found) return privately(found);
        const text = typedAnswer(submitted);
        return text === ''
          ? privately(refused('The answer was empty. Press the button again.'))
          : graded(submitted.by, found, { picks: [], text }, seed);
      },
    },
  };
}
