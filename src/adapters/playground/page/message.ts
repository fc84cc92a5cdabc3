import type { OwnVote } from '../../../core/chat/home.js';
import type { Block, Button, ListItem, Message, Span, Spans } from '../../../core/chat/message.js';
import { el } from './dom.js';
import { timeWords } from './words.js';

/** The viewer's own vote on the round that a message is about. */
export type Mine = Partial<Omit<OwnVote, 'round'>>;

const letter = (index: number): string => String.fromCharCode(65 + index);
const percent = (count: number, of: number): number => (of === 0 ? 0 : Math.round((100 * count) / of));

/** The rounds that a message may be about: the middle of each `verb:id:n`. */
export function roundsOf({ tone, blocks }: Message): readonly string[] {
  if (tone !== 'open' && tone !== 'closed') return [];
  const ids = blocks.flatMap((block) => {
    if (block.kind === 'choose') return [block.id];
    return block.kind === 'buttons' ? block.buttons.map((button) => button.id) : [];
  });
  return ids.flatMap((id) => id.split(':', 2)[1] ?? []);
}

/** The whole message. All text becomes text nodes; nothing is parsed. */
export const renderMessage = (message: Message, mine?: Mine): Node[] => {
  const own = ownLine(message, mine);
  return [...message.blocks.map((block) => renderBlock(block, mine ?? {})), ...(own ? [own] : [])];
};

/** The texts of the choices that a card has. */
const choicesOf = ({ blocks }: Message): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'choose') return block.options;
    return block.kind === 'bars' ? block.bars.map(({ label }) => label.map(spanText).join('')) : [];
  });

const spanText = (each: Span): string => span(each).textContent ?? '';

/**
 * What the viewer answered, on the card. An open card has its line from the beginning, always as high, so that nothing
 * moves under a finger when it is filled.
 */
function ownLine(message: Message, mine: Mine | undefined): HTMLElement | undefined {
  const line = (text: string) => el('p', { class: 'note own', dir: 'auto', title: text }, text);
  const choices = choicesOf(message);
  const picked = (mine?.picks ?? []).map((pick) => `${letter(pick)}: ${choices[pick] ?? '?'}`).join(' and ');
  const words = mine?.text === undefined ? picked : `“${mine.text}”`;
  if (mine?.right !== undefined) return line(`${mine.right ? '✓ Right' : '✗ Not quite'}. Your answer was ${words}.`);
  if (message.tone !== 'open') return undefined;
  return line(mine ? `Your answer is ${words}. You can still change it.` : 'You haven’t answered yet.');
}

/** A card is a message under a heading of its own. */
export const isCard = (message: Message): boolean => message.blocks.some((block) => block.kind === 'heading');

function renderBlock(block: Block, mine: Mine): Node {
  switch (block.kind) {
    case 'heading':
      return el('h3', { dir: 'auto' }, ...spans(block.spans));
    case 'text':
      return el('p', { class: 'text', dir: 'auto' }, ...spans(block.spans));
    case 'note':
      return el('p', { class: 'note', dir: 'auto' }, ...spans(block.spans));
    case 'quote':
      return el('blockquote', {}, ...block.blocks.map((inner) => renderBlock(inner, {})));
    case 'list':
      return list(block.ordered, block.items, 0, block.start);
    case 'code':
      return el('pre', {}, el('code', {}, block.text));
    case 'table':
      return table(block);
    case 'bars':
      return el('ol', { class: 'bars' }, ...block.bars.map((bar, index) => barOf(bar, index, block.of, mine)));
    case 'choose':
      return block.max > 1 ? manyOf(block, mine) : oneOf(block, mine);
    case 'buttons':
      return el('div', { class: 'buttons' }, ...block.buttons.map(button));
  }
}

function spans(all: Spans): Node[] {
  return all.map(span);
}

function span(each: Span): Node {
  if (typeof each === 'string') return document.createTextNode(each);
  if ('time' in each) {
    const live = each.show === 'relative';
    return el('time', { datetime: each.time.toISOString(), 'data-live': live }, timeWords(each));
  }
  if ('person' in each) return el('bdi', {}, each.name);
  const base: Node = each.code ? el('code', {}, each.text) : document.createTextNode(each.text);
  const slanted = each.italic ? el('em', {}, base) : base;
  const strong = each.bold ? el('strong', {}, slanted) : slanted;
  const web = each.url !== undefined && /^https?:\/\//i.test(each.url) ? each.url : undefined;
  return web === undefined ? strong : el('a', { href: web, target: '_blank', rel: 'noopener noreferrer' }, strong);
}

/** Items in a row become lists within lists by their depth. */
function list(ordered: boolean, items: readonly ListItem[], depth = 0, start = 1): HTMLElement {
  const made = ordered ? el('ol', { class: 'list', start: `${start}` }) : el('ul', { class: 'list' });
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i];
    if (!item) break;
    if (item.depth <= depth || !made.lastElementChild) {
      made.append(el('li', { dir: 'auto' }, ...spans(item.spans)));
      continue;
    }
    const rest = items.slice(i);
    const end = rest.findIndex((other) => other.depth <= depth);
    const inner = end === -1 ? rest : rest.slice(0, end);
    made.lastElementChild.append(list(ordered, inner, depth + 1));
    i += inner.length - 1;
  }
  return made;
}

