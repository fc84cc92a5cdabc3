import type { Library } from '../ask/index/library.js';
import type { Room } from '../chat/address.js';
import type { Message } from '../chat/message.js';
import { refused } from '../chat/message.js';
import { privately, type Reply } from '../chat/reply.js';
import { action } from '../commands/actions.js';
import type { Feature } from '../commands/feature.js';
import type { Passage } from '../knowledge/note.js';
import type { Question } from '../knowledge/question.js';
import { shortHash } from '../language/short-hash.js';
import type { Services } from '../ports/services.js';
import { answerForm, typedAnswer } from '../quiz/answer-form.js';
import { rightCount } from '../quiz/card.js';
import type { Ballot, Snapshot } from '../quiz/round.js';
import { snapshotOf } from '../quiz/snapshot.js';
import type { RoundStores } from '../quiz/store.js';
import { practiceMessage, verdictMessage } from './practice-message.js';

const mostSeeds = 2 ** 31;

/** A question in one version: what it asks and what is right. */
const versionOf = ({ id, kind, prompt, choices, accepts }: Question): string =>
  shortHash(JSON.stringify([id, kind, prompt, choices, accepts]));

/** The same numbers for the same seed (mulberry32), so that an order of choices can be made again from it. */
const seeded = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export interface Practising
  extends Feature<never, 'quizOnPassage' | 'openPractice' | 'choosePractice' | 'answerPractice'> {
  /** Whether there is a question on a passage that may be practised in that space now. */
  offers(room: Room, passage: string): Promise<boolean>;
}

/**
 * Private questions on one passage, graded at once; boards, streaks and rounds know nothing of them. Nothing is kept:
 * a button carries the version of its question and the seed of the order in which the choices were shown.
 */
export function createPractising({
  store,
  library,
  adapter,
  random,
  knowledgeUrl,
}: Services<RoundStores, Library>): Practising {
  /** What is being asked in a space; somebody who talks to the bot alone may be in any of them. */
  const openIn = async ({ adapter: name, space }: Room): Promise<ReadonlySet<string>> => {
    const across = space === adapter(name)?.direct ? undefined : space;
    return store.rounds.openQuestions(name, across);
  };

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
    const open = await openIn(room);
    return proven.filter(({ id }) => !open.has(id));
  };

  const recall = async (room: Room, version: string, seed: number): Promise<Snapshot | Message> => {
    const question = library().bank.find((each) => versionOf(each) === version);
    if (!question) return refused('That question has changed since. Ask again and press “Quiz me on this”.');
    if ((await openIn(room)).has(question.id)) {
      return refused(
        'That question is open in this channel right now. Answer it there first; you can practise it afterwards.',
      );
    }
    return snapshotOf(question, seeded(seed));
  };

  const graded = (snapshot: Snapshot, ballot: Ballot): Reply =>
    privately(verdictMessage(snapshot, ballot, knowledgeUrl));

  return {
    offers: async (room, passage) => (await free(room, passage)).length > 0,

    commands: {},

    actions: {
      async quizOnPassage({ room }, { passage }) {
        const candidates = await free(room, passage);
        const question = candidates[Math.floor(random() * candidates.length)];
        if (!question) return privately(refused('I don’t have a question on that passage right now.'));
        const seed = Math.floor(random() * mostSeeds);
        const practised = { version: versionOf(question), seed };
        return privately(practiceMessage(snapshotOf(question, seeded(seed)), practised));
      },

      async choosePractice({ room, picks }, { version, seed }) {
        const found = await recall(room, version, seed);
        if ('summary' in found) return privately(found);
        const wanted = rightCount(found);
        const sorted = [...new Set(picks)].sort((a, b) => a - b);
        if (!sorted.every((pick) => found.choices[pick] !== undefined) || sorted.length !== wanted) {
          return privately(refused(`Choose exactly ${wanted}, then send again.`));
        }
        return graded(found, { picks: sorted });
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
          : graded(found, { picks: [], text });
      },
    },
  };
}
