import type { Person } from '../chat/address.js';
import { samePerson } from '../chat/address.js';
import type { BoardRange, BoardRow } from '../chat/home.js';
import { type Block, line, type Message, type Spans } from '../chat/message.js';
import { percent } from '../chat/plain-text.js';

const rangeNames: Readonly<Record<BoardRange, string>> = {
  week: 'this week',
  month: 'this month',
  all: 'all time',
};

/** The range, where a person has no points in it or has not answered. */
const during = (range: BoardRange): string => (range === 'all' ? 'here' : rangeNames[range]);

const shownAtTop = 10;
const hiddenNote = ' You’re hidden, so only you can see your row.';

const streakText = (streak: number): string => (streak > 1 ? `${streak} in a row` : '–');
const pointsText = (points: number): string => `${points} ${points === 1 ? 'point' : 'points'}`;

const ordinal = new Intl.PluralRules('en', { type: 'ordinal' });
const suffixes: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** `1st`, `22nd`. */
const placeText = (place: number): string => `${place}${suffixes[ordinal.select(place)] ?? 'th'}`;

/** Whether anybody has a streak: where nothing is scheduled nobody can, and a column of dashes tells nothing. */
const hasStreaks = (rows: readonly BoardRow[]): boolean => rows.some(({ streak }) => streak > 1);

const mostLeaders = 3;

/** `Ana and Bo lead`: who has the most points, by name as long as that is a few people. */
export function leadText(rows: readonly BoardRow[]): string {
  const leaders = rows.filter(({ place, points }) => place === 1 && points > 0).map(({ name }) => name);
  if (leaders.length === 0) return 'Nobody has points yet';
  if (leaders.length > mostLeaders) return `${leaders.length} people share the lead`;
  return `${new Intl.ListFormat('en-GB').format(leaders)} ${leaders.length === 1 ? 'leads' : 'lead'}`;
}

/** What stands below the top of this week's board: who leads, and how many more there are. */
export function weekNote(rows: readonly BoardRow[], top: number): string {
  const more = rows.length > top ? ` And ${rows.length - top} more: “/leaderboard” shows where you are.` : '';
  return `${leadText(rows)} this week in this channel.${more}`;
}

/**
 * The top of a board as a table, and below it the viewer's own row with its neighbours when it did not make the top.
 */
export function boardTable(rows: readonly BoardRow[], viewer: Person | undefined, top = shownAtTop): Block {
  const own = viewer ? rows.findIndex((row) => samePerson(row.person, viewer)) : -1;
  const shown = rows.slice(0, top);
  const near = own >= top ? rows.slice(Math.max(top, own - 1), own + 2) : [];
  const streaks = hasStreaks(rows);
  const cells = (row: BoardRow): Spans[] => {
    const mine = row === rows[own];
    return [
      // Whoever is hidden is in nobody's way, and has no place among those whom the others see.
      [row.hidden ? '–' : `${row.place}`],
      [mine ? { text: row.name, bold: true } : row.name],
      [`${row.points}`],
      [`${row.right} of ${row.answered}`],
      ...(streaks ? [[streakText(row.streak)]] : []),
    ];
  };
  const head: Spans[] = [['#'], ['Name'], ['Points'], ['Right'], ...(streaks ? [['Streak']] : [])];
  const gap = near.length > 0 && near[0] !== rows[top] ? [head.map((_, i): Spans => [i === 0 ? '…' : ''])] : [];
  const table = [...shown.map(cells), ...gap, ...near.map(cells)];
  const below = shown.length + gap.length + near.findIndex((row) => own >= 0 && row.person.id === rows[own]?.person.id);
  const marked = own < top ? own : below;
  return {
    kind: 'table',
    head,
    rows: table,
    marked: marked >= 0 ? marked : undefined,
  };
}

const ownText = ({ place, points, hidden }: BoardRow, of: number, range: BoardRange): string => {
  if (points === 0) return `You have no points yet ${during(range)}`;
  if (hidden) return `You have ${pointsText(points)} ${during(range)}`;
  return `You’re ${placeText(place)} of ${of} ${range === 'all' ? 'overall' : rangeNames[range]}, with ${pointsText(points)}`;
};

const strangerText = (rows: readonly BoardRow[], range: BoardRange): string =>
  `${leadText(rows)} ${range === 'all' ? 'overall' : rangeNames[range]}; you haven’t answered yet`;

/** Said to somebody alone with the bot, whose points are elsewhere if they have any. */
export const noBoardHere = line('Each channel has a leaderboard of its own. Ask for it in the channel.');

/** What `/leaderboard` answers. */
export function boardMessage(rows: readonly BoardRow[], range: BoardRange, viewer: Person): Message {
  if (rows.length === 0) {
    return line(`No points yet ${during(range)}: answer a question when one is open.`);
  }
  const own = rows.find((row) => samePerson(row.person, viewer));
  const summary = own ? ownText(own, rows.length, range) : strangerText(rows, range);
  return {
    summary,
    tone: 'plain',
    blocks: [
      { kind: 'heading', spans: [`Leaderboard, ${rangeNames[range]}`] },
      boardTable(rows, viewer),
      { kind: 'note', spans: [`${summary}.${own?.hidden ? hiddenNote : ''}`] },
    ],
  };
}

const earnedText = ({ points, place, hidden }: BoardRow): string => {
  if (points === 0) return 'No points yet';
  return `${pointsText(points)}, ${hidden ? 'hidden from the leaderboard' : `${placeText(place)} place`}`;
};

const ownStreak = (streak: number): string =>
  streak === 0
    ? 'No streak at the moment'
    : `Streak: ${streak} scheduled ${streak === 1 ? 'question' : 'questions'} in a row`;

/** What `/studyhall me` answers: one person's own figures, for them alone. */
export function ownMessage(row: BoardRow | undefined, weakest: string | undefined): Message {
  if (!row) return line('You haven’t answered a question here yet. Your points and streak will show up here.');
  const share = `${row.right} of ${row.answered} right (${percent(row.right, row.answered)}%)`;
  const earned = earnedText(row);
  const summary = `${earned}; ${share}`;
  return {
    summary,
    tone: 'plain',
    blocks: [
      { kind: 'heading', spans: ['You, all time'] },
      {
        kind: 'list',
        ordered: false,
        items: [
          { depth: 0, spans: [earned] },
          {
            depth: 0,
            spans: [`In this channel: ${share}; answered ${row.answered} of ${row.offered} asked since you joined`],
          },
          { depth: 0, spans: [ownStreak(row.streak)] },
          ...(weakest ? [{ depth: 0, spans: ['Weakest topic: ', weakest] }] : []),
        ],
      },
    ],
  };
}
