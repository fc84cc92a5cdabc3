import type { BoardRange, BoardRow, Home } from '../../../core/chat/home.js';
import { avatar } from './avatar.js';
import { byId, el, update } from './dom.js';

const streak = (length: number): string => (length > 1 ? `${length} in a row` : '–');
const medals = ['gold', 'silver', 'bronze'];

/** The first three places, once there is something to be proud of, as medals. */
function placeOf({ place, points, hidden }: BoardRow): HTMLElement {
  const medal = points > 0 && !hidden ? medals[place - 1] : undefined;
  return el(
    'td',
    { class: 'place' },
    el('span', { class: medal === undefined ? false : `medal ${medal}` }, hidden ? '–' : `${place}`),
  );
}

function boardTable(rows: readonly BoardRow[], you: string): HTMLElement {
  const streaks = rows.some((row) => row.streak > 1);
  const row = (each: BoardRow) => {
    const me = each.person.id === you;
    return el(
      'tr',
      { 'data-key': each.person.id, class: me && 'mine', 'aria-current': me && 'true' },
      placeOf(each),
      el(
        'th',
        { scope: 'row' },
        el('span', { class: 'head' }, avatar(each.name, each.person.id, 'small'), el('bdi', {}, each.name)),
      ),
      el('td', { class: 'points' }, `${each.points}`),
      streaks && el('td', { class: 'streak' }, streak(each.streak)),
    );
  };
  const heads = [
    { name: 'Place', shown: '#', look: 'place' },
    { name: 'Name', shown: 'Name', look: '' },
    { name: 'Points', shown: 'Points', look: 'points' },
    ...(streaks ? [{ name: 'Streak', shown: 'Streak', look: 'streak' }] : []),
  ];
  return el(
    'table',
    { class: 'standings', 'aria-labelledby': 'board-title' },
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        ...heads.map(({ name, shown, look }) =>
          el('th', { scope: 'col', class: look, 'aria-label': name !== shown && name }, shown),
        ),
      ),
    ),
    el('tbody', {}, ...rows.map(row)),
  );
}

export function drawBoard(boards: Home['boards'], range: BoardRange, you: string): void {
  const rows = boards[range];
  const none = el('p', { class: 'quiet' }, 'Nobody has points yet. They’re added when a question closes.');
  update(byId('board', HTMLDivElement), [rows.length === 0 ? none : boardTable(rows, you)]);
}
