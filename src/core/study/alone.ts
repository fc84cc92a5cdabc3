import { type Person, type Room, wholeRoom } from '../chat/address.js';
import type { Incoming, Said } from '../chat/incoming.js';
import { type Message, refused } from '../chat/message.js';
import { letterOf } from '../chat/plain-text.js';
import { privately, type Reply } from '../chat/reply.js';
import { type ActionFields, type ReadAction, readAction } from '../commands/actions.js';
import type { ActionHandlers } from '../commands/feature.js';
import type { Services } from '../ports/services.js';
import { rightCount } from '../quiz/card.js';
import type { Snapshot } from '../quiz/round.js';
import { isChoice, picksIn, type SaidAnswer, saidAnswer, saysNothing, soundsLikeVote } from '../quiz/said-answer.js';
import type { RoundStores } from '../quiz/store.js';
import type { ShownStores } from './store.js';

/** Where somebody wants to go from a question that was put to them alone. */
export type Way = 'next' | 'skip' | 'back' | 'stop';

type Choosing = 'choosePractised' | 'choosePractice' | 'chooseExam';
type Typing = 'answerPractised' | 'answerPractice' | 'answerExam';

/** Questions that are put to one person alone, as somebody talks about them. */
export interface Solo<Name extends Choosing> {
  /** The question as it was put; why it can’t be answered now; undefined once it needs no answer. */
  question(from: Incoming, fields: ActionFields<Name>): Promise<Snapshot | Message | undefined>;
  /** Undefined where there is no way to go. */
  go(from: Incoming, fields: ActionFields<Name>, way: Way): Promise<Reply | undefined>;
}

export type Solos = { readonly [Name in Choosing]: Solo<Name> };

/** Words that are no letter are taken for an answer as long as this, in milliseconds; later they ask the notes. */
const fresh = 3_600_000;

