import type { OwnVote } from '../../../core/chat/home.js';
import type { Block, Message } from '../../../core/chat/message.js';
import { el } from './dom.js';
import { spans, textOf } from './spans.js';

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

/** The texts of the choices that a card has. */
const choicesOf = ({ blocks }: Message): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'choose') return block.options;
    return block.kind === 'bars' ? block.bars.map(({ label }) => textOf(label)) : [];
  });

/**
 * What the viewer answered, on the card. An open card has its line from the beginning, always as high, so that nothing
 * moves under a finger when it is filled.
 */
export function ownLine(message: Message, mine: Mine | undefined): HTMLElement | undefined {
  const line = (text: string, look = '') =>
    el('p', { class: `note own ${look}`.trim(), dir: 'auto', title: text }, text);
  const choices = choicesOf(message);
  const picked = (mine?.picks ?? []).map((pick) => `${letter(pick)}: ${choices[pick] ?? '?'}`).join(' and ');
  const words = mine?.text === undefined ? picked : `“${mine.text}”`;
  if (mine?.right !== undefined) {
    const [verdict, look] = mine.right ? ['✓ Right', 'verdict right'] : ['✗ Not quite', 'verdict'];
    return line(`${verdict}. Your answer was ${words}.`, look);
  }
  if (message.tone !== 'open') return undefined;
  return line(mine ? `Your answer is ${words}. You can still change it.` : 'You haven’t answered yet.');
}

type Bar = Extract<Block, { kind: 'bars' }>['bars'][number];

/** What is behind a choice after the close: right or not, by whom, and whether by the viewer. */
function barOf(bar: Bar, index: number, of: number, { picks = [] }: Mine): HTMLElement {
  const share = percent(bar.count, of);
  const mine = picks.includes(index);
  const mark = (look: string, name: string, sign: string) =>
    el('span', { class: look, role: 'img', 'aria-label': name }, sign);
  return el(
    'li',
    { class: `bar${bar.right ? ' right' : ''}${mine ? ' chosen' : ''}`, '--share': `${share}%` },
    el('span', { class: 'letter' }, letter(index)),
    el('span', { class: 'label', dir: 'auto' }, ...spans(bar.label)),
    mine && yours(true),
    el(
      'span',
      { class: 'count' },
      bar.right && mark('tick', 'right:', '✓ '),
      mine && !bar.right && mark('cross', 'wrong:', '✗ '),
      bar.count === 0 ? '0' : `${bar.count} · ${share}%`,
    ),
  );
}

/** A tally. */
export const barsOf = ({ bars, of }: Extract<Block, { kind: 'bars' }>, mine: Mine): HTMLElement =>
  el('ol', { class: 'bars' }, ...bars.map((bar, index) => barOf(bar, index, of, mine)));

type Choose = Extract<Block, { kind: 'choose' }>;

/** Has its place on every choice, so that no label wraps when it is filled. */
const yours = (mine: boolean): HTMLElement => el('span', { class: 'count yours' }, mine && 'your choice');

/** The choices of an open question: a button each, or boxes to tick where there are several to choose. */
export const choicesBlock = (block: Choose, mine: Mine): HTMLElement =>
  block.max > 1 ? manyOf(block, mine) : oneOf(block, mine);

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
  if (count > max) return `${count} chosen: untick ${count - max}.`;
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
