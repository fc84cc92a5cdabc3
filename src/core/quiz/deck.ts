import type { Room } from '../chat/address.js';
import type { Message, Spans } from '../chat/message.js';
import type { Beat } from '../commands/feature.js';
import { type Fit, fitting } from '../knowledge/fitting.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Problem } from '../knowledge/problem.js';
import type { Question } from '../knowledge/question.js';
import { shortHash } from '../language/short-hash.js';
import type { Services } from '../ports/services.js';
import { listNotice, type ManagerNotices } from '../schedule/manager-notices.js';
import type { Slot } from '../schedule/schedule.js';
import type { ScheduleStores } from '../schedule/store.js';
import type { Picked } from './pick.js';
import type { RoundStores } from './store.js';

/** Managers hear of it when this many questions are left that a schedule has not asked. */
const low = 10;

/** How far a room is through the questions that fit. */
export function deckOf(
  bank: readonly Question[],
  fit: Fit,
  lastAsked: ReadonlyMap<string, Date>,
): { readonly total: number; readonly unseen: number } {
  const fits = fitting(bank, fit);
  return { total: fits.length, unseen: fits.filter(({ id }) => !lastAsked.has(id)).length };
}

const sourceRules: ReadonlySet<string> = new Set(['quote-missing', 'source-heading', 'source-note']);

/** Decks that are remembered; whoever is told twice has lost nothing. */
const mostTold = 10_000;

/** Questions that rest until they are mended: what proves them is not in the notes any more. */
export const pausedIn = ({ problems, kept }: Pick<Knowledge, 'problems' | 'kept'>): Problem[] => {
  const asked = new Set(kept.flatMap((each) => each.problems));
  return problems.filter(
    (problem) => problem.severity === 'error' && sourceRules.has(problem.rule) && !asked.has(problem),
  );
};

/** A problem in one line: where, what, and what to do. */
export const problemSpans = ({ file, line, message, hint }: Problem): Spans => [
  { text: `${file}:${line}`, code: true },
  ` ${message}: ${hint}`,
];

const sameProblem = ({ file, message }: Problem): string => JSON.stringify([file, message]);

/** A question that a schedule has put to a room just now. */
export interface Drawn {
  readonly room: Room;
  readonly slot: Slot;
  readonly fit: Fit;
  readonly why: Picked['why'];
}

export interface Deck {
  readonly beat: Beat;
  /** Warns when few new questions are left for a schedule, and tells when they come again: once for a deck each. */
  drawn(drawn: Drawn, now: Date): Promise<void>;
}

/** Tells the managers how the deck stands: running out, coming again, paused. */
export function createDeck(
  { store, library }: Services<ScheduleStores & RoundStores, Knowledge>,
  notices: ManagerNotices,
): Deck {
  let known: Knowledge | undefined;
  /** Decks that were told of since the start: once all was asked, every slot of a room would look for its managers. */
  const told = new Set<string>();

  const tellPaused = async (paused: readonly Problem[], now: Date): Promise<void> => {
    const key = `paused:${shortHash(JSON.stringify(paused.map(sameProblem)))}`;
    await notices.everywhere(key, pausedMessage(paused), now);
  };

  /** Tells of questions whose quote is gone, when the files have changed and more are than before; at a start too. */
  const check = async (now: Date): Promise<void> => {
    const current = library();
    if (current === known) return;
    const before = new Set(known ? pausedIn(known).map(sameProblem) : []);
    const paused = pausedIn(current);
    if (paused.some((problem) => !before.has(sameProblem(problem)))) await tellPaused(paused, now);
    known = current;
  };

  return {
    beat: { failed: 'managers could not be told about paused questions', beat: check },

    async drawn({ room, slot, fit, why }: Drawn, now: Date): Promise<void> {
      const { total, unseen } = deckOf(library().bank, fit, await store.rounds.lastAsked(room));
      const out = why === 'again';
      if (!out && (unseen > low || unseen === 0 || total <= low)) return;
      // Another number of questions is another deck: when it shrinks in its turn, that is told anew.
      const place = [room.id, fit.about ?? '', fit.difficulty ?? '', total];
      const key = `deck-${out ? 'out' : 'low'}:${JSON.stringify(place)}`;
      const deck = `${room.adapter}:${room.space}:${key}`;
      if (told.has(deck)) return;
      const asking = await store.schedules.get(room, slot.schedule);
      if (!asking) return;
      const { phrase } = asking.schedule;
      const message = out ? outMessage(phrase, total) : lowMessage(phrase, unseen, total);
      await notices.room(room, key, message, now);
      if (told.size >= mostTold) told.clear();
      told.add(deck);
    },
  };
}

const howToAdd =
  'To add some, run “studyhall bank --missing” to list passages without a question, and write them in a file such as ' +
  'iam.quiz.md next to iam.md.';

const plain = (summary: string, text: string): Message => ({
  summary,
  tone: 'unsure',
  blocks: [{ kind: 'text', spans: [text] }],
});

const lowMessage = (phrase: string, unseen: number, total: number): Message =>
  plain(
    `${unseen} new ${unseen === 1 ? 'question' : 'questions'} left`,
    `${unseen} of the ${total} questions for “${phrase}” ${unseen === 1 ? 'hasn’t' : 'haven’t'} been asked yet. ` +
      `After that, the old ones repeat. ${howToAdd}`,
  );

const outMessage = (phrase: string, total: number): Message =>
  plain(
    'The questions repeat from here on',
    `All ${total} questions for “${phrase}” have been asked, so they now repeat, starting with those due for review. ${howToAdd}`,
  );

function pausedMessage(paused: readonly Problem[]): Message {
  const one = paused.length === 1;
  return listNotice(
    one ? '1 question is paused' : `${paused.length} questions are paused`,
    `because the words that prove ${one ? 'it' : 'them'} are no longer in the notes`,
    paused.map(problemSpans),
    (more) => [
      more > 0 ? `And ${more} more. ` : '',
      `${one ? 'It comes' : 'They come'} back once fixed; “studyhall lint” lists what’s wrong.`,
    ],
  );
}
