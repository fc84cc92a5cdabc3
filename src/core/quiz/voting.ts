import type { Person, Posted } from '../chat/address.js';
import type { Said } from '../chat/incoming.js';
import { instantSpans, type Message, refused, type Spans } from '../chat/message.js';
import { privately, type Reply } from '../chat/reply.js';
import { action } from '../commands/actions.js';
import type { Feature } from '../commands/feature.js';
import type { Services } from '../ports/services.js';
import { answerForm, typedAnswer } from './answer-form.js';
import { ballotText, keyText, reasonsMessage, rightCount } from './card.js';
import { grade } from './grade.js';
import type { Ballot, Round } from './round.js';
import { createSaying } from './saying.js';
import type { RoundStores } from './store.js';

const gone = (): Reply => privately(refused('That question isn’t here any more.'));

interface Voter {
  readonly by: Person;
  readonly name?: string;
  /** The message that was pressed. */
  readonly on?: Posted;
}

/** What keeps the public messages of rounds right. */
export interface CardKeeper {
  /** The round's card shows too few votes now. */
  touch(round: string, at: Date): void;
  /** The round was pressed on that message. */
  heal(round: Round, on: Posted | undefined): void;
}

/** A crowd votes on a few rounds. */
const mostKept = 100;

export interface Voting extends Feature<never, 'vote' | 'openAnswer' | 'answer' | 'reasons'> {
  /** Counts what somebody said as a vote, or says why not; undefined where it is none. */
  heard(said: Said): Promise<Reply | undefined>;
}

/** Votes: kept before anything confirms them, receipts for the voter alone. */
export function createVoting(services: Services<RoundStores>, cards: CardKeeper): Voting {
  const { store } = services;
  const own = async (id: string, by: Person): Promise<Round | undefined> => {
    const round = await store.rounds.get(id);
    return round?.room.space === by.space && round.room.adapter === by.adapter ? round : undefined;
  };

  const open = new Map<string, Round>();
  /**
   * The round as a vote needs it: what it asks never changes while it is open, and whether it still is the store looks
   * at when it counts the vote. A press on a copy of its card is looked into with the latest that is known.
   */
  const asked = async (id: string, { by, on }: Voter): Promise<Round | undefined> => {
    const kept = open.get(id);
    const current = kept !== undefined && (on === undefined || on.id === kept.card?.id);
    if (current && kept.room.space === by.space && kept.room.adapter === by.adapter) return kept;
    const round = await own(id, by);
    if (!round?.card || round.closed) return round;
    if (open.size >= mostKept) open.clear();
    open.set(id, round);
    return round;
  };

  /** `said`: the answer was said, maybe where others read it, or far from its question. */
  const receipt = (round: Round, ballot: Ballot, lead: string, at: Date, said?: Said): Reply => {
    const answer = ballotText(round.snapshot, ballot);
    const notes: Spans[] = [
      ...(said?.via === 'direct' ? [[round.snapshot.prompt]] : []),
      ['You can change it until the question closes ', ...instantSpans(round.closes, at), '.'],
      ...(said?.via === 'mention' ? [['To keep your answer private, use the buttons on the question or DM me.']] : []),
    ];
    const message: Message = {
      summary: `${lead} ${answer}`,
      tone: 'plain',
      blocks: [
        { kind: 'text', spans: [`${lead} `, { text: answer, bold: true }, '.'] },
        ...notes.map((spans) => ({ kind: 'note' as const, spans })),
      ],
    };
    return { ...privately(message), receipt: round.id, ...(said ? { aside: true } : {}) };
  };

  const late = (round: Round): Message => ({
    summary: 'This question is closed',
    tone: 'refused',
    blocks: [
      {
        kind: 'text',
        spans: [
          'This question is closed, so your answer wasn’t counted. The answer: ',
          { text: keyText(round.snapshot), bold: true },
          '.',
        ],
      },
    ],
  });

  const cast = async (voter: Voter, round: Round, ballot: Ballot, said?: Said): Promise<Reply> => {
    cards.heal(round, voter.on);
    const at = await store.now();
    const outcome = await store.rounds.vote({
      round: round.id,
      person: voter.by,
      name: voter.name,
      ballot,
      right: grade(round.snapshot, ballot),
      at,
    });
    switch (outcome) {
      case 'gone':
        return gone();
      case 'late': {
        // By now its key may be another one.
        open.delete(round.id);
        return privately(late((await own(round.id, voter.by)) ?? round));
      }
      case 'same':
        return receipt(round, ballot, 'Your answer is still', at, said);
      case 'changed':
        return receipt(round, ballot, 'Changed. Your answer is now', at, said);
      case 'counted':
        cards.touch(round.id, at);
        return receipt(round, ballot, 'Your answer is', at, said);
    }
  };

  return {
    heard: createSaying(services, cast).heard,

    commands: {},

    actions: {
      async vote(voter, { round: id }) {
        const round = await asked(id, voter);
        if (!round || round.snapshot.kind === 'typed') return gone();
        const wanted = rightCount(round.snapshot);
        const sorted = [...new Set(voter.picks)].sort((a, b) => a - b);
        if (!sorted.every((pick) => round.snapshot.choices[pick] !== undefined)) {
          return privately(refused('Not counted: that isn’t one of the choices.'));
        }
        if (sorted.length !== wanted) {
          return privately(
            refused(`Not counted: you chose ${sorted.length}. Choose exactly ${wanted}, then send again.`),
          );
        }
        return cast(voter, round, { picks: sorted });
      },

      /** The form of a typed answer, filled with the one given before. */
      async openAnswer({ by }, { round: id }) {
        const round = await own(id, by);
        if (!round) return gone();
        if (round.closed) return privately(late(round));
        const before = await store.rounds.ballot(id, by);
        return answerForm(action.answer({ round: id }), round.snapshot, before?.text);
      },

      async answer(voter, { round: id }) {
        const round = await asked(id, voter);
        if (round?.snapshot.kind !== 'typed') return gone();
        const text = typedAnswer(voter);
        if (text === '') return privately(refused('Not counted: the answer was empty. Press the button again.'));
        return cast(voter, round, { picks: [], text });
      },

      /** Why the other choices are wrong: only once the round is closed. */
      async reasons({ by }, { round: id }) {
        const round = await own(id, by);
        if (!round?.closed) return gone();
        return { ...privately(reasonsMessage(round, await store.rounds.ballot(id, by))), view: 'below' };
      },
    },
  };
}
