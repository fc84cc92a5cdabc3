import { type Room, wholeRoom } from '../chat/address.js';
import { excerpt } from '../chat/excerpt.js';
import type { Block, Message, Spans } from '../chat/message.js';
import { listOf, timesOf } from '../chat/message.js';
import { privately } from '../chat/reply.js';
import type { Feature } from '../commands/feature.js';
import { fitting, noQuestions } from '../knowledge/fitting.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Services } from '../ports/services.js';
import type { Schedule } from '../schedule/schedule.js';
import type { DaysOff } from '../schedule/slots.js';
import type { ScheduleStores, SkippedSlot, SkippedWhy } from '../schedule/store.js';
import { nextOpenings, pausedText, shownNext } from '../schedule/timetable.js';
import { deckOf, pausedIn, problemSpans } from './deck.js';
import { remembered } from './pick.js';
import { reviewsOf } from './review.js';
import type { Round } from './round.js';
import type { PastRound, RoundStores } from './store.js';
import { howItWent } from './wording.js';

const shownPosts = 3;
const shownSkipped = 3;
const shownPaused = 5;
/** Skipped slots are told of for a fortnight. */
const skippedFor = 14 * 24 * 3_600_000;

const skippedWhy: Record<SkippedWhy, string> = {
  late: 'I wasn’t running then',
  'no-question': 'no question fitted',
  'not-posted': 'it couldn’t be posted',
};

/** How the quiz of a room stands. */
export function createStatus({
  store,
  library,
  adapter,
}: Services<RoundStores & ScheduleStores, Knowledge>): Feature<'quiz status'> {
  const deck = async (room: Room, past: readonly PastRound[], now: Date): Promise<Spans> => {
    const { bank } = library();
    if (bank.length === 0) return [noQuestions];
    const fit = { asks: adapter(room.adapter)?.asks ?? new Set() };
    const { total, unseen } = deckOf(bank, fit, await store.rounds.lastAsked(room));
    const reviews = reviewsOf(past);
    const due = fitting(bank, fit).filter(({ id }) => {
      const review = reviews.get(id);
      return review?.missed && review.due <= now;
    }).length;
    return [
      `${unseen} of ${total} questions left to ask here${unseen === 0 ? '; the old ones repeat' : ''}.`,
      ...(due > 0
        ? [` ${due} that ${due === 1 ? 'was' : 'were'} missed ${due === 1 ? 'is' : 'are'} due for review.`]
        : []),
    ];
  };

  const show = async (room: Room): Promise<Message> => {
    const now = await store.now();
    const [open, schedules, past, skipped, { daysOff }] = await Promise.all([
      store.rounds.openIn(room),
      store.schedules.of(room),
      store.rounds.latest(room, remembered),
      store.schedules.skipped(room, shownSkipped),
      store.settings.of(room.adapter, room.space),
    ]);
    const lately = skipped.filter(({ opens }) => now.getTime() - opens.getTime() < skippedFor);
    return {
      summary: open.length > 0 ? 'A question is open' : 'No question is open',
      tone: 'plain',
      blocks: [
        listOf([
          ...open.map((round) => openSpans(round, now)),
          ...(open.length === 0 ? [['No question is open.']] : []),
          ...comingSpans(schedules, daysOff, now),
          await deck(room, past, now),
        ]),
        ...titled(
          'Last questions',
          past
            .filter(({ closed }) => closed)
            .slice(0, shownPosts)
            .map(howItWent),
        ),
        ...titled('Not posted', past.slice(0, shownPosts).flatMap(refusalSpans)),
        ...titled('Skipped', lately.map(skippedSpans)),
        ...titled('Paused questions', pausedSpans(pausedIn(library()))),
      ],
    };
  };

  return {
    commands: { 'quiz status': async ({ room }) => privately(await show(wholeRoom(room))) },
    actions: {},
  };
}

const titled = (title: string, items: readonly Spans[]): Block[] =>
  items.length === 0 ? [] : [{ kind: 'text', spans: [{ text: title, bold: true }] }, listOf(items)];

const openSpans = ({ snapshot: { prompt }, closes, card }: Round, now: Date): Spans => {
  // It is closed or withdrawn as soon as that is known.
  if (closes <= now) return [`Over: ${prompt}${card ? '' : ' I’m checking whether it was posted.'}`];
  const posted = card ? '' : ' It isn’t posted yet.';
  return [`Open: ${prompt} Closes `, { time: closes, show: 'relative' }, `.${posted}`];
};

const skippedSpans = ({ opens, why, advice }: SkippedSlot): Spans => [
  { time: opens, show: 'day-time' },
  `: ${skippedWhy[why]}.`,
  ...(advice === undefined ? [] : [` ${advice}`]),
];

const restingText = (paused: number, of: number): string => {
  const which =
    of === 1
      ? 'The schedule is'
      : paused === of
        ? `All ${of} schedules are`
        : `${paused} of ${of} schedules ${paused === 1 ? 'is' : 'are'}`;
  return `${which} paused. “/quiz resume” starts ${paused === 1 ? 'it' : 'them'} again.`;
};

function comingSpans(schedules: readonly Schedule[], daysOff: DaysOff, now: Date): Spans[] {
  const next = nextOpenings(schedules, daysOff, now, shownNext);
  const paused = schedules.filter((schedule) => schedule.paused === 'forever').length;
  return [
    next.length > 0
      ? [`${pausedText(schedules, now)}Next: `, ...timesOf(next)]
      : [schedules.length === 0 ? 'Nothing is scheduled. “/quiz schedule” sets that up.' : 'Nothing is coming up.'],
    ...(paused > 0 ? [[restingText(paused, schedules.length)]] : []),
  ];
}

const refusalSpans = ({ prompt, closed, card }: PastRound): Spans[] =>
  closed || card.refusal === undefined
    ? []
    : [[`${excerpt(prompt, 80)} `, card.refusal.advice ?? `The platform refused it (${card.refusal.why}).`]];

const pausedSpans = (problems: ReturnType<typeof pausedIn>): Spans[] => [
  ...problems.slice(0, shownPaused).map(problemSpans),
  ...(problems.length > shownPaused ? [[`${problems.length - shownPaused} more: “studyhall lint” lists them.`]] : []),
];