/** How readily a cell's words may be broken: a column should not be squeezed in the middle of `Lambda`. */
function wordsOf(cell: HTMLElement): HTMLElement {
  const longest = Math.max(0, ...(cell.textContent ?? '').split(/\s+/).map((word) => word.length));
  if (longest > 9) cell.classList.add('wordy');
  if (longest > 29) cell.classList.add('endless');
  return cell;
}

function table({ head, rows, marked }: Extract<Block, { kind: 'table' }>): HTMLElement {
  const named = head.some((cell) => cell.length > 0);
  const row = (cells: readonly Spans[], index: number) =>
    el(
      'tr',
      { class: index === marked && 'mine', 'aria-current': index === marked && 'true' },
      ...cells.map((cell) => wordsOf(el('td', { dir: 'auto' }, ...spans(cell)))),
    );
  return el(
    'table',
    { class: head.length > 3 && 'tight' },
    named && el('thead', {}, el('tr', {}, ...head.map((cell) => wordsOf(el('th', { scope: 'col' }, ...spans(cell)))))),
    el('tbody', {}, ...rows.map(row)),
  );
}

type Bar = Extract<Block, { kind: 'bars' }>['bars'][number];

function barOf(bar: Bar, index: number, of: number, { picks = [] }: Mine): HTMLElement {
  const share = percent(bar.count, of);
  return el(
    'li',
    { class: bar.right ? 'bar right' : 'bar', '--share': `${share}%` },
    el('span', { class: 'letter' }, letter(index)),
    el('span', { class: 'label', dir: 'auto' }, ...spans(bar.label)),
    picks.includes(index) && yours(true),
    el(
      'span',
      { class: 'count' },
      bar.right && el('span', { class: 'tick', role: 'img', 'aria-label': 'right:' }, '✓ '),
      bar.count === 0 ? '0' : `${bar.count} · ${share}%`,
    ),
  );
}

type Choose = Extract<Block, { kind: 'choose' }>;

/** Has its place on every choice, so that no label wraps when it is filled. */
const yours = (mine: boolean): HTMLElement => el('span', { class: 'count yours' }, mine && 'your choice');

function oneOf({ id, options }: Choose, { picks = [] }: Mine): HTMLElement {
  const option = (label: string, index: number) => {
    const mine = picks.includes(index);
    return el(
      'button',
      { type: 'button', class: 'choice', 'data-choose': id, 'data-pick': `${index}`, 'aria-pressed': String(mine) },
      el('span', { class: 'letter' }, letter(index)),
      el('span', { class: 'label', dir: 'auto' }, label),
      yours(mine),
    );
  };
  return el('div', { class: 'choices', role: 'group', 'aria-label': 'Choices' }, ...options.map(option));
}

function manyOf({ id, min, max, options }: Choose, { picks = [] }: Mine): HTMLElement {
  const option = (label: string, index: number) =>
    el(
      'label',
      { class: 'choice' },
      el('input', { type: 'checkbox', value: `${index}`, checked: picks.includes(index) }),
      el('span', { class: 'letter' }, letter(index)),
      el('span', { class: 'label', dir: 'auto' }, label),
      yours(picks.includes(index)),
    );
  const wanted = min === max ? `${min}` : `${min} to ${max}`;
  return el(
    'form',
    { class: 'choices', 'data-choose': id, 'data-min': `${min}`, 'data-max': `${max}` },
    el('fieldset', {}, el('legend', { class: 'unseen' }, `Choose ${wanted}`), ...options.map(option)),
    el(
      'div',
      { class: 'buttons' },
      el('button', { type: 'submit', class: 'primary' }, `Send ${wanted} choices`),
      el('span', { class: 'note ticks', role: 'status' }, ticksText(picks.length, min, max)),
    ),
  );
}

/** The options ticked in a `manyOf` form, counted from 0. */
export const ticked = (form: HTMLFormElement): number[] =>
  [...form.querySelectorAll('input:checked')].map((input) => Number(input.getAttribute('value')));

/** Why a `manyOf` form can't be sent yet, or that it can. */
function ticksText(count: number, min: number, max: number): string {
  if (count > max) return `${count} chosen: take ${count - max} back.`;
  if (count < min) return `${count} of ${min} chosen: choose ${min - count} more.`;
  return `${count} chosen.`;
}

/** Lets a `manyOf` form be sent only with the right number ticked, and says why not. */
export function checkTicks(form: HTMLFormElement): void {
  const [min, max] = [Number(form.dataset.min ?? 1), Number(form.dataset.max ?? 1)];
  const count = ticked(form).length;
  const send = form.querySelector('button');
  if (send) send.disabled = count < min || count > max;
  const why = form.querySelector('.ticks');
  const text = ticksText(count, min, max);
  if (why && why.textContent !== text) why.textContent = text;
}

const button = ({ id, label, primary, hint }: Button): HTMLElement =>
  el('button', { type: 'button', 'data-press': id, class: primary && 'primary', 'aria-label': hint }, label);
