import type { Home } from '../../../core/chat/home.js';
import { avatar, hueOf } from './avatar.js';
import { byId, el, update } from './dom.js';
import type { Member } from './wire.js';
import { initials, upcoming } from './words.js';

const stripNames = { right: 'right', wrong: 'wrong', missed: 'not answered' } as const;

/** Who one can be; `bound`: nobody else, under a name of one's own. */
export function drawPeople(people: readonly Member[], you: string, bound: boolean): void {
  const me = people.find((member) => member.id === you);
  byId('who-name', HTMLElement).textContent = me?.name ?? '';
  const face = byId('who-avatar', HTMLElement);
  face.textContent = initials(me?.name ?? '');
  face.style.setProperty('--hue', `${hueOf(you)}`);
  const one = ({ id, name }: Member) =>
    el(
      'li',
      { 'data-key': id },
      el(
        'button',
        { type: 'button', 'data-person': id, 'aria-pressed': String(id === you) },
        avatar(name, id, 'small'),
        el('bdi', {}, name),
      ),
    );
  update(byId('people', HTMLUListElement), people.map(one));
  byId('name-person', HTMLButtonElement).textContent = bound ? 'Change your name' : '+ Add a person';
  const id = byId('your-id', HTMLParagraphElement);
  id.hidden = !bound;
  id.replaceChildren('To manage the quiz, send your id to whoever runs this: ', el('code', {}, you));
}

/** Buttons at the sides that need a command: who may not use it, or where it doesn't exist, does not see them. */
const needs = { schedule: 'quiz schedule', settings: 'studyhall settings', me: 'studyhall me' } as const;

export function drawNext({ next, paused, can }: Pick<Home, 'next' | 'paused' | 'can'>): void {
  for (const [id, command] of Object.entries(needs)) byId(id, HTMLButtonElement).hidden = !can.includes(command);
  const each = ({ opens, phrase, zone }: Home['next'][number]) =>
    el(
      'li',
      {},
      el('strong', {}, upcoming(opens)),
      el('span', {}, phrase.includes(zone) ? phrase : `${phrase} ${zone}`),
    );
  const none = paused
    ? el('p', {}, 'Paused. To resume: ', el('code', {}, '/quiz resume'))
    : el('p', {}, 'Nothing scheduled yet.');
  update(byId('next', HTMLDivElement), [next.length === 0 ? none : el('ul', {}, ...next.map(each))]);
}

const signs = { right: '✓', wrong: '✗', missed: '–' } as const;

export function drawProgress({ last, weakest }: Home['progress']): void {
  const right = last.filter((result) => result === 'right').length;
  const told = last.map((result) => stripNames[result]).join(', ');
  const words = `${right} of ${last.length} right.${weakest === undefined ? '' : ` Weakest: ${weakest}.`}`;
  const strip = el(
    'div',
    { class: 'strip', role: 'img', 'aria-label': `Oldest first: ${told}` },
    ...last.map((result) => el('span', { class: result, title: stripNames[result] }, signs[result])),
  );
  const none = el('p', { class: 'quiet' }, 'Nothing yet: your results show up here once a question closes.');
  update(byId('progress', HTMLDivElement), last.length === 0 ? [none] : [strip, el('p', { class: 'quiet' }, words)]);
}
