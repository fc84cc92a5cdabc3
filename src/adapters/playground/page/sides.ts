import type { BoardRange, BoardRow, Home } from '../../../core/chat/home.js';
import { byId, el, update } from './dom.js';
import type { Member } from './wire.js';
import { initials, upcoming } from './words.js';

const stripNames = { right: 'right', wrong: 'wrong', missed: 'not answered' } as const;

/** Who one can be; `bound`: nobody else, under a name of one's own. */
export function drawPeople(people: readonly Member[], you: string, bound: boolean): void {
  const me = people.find((member) => member.id === you);
  byId('who-name', HTMLElement).textContent = me?.name ?? '';
  byId('who-avatar', HTMLElement).textContent = initials(me?.name ?? '');
  const one = ({ id, name }: Member) =>
    el(
      'li',
      { 'data-key': id },
      el(
        'button',
        { type: 'button', 'data-person': id, 'aria-pressed': String(id === you) },
        el('span', { class: 'avatar small', 'aria-hidden': 'true' }, initials(name)),
        el('bdi', {}, name),
      ),
    );
  update(byId('people', HTMLUListElement), people.map(one));
  byId('name-person', HTMLButtonElement).textContent = bound ? 'Change your name' : '+ Add a person';
  const id = byId('your-id', HTMLParagraphElement);
  id.hidden = !bound;
  id.replaceChildren('To manage the quiz, send your id to whoever runs this: ', el('code', {}, you));
}

export function drawNext({ next, paused }: Pick<Home, 'next' | 'paused'>): void {
  const each = ({ opens, phrase, zone }: Home['next'][number]) =>
    el(
      'li',
      {},
      el('strong', {}, upcoming(opens)),
      el('span', {}, phrase.includes(zone) ? phrase : `${phrase} ${zone}`),
    );
  const none = paused
    ? el('p', {}, 'Paused. To resume: ', el('code', {}, '/quiz resume'))
    : el('p', {}, 'Nothing scheduled yet. Try: ', el('code', {}, '/quiz schedule weekdays at 9:30'));
  update(byId('next', HTMLDivElement), [next.length === 0 ? none : el('ul', {}, ...next.map(each))]);
}

const streak = (length: number): string => (length > 1 ? `${length} in a row` : '–');

function boardTable(rows: readonly BoardRow[], you: string): HTMLElement {
  const row = (each: BoardRow) => {
    const me = each.person.id === you;
    return el(
      'tr',
      { 'data-key': each.person.id, class: me && 'mine', 'aria-current': me && 'true' },
      el('td', { class: 'place' }, `${each.place}`),
      el('th', { scope: 'row' }, el('bdi', {}, each.name)),
      el('td', { class: 'points' }, `${each.points}`),
      el('td', { class: 'streak' }, streak(each.streak)),
    );
  };
  const heads = ['Place', 'Name', 'Points', 'Streak'].map((name) => el('th', { scope: 'col' }, name));
  return el(
    'table',
    { class: 'standings', 'aria-labelledby': 'board-title' },
    el('thead', { class: 'unseen' }, el('tr', {}, ...heads)),
    el('tbody', {}, ...rows.map(row)),
  );
}

export function drawBoard(boards: Home['boards'], range: BoardRange, you: string): void {
  const rows = boards[range];
  const none = el('p', { class: 'quiet' }, 'Nobody has points yet. They come with the first question that closes.');
  update(byId('board', HTMLDivElement), [rows.length === 0 ? none : boardTable(rows, you)]);
}

export function drawProgress({ last, weakest }: Home['progress']): void {
  const right = last.filter((result) => result === 'right').length;
  const told = last.map((result) => stripNames[result]).join(', ');
  const words = `${right} of ${last.length} right.${weakest === undefined ? '' : ` Weakest: ${weakest}.`}`;
  const strip = el(
    'div',
    { class: 'strip', role: 'img', 'aria-label': `Oldest first: ${told}` },
    ...last.map((result) => el('span', { class: result })),
  );
  const none = el('p', { class: 'quiet' }, 'Nothing yet: your results show up here once a question closes.');
  update(byId('progress', HTMLDivElement), last.length === 0 ? [none] : [strip, el('p', { class: 'quiet' }, words)]);
}
