import type { Room } from '../../chat/address.js';
import { line, type Message } from '../../chat/message.js';
import { privately } from '../../chat/reply.js';
import { action } from '../../commands/actions.js';
import type { Beat, Feature } from '../../commands/feature.js';
import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Question } from '../../knowledge/question.js';
import type { OutboxStores } from '../../ports/outbox.js';
import type { PeopleStores } from '../../ports/people.js';
import type { Services } from '../../ports/services.js';
import { separate } from '../../ports/unreadable.js';
import { createManagerNotices } from '../../schedule/manager-notices.js';
import type { ScheduleStores } from '../../schedule/store.js';
import { keyText } from '../card.js';
import type { Round, Snapshot } from '../round.js';
import type { RoundStores } from '../store.js';
import { type Corrections, keyOf, withFileKey } from './apply.js';

const place = ({ adapter, space, id }: Room): string => JSON.stringify([adapter, space, id]);
const sameSpace = (a: Room, b: Room): boolean => a.adapter === b.adapter && a.space === b.space;

/** What a manager decided is not taken back by a file that still says the old. */
const inFile = (snapshot: Snapshot, question: Question): Snapshot | undefined =>
  snapshot.corrected === 'hand' ? undefined : withFileKey(snapshot, question);

export interface KeyChanges extends Feature<never, 'correctAll'> {
  readonly beat: Beat;
}

type Kept = RoundStores & ScheduleStores & PeopleStores & OutboxStores;

/** Notices that a key was changed in a file, offers it as a correction, and restates what was asked with the old one. */
export function createKeyChanges(services: Services<Kept, Knowledge>, { mayCorrect, apply }: Corrections): KeyChanges {
  const { store, library, log } = services;
  const notices = createManagerNotices(services);
  let known: Knowledge | undefined;

  /** The closed rounds that a question's present key would restate. */
  const affected = async (question: Question): Promise<Round[]> => {
    const { readable, unreadable } = separate(await store.rounds.asked(question.id));
    for (const each of unreadable) log.error({ err: each.unreadable, round: each.id }, 'a round could not be read');
    return readable.filter((round) => inFile(round.snapshot, question));
  };

  const offer = async (question: Question, now: Date): Promise<void> => {
    const rounds = await affected(question);
    if (rounds.length === 0) return;
    log.warn({ question: question.id, rounds: rounds.length }, 'the answer to a question was changed in its file');
    // One offer for all rooms that somebody looks after, since one press corrects them all.
    const key = `correct:${question.id}:${keyOf(question)}`;
    for (const room of new Map(rounds.map((round) => [place(round.room), round.room])).values()) {
      const beside = rounds.filter((round) => sameSpace(round.room, room));
      await notices.room(room, key, offerMessage(question, beside), now);
    }
  };

  /** Looks for changed keys when the files have changed; at the first call in everything that was ever asked. */
  const check = async (now: Date): Promise<void> => {
    const current = library();
    if (current === known) return;
    const before = new Map(known?.bank.map((question) => [question.id, keyOf(question)]));
    const suspects = current.bank.filter((question) => !known || before.get(question.id) !== keyOf(question));
    for (const question of suspects) await offer(question, now);
    known = current;
  };

  return {
    beat: { failed: 'could not look for changed answers', beat: check },

    commands: {},

    actions: {
      /** Restates every round of a question in the rooms that this person may manage, and tells the rooms. */
      async correctAll({ by }, { question: id }) {
        const question = library().bank.find((each) => each.id === id);
        const rounds = question ? await affected(question) : [];
        const told = new Set<string>();
        let count = 0;
        for (const round of rounds) {
          const snapshot = question && inFile(round.snapshot, question);
          if (!snapshot || !(await mayCorrect(by, round.room))) continue;
          if ((await apply(round, snapshot, !told.has(place(round.room)))) !== 'applied') continue;
          count += 1;
          told.add(place(round.room));
        }
        if (count === 0) return privately(line('There’s nothing here for you to correct.'));
        const asked = `${count} past ${count === 1 ? 'question' : 'questions'}`;
        return privately(line(`Corrected ${asked}; the leaderboard has been updated.`));
      },
    },
  };
}

function offerMessage(question: Question, rounds: readonly Round[]): Message {
  const [latest] = rounds;
  const asked = rounds.length === 1 ? 'once' : `${rounds.length} times`;
  const before = latest ? keyText(latest.snapshot) : '';
  const after = keyText(question);
  return {
    summary: `The answer to “${question.prompt}” was changed`,
    tone: 'unsure',
    blocks: [
      { kind: 'text', spans: ['The answer to ', { text: question.prompt, bold: true }, ' was changed in its file.'] },
      { kind: 'text', spans: [`It was asked ${asked} with “${before}”; the file now says “${after}”.`] },
      {
        kind: 'buttons',
        buttons: [
          {
            id: action.correctAll({ question: question.id }),
            label: 'Correct past results and the leaderboard',
            primary: true,
          },
        ],
      },
    ],
  };
}
