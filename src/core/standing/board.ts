import type { Person } from '../chat/address.js';
import { samePerson } from '../chat/address.js';
import type { BoardRange, BoardRow } from '../chat/home.js';
import { type Block, line, type Message, type Spans } from '../chat/message.js';
import { percent } from '../chat/plain-text.js';

export const rangeNames: Readonly<Record<BoardRange, string>> = {
  week: 'this week',
  month: 'this month',
  all: 'all time',
};

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

/** `Ana and Bo lead`: who has the most points, as long as that is a few people; undefined before anybody has one. */
export function leadText(rows: readonly BoardRow[]): string | undefined {
  const leaders = rows.filter(({ place, points }) => place === 1 && points > 0).map(({ name }) => name);
  if (leaders.length === 0 || leaders.length > mostLeaders) return undefined;
  return `${new Intl.ListFormat('en-GB').format(leaders)} ${leaders.length === 1 ? 'leads' : 'lead'}`;
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
      [`${row.place}`],
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

/** Said to somebody alone with the bot, whose points are elsewhere if they have any. */
export const noBoardHere = line('Each channel has a leaderboard of its own. Ask for it in the channel.');

/** What `/leaderboard` answers. */
export function boardMessage(rows: readonly BoardRow[], range: BoardRange, viewer: Person): Message {
  if (rows.length === 0) {
    return line(`No points yet ${range === 'all' ? 'here' : rangeNames[range]}: answer a question when one is open.`);
  }
  const own = rows.find((row) => samePerson(row.person, viewer));
  const leader = rows[0];
  const during = range === 'all' ? 'overall' : rangeNames[range];
  const summary = own
    ? `You’re ${placeText(own.place)} of ${rows.length} ${during}, with ${pointsText(own.points)}`
    : `${leader?.name ?? ''} leads ${during}; you haven’t answered yet`;
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

/** What `/studyhall me` answers: one person's own figures, for them alone. */
export function ownMessage(row: BoardRow | undefined, weakest: string | undefined): Message {
  if (!row) return line('You haven’t answered a question here yet. Your points and streak will show up here.');
  const share = `${row.right} of ${row.answered} right (${percent(row.right, row.answered)}%)`;
  const summary = `${pointsText(row.points)}, ${placeText(row.place)} place; ${share}`;
  return {
    summary,
    tone: 'plain',
    blocks: [
      { kind: 'heading', spans: ['You, all time'] },
      {
        kind: 'list',
        ordered: false,
        items: [
          { depth: 0, spans: [`${pointsText(row.points)}, ${placeText(row.place)} place`] },
          { depth: 0, spans: [`${share}; answered ${row.answered} of ${row.offered} asked since you joined`] },
          {
            depth: 0,
            spans: [`Streak: ${row.streak} scheduled ${row.streak === 1 ? 'question' : 'questions'} in a row`],
          },
          ...(weakest ? [{ depth: 0, spans: ['Weakest topic: ', weakest] }] : []),
        ],
      },
    ],
  };
}