const ways: readonly (readonly [RegExp, Way])[] = [
  [/^(?:next|next (?:one|question)|another(?: one| question)?|continue|go on|carry on)$/iu, 'next'],
  [/^(?:skip|pass|skip (?:it|this|that)(?: one| question)?)$/iu, 'skip'],
  [/^(?:back|go back|previous|previous (?:one|question))$/iu, 'back'],
  [
    /^(?:stop|quit|end|finish|done|i['’]?m done|stop (?:it|now|practi[cs]ing|(?:the )?(?:practi[cs]e|exam)))$/iu,
    'stop',
  ],
];

const wayOf = (said: string): Way | undefined => {
  const words = said
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/[\s.!]+$/u, '')
    .replace(/,? (?:please|pls)$/iu, '');
  return ways.find(([pattern]) => pattern.test(words))?.[1];
};

const aside = (reply: Reply): Reply => {
  if (reply.kind !== 'say') return reply;
  const { replace, ...rest } = reply;
  // Nothing was pressed that could be replaced.
  return { ...rest, ...(replace ? { private: replace } : {}), aside: true };
};

const notTaken = (why: string): Reply => aside(privately(refused(why)));

/** Remembers what somebody was shown last in a room, alone. */
export const showTo = async (
  { store }: Pick<Services<ShownStores>, 'store'>,
  { by, room }: { readonly by: Person; readonly room: Room },
  control: string,
): Promise<void> => store.shown.keep({ person: by, room: wholeRoom(room), control, at: await store.now() });

export type Alone = ReturnType<typeof createAlone>;

/** What was put to somebody alone, answered and steered in words; the actions of its buttons do the rest. */
export function createAlone(
  { store, adapter, timing }: Services<ShownStores & RoundStores>,
  solos: Solos,
  actions: Pick<ActionHandlers, Choosing | Typing>,
) {
  /** In a channel people speak to everybody. */
  const isAlone = ({ room, via }: Pick<Said, 'room' | 'via'>): boolean =>
    via === 'direct' || adapter(room.adapter)?.oneRoom === true;

  /** The question that was put to somebody last there; undefined where that was a question to everybody. */
  const lastOf = async ({ by, room, via }: Said) => {
    if (!isAlone({ room, via })) return undefined;
    const here = wholeRoom(room);
    const shown = await store.shown.last(by, here);
    if (!shown) return undefined;
    const age = (await store.now()).getTime() - shown.at.getTime();
    const rounds = age < timing.shown ? await store.rounds.openIn(here) : [];
    const used = readAction({ kind: 'chose', by, room, id: shown.control, picks: [] });
    return age >= timing.shown || !used || !(used.name in solos) || rounds.some(({ opens }) => opens > shown.at)
      ? undefined
      : { control: shown.control, fresh: age < fresh, ...soloOf(used) };
  };

  /** The table has read the fields of that very row. */
  const soloOf = ({ name, fields }: ReadAction) => {
    const solo = solos[name as Choosing] as Solo<'chooseExam'>;
    const own = fields as ActionFields<'chooseExam'>;
    const typing = name.replace('choose', 'answer') as Typing;
    return {
      question: (from: Incoming) => solo.question(from, own),
      go: (from: Incoming, way: Way) => solo.go(from, own, way),
      choose: (said: Said, id: string, picks: readonly number[]) =>
        actions[name as 'chooseExam']({ ...fromOf(said), kind: 'chose', id, picks }, own),
      type: (said: Said, id: string, answer: string) =>
        actions[typing as 'answerExam']({ ...fromOf(said), kind: 'submitted', id, fields: { answer } }, own),
    };
  };

  const fromOf = ({ by, room, name }: Said) => ({ by, room, ...(name === undefined ? {} : { name }) });

  type Last = NonNullable<Awaited<ReturnType<typeof lastOf>>>;

  const choose = async (said: Said, last: Last, asked: Snapshot, answer: SaidAnswer): Promise<Reply | undefined> => {
    const most = asked.choices.length - 1;
    const picks = picksIn(asked, answer, rightCount(asked));
    const meant = answer.plain || answer.hedged || soundsLikeVote(answer);
    if (picks === undefined)
      return answer.plain ? notTaken('That isn’t one of the choices. Give a letter, such as “b”.') : undefined;
    if (picks === 'unclear') return notTaken('I can’t tell which choice you mean. Give its letter, such as “b”.');
    if (picks.some((pick) => pick > most))
      return meant ? notTaken(`The choices go from A to ${letterOf(most)}.`) : undefined;
    return meant || last.fresh ? aside(await last.choose(said, last.control, picks)) : undefined;
  };

  return {
    /** Goes where somebody wants to go; undefined where they say nothing of the kind, or have no question. */
    async steered(said: Said): Promise<Reply | undefined> {
      const way = said.via === 'command' ? undefined : wayOf(said.text);
      if (!way) return undefined;
      const last = await lastOf(said);
      if (last?.fresh) {
        const reply = await last.go(said, way);
        return reply && aside(reply);
      }
      return isAlone(said) && /^(?:next|skip|stop)\W*$/iu.test(said.text.trim())
        ? notTaken('No practice question is open. “/quiz practice” gives you some.')
        : undefined;
    },

    /** Takes what was said as the answer to the question that was put to its person last; undefined where it is none. */
    async heard(said: Said): Promise<Reply | undefined> {
      const nothing = saysNothing(said.text);
      const answer = saidAnswer(said.text);
      const asks = answer?.asks && said.text.trimEnd().endsWith('?');
      if (!nothing && (!answer || asks)) return undefined;
      const last = await lastOf(said);
      const asked = await last?.question(said);
      if (!last || !asked) return undefined;
      if (nothing) return last.fresh ? notTaken('Have a guess, or say “skip” or “stop”.') : undefined;
      if (!answer) return undefined;
      const meant = answer.plain || soundsLikeVote(answer);
      if ('summary' in asked) return meant ? aside(privately(asked)) : undefined;
      if (asked.kind !== 'typed')
        return answer.asks && !isChoice(asked, answer) ? undefined : choose(said, last, asked, answer);
      return !answer.asks && (meant || last.fresh)
        ? aside(await last.type(said, last.control, answer.text))
        : undefined;
    },
  };
}
