import type { Person, Room } from '../chat/address.js';
import { line, type Message } from '../chat/message.js';
import type { Question } from '../knowledge/question.js';
import type { Library } from '../library.js';
import type { Services } from '../services.js';
import { keyText } from './card.js';
import { grade } from './grade.js';
import type { Round, Snapshot } from './round.js';

const sorted = (texts: readonly string[]): string => JSON.stringify([...texts].sort());

/** The key of a question in one string: what two versions of it are compared by. */
export const keyOf = (question: Pick<Question, 'choices' | 'accepts'>): string =>
  sorted([...question.choices.filter((choice) => choice.right).map((choice) => choice.text), ...question.accepts]);

/**
 * What was asked, with the key that the question has now; undefined when the key is the same, or when the question has
 * other choices and so is another one.
 */
export function restated(snapshot: Snapshot, question: Question): Snapshot | undefined {
  const texts = ({ choices }: Pick<Question, 'choices'>) => sorted(choices.map((choice) => choice.text));
  if (keyOf(snapshot) === keyOf(question) || texts(snapshot) !== texts(question)) return undefined;
  const now = new Map(question.choices.map((choice) => [choice.text, choice]));
  return {
    ...snapshot,
    kind: question.kind,
    choices: snapshot.choices.map((choice) => ({ ...choice, ...now.get(choice.text) })),
    accepts: question.accepts,
    explanation: question.explanation,
  };
}

const place = ({ adapter, space, id }: Room): string => JSON.stringify([adapter, space, id]);

/** Notices that a key was changed in a file, offers it as a correction, and restates what was asked with the old one. */
export function createCorrecting(services: Services, changed: (round: string, at: Date) => void) {
  const { store, library, adapter, log } = services;
  let known: Library | undefined;

  /** The closed rounds that a question's present key would restate. */
  const affected = async (question: Question): Promise<Round[]> =>
    (await store.rounds.asked(question.id)).filter((round) => restated(round.snapshot, question));

  const offer = async (question: Question, now: Date): Promise<void> => {
    const rounds = await affected(question);
    const rooms = new Map(rounds.map(({ room }) => [place(room), room]));
    for (const room of rooms.values()) {
      const people = new Map((await store.schedules.of(room)).map(({ by }) => [by.id, by]));
      for (const by of people.values()) {
        const key = `correct:${question.id}:${keyOf(question)}:${place(room)}:${by.id}`;
        await store.outbox.add(
          { key, to: by, letter: { kind: 'message', message: offerMessage(question, rounds) } },
          now,
        );
      }
    }
    if (rounds.length > 0)
      log.warn({ question: question.id, rounds: rounds.length }, 'the key of a question was changed');
  };

  const mayManage = async (by: Person, room: Room): Promise<boolean> =>
    services.managers.has(by.id) ||
    ((await adapter(room.adapter)?.directory.mayManage({ ...by, space: room.space }, room)) ?? false);

  return {
    /** Looks for changed keys when the files have changed; at the first call in everything that was ever asked. */
    async look(now: Date): Promise<void> {
      const current = library();
      if (current === known) return;
      const before = new Map(known?.bank.map((question) => [question.id, keyOf(question)]));
      const suspects = current.bank.filter((question) => !known || before.get(question.id) !== keyOf(question));
      known = current;
      for (const question of suspects) await offer(question, now);
    },

    /** Restates every round of a question in the rooms that this person may manage, and tells the rooms. */
    async correct(by: Person, id: string): Promise<Message> {
      const question = library().bank.find((each) => each.id === id);
      const rounds = question ? await affected(question) : [];
      const now = await store.now();
      const told = new Set<string>();
      let count = 0;
      for (const round of rounds) {
        const snapshot = question && restated(round.snapshot, question);
        if (!snapshot || round.room.adapter !== by.adapter || !(await mayManage(by, round.room))) continue;
        if (!(await store.rounds.correct(round.id, snapshot, (ballot) => grade(snapshot, ballot)))) continue;
        count += 1;
        changed(round.id, now);
        if (told.has(place(round.room))) continue;
        told.add(place(round.room));
        const message = line(
          `Corrected: the answer to “${snapshot.prompt}” is ${keyText(snapshot)}. The boards are restated.`,
          'closed',
        );
        await store.outbox.add(
          { key: `corrected:${round.id}`, to: round.room, letter: { kind: 'message', message } },
          now,
        );
      }
      return count === 0
        ? line('There is nothing to correct that you may change.')
        : line(
            `Corrected ${count} ${count === 1 ? 'question' : 'questions'} that had been asked; the boards are restated.`,
          );
    },
  };
}

export type Correcting = ReturnType<typeof createCorrecting>;

function offerMessage(question: Question, rounds: readonly Round[]): Message {
  const [latest] = rounds;
  const asked = rounds.length === 1 ? 'once' : `${rounds.length} times`;
  const before = latest ? keyText(latest.snapshot) : '';
  const right = question.choices.filter((choice) => choice.right).map((choice) => choice.text);
  const after = right.length > 0 ? right.join(' and ') : (question.accepts[0] ?? '');
  return {
    summary: `The key of “${question.prompt}” was changed`,
    tone: 'unsure',
    blocks: [
      { kind: 'text', spans: ['The key of ', { text: question.prompt, bold: true }, ' was changed in its file.'] },
      { kind: 'text', spans: [`It was asked ${asked} with “${before}”, and now says “${after}”.`] },
      {
        kind: 'buttons',
        buttons: [{ id: `correct:${question.id}`, label: 'Correct the past and restate the boards', primary: true }],
      },
    ],
  };
}
