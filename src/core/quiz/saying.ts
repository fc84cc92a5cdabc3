import { type Person, type Room, wholeRoom } from '../chat/address.js';
import type { Said } from '../chat/incoming.js';
import { refused } from '../chat/message.js';
import { letterOf } from '../chat/plain-text.js';
import { privately, type Reply } from '../chat/reply.js';
import type { Services } from '../ports/services.js';
import { rightCount } from './card.js';
import type { Ballot, Round } from './round.js';
import { isChoice, picksIn, type SaidAnswer, saidAnswer, saysNothing, soundsLikeVote } from './said-answer.js';
import type { RoundStores } from './store.js';

/** Counts a vote that was said, and gives its receipt. */
export type CastSaid = (
  voter: { readonly by: Person; readonly name?: string },
  round: Round,
  ballot: Ballot,
  said: Said,
) => Promise<Reply>;

const notCounted = (why: string): Reply => ({ ...privately(refused(`Not counted: ${why}`)), aside: true });

/** Reads what somebody says to the bot as a vote, where a question is open for them. */
export function createSaying({ store, adapter }: Services<RoundStores>, cast: CastSaid) {
  /** The rounds that may be meant: those of the room; in a direct message those where the person plays. */
  const meant = async ({ room, by, via }: Said): Promise<readonly Round[]> => {
    const here = await store.rounds.openIn(wholeRoom(room));
    if (here.length > 0 || via !== 'direct') return here;
    const anywhere = room.space === adapter(room.adapter)?.direct;
    const open = await store.rounds.openTo(by, anywhere);
    const played = open.filter(({ plays }) => plays);
    return (played.length > 0 || anywhere ? played : open).map(({ round }) => round);
  };

  /** Whoever writes to the bot alone is, on some platforms, in no space: they vote as the one they are in the round's. */
  const voterIn = ({ by, name }: Said, { space }: Room) =>
    by.space === space ? { by, name } : { by: { ...by, space } };

  const choose = async (said: Said, round: Round, answer: SaidAnswer): Promise<Reply | undefined> => {
    const { choices } = round.snapshot;
    const wanted = rightCount(round.snapshot);
    const picks = picksIn(round.snapshot, answer, wanted);
    if (!picks) {
      return answer.plain ? notCounted('that isn’t one of the choices. Give a letter, such as “b”.') : undefined;
    }
    if (picks === 'unclear') {
      return notCounted('I can’t tell which choice you mean. Give its letter, such as “b”.');
    }
    if (picks.some((pick) => choices[pick] === undefined)) {
      if (!soundsLikeVote(answer)) return undefined;
      return notCounted(`the choices go from A to ${letterOf(choices.length - 1)}.`);
    }
    if (picks.length !== wanted) {
      return notCounted(
        `you chose ${picks.length}. Choose exactly ${wanted}${wanted > 1 ? ', such as “a and c”' : ''}.`,
      );
    }
    return cast(voterIn(said, round.room), round, { picks }, said);
  };

  /** Nothing is looked up in public that may be the answer; only one said to be it changes another. */
  const type = async (said: Said, round: Round, { plain, text }: SaidAnswer): Promise<Reply> => {
    const voter = voterIn(said, round.room);
    const before = plain ? undefined : (await store.rounds.ballot(round.id, voter.by))?.text;
    if (before === undefined || before === text) return cast(voter, round, { picks: [], text }, said);
    return notCounted(
      `your answer is still “${before}”. To change it, say “my answer is ${text}”; to look it up, use “/ask ${text}”.`,
    );
  };

  /** Where an answer has to be typed, "no idea" is none. */
  const unanswered = async (said: Said): Promise<Reply | undefined> => {
    const rounds = said.via === 'direct' ? [] : await store.rounds.openIn(wholeRoom(said.room));
    return rounds.some(({ snapshot }) => snapshot.kind === 'typed')
      ? notCounted('I didn’t take that as an answer. Have a guess whenever you like.')
      : undefined;
  };

  return {
    /** Counts what was said as a vote, or says why not; undefined where it is none. */
    async heard(said: Said): Promise<Reply | undefined> {
      if (saysNothing(said.text)) return unanswered(said);
      const answer = saidAnswer(said.text);
      if (!answer || (answer.asks && said.text.trimEnd().endsWith('?'))) return undefined;
      const rounds = await meant(said);
      const [round, ...others] = rounds;
      if (!round) return soundsLikeVote(answer) ? notCounted('no question is open here right now.') : undefined;
      if (answer.asks && !isChoice(round.snapshot, answer)) return undefined;
      // To the bot alone people speak to ask: what is no letter has to be said to be an answer.
      const here = said.via !== 'direct';
      const typed = here && rounds.some(({ snapshot }) => snapshot.kind === 'typed');
      const named =
        here && rounds.some(({ snapshot }) => picksIn(snapshot, answer, rightCount(snapshot)) !== undefined);
      const meantSo = answer.plain || answer.picks !== undefined || typed || named;
      if (others.length > 0) {
        return meantSo ? notCounted('more than one question is open. Use the buttons on the one you mean.') : undefined;
      }
      if (round.snapshot.kind === 'typed') return meantSo ? type(said, round, answer) : undefined;
      return meantSo || answer.hedged ? choose(said, round, answer) : undefined;
    },
  };
}
