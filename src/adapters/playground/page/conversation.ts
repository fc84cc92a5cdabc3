import type { OwnVote } from '../../../core/chat/home.js';
import { avatar } from './avatar.js';
import { checkTicks, type Mine, roundsOf } from './card.js';
import { byId, el, keepFocus, patch, update } from './dom.js';
import { createLooks } from './looks.js';
import { menu } from './menu.js';
import { isCard, renderMessage } from './message.js';
import type { Ack, Line } from './wire.js';
import { shortTime } from './words.js';

type View = NonNullable<Ack['view']>;

const nearEnd = 60;
const mostNews = 5;
/** How long, in milliseconds, what somebody asked for may take to the screen once their request is answered. */
const answerTime = 1_500;
const botName = 'Studyhall';

const onlyYou = (): HTMLElement => el('span', { class: 'only-you' }, 'only you see this');

/** The messages: kept up to date in place, announced politely, never scrolled away under a reader. */
export function createConversation() {
  const scroller = byId('scroller', HTMLElement);
  const list = byId('lines', HTMLOListElement);
  const newer = byId('newer', HTMLButtonElement);
  const news = byId('news', HTMLDivElement);
  const greeting = byId('greeting', HTMLDivElement);
  const looks = createLooks();
  let lines: Line[] = [];
  let votes: readonly OwnVote[] = [];
  let asked = Number.NEGATIVE_INFINITY;

  const mine = ({ message }: Line): Mine | undefined => {
    const rounds = roundsOf(message);
    return votes.find(({ round }) => rounds.includes(round));
  };

  /** The message as the viewer has it before them, with what they have pressed and been told. */
  const bodyOf = (line: Line): HTMLElement => {
    const look = looks.of(line.id);
    const message = look?.stack.at(-1) ?? line.message;
    const away = message !== line.message;
    return el(
      'div',
      { class: isCard(message) ? 'body card' : 'body' },
      away &&
        el('div', { class: 'way-back' }, el('button', { type: 'button', 'data-back': true }, '← Back'), onlyYou()),
      ...renderMessage(message, { mine: mine(line), ...(look ? { pressed: look.pressed } : {}) }),
      look?.below && el('div', { class: 'below', role: 'status' }, ...renderMessage(look.below), onlyYou()),
    );
  };

  const draw = (line: Line): HTMLElement => {
    const name = line.by?.name ?? botName;
    const who = line.only ? onlyYou() : el('bdi', {}, name);
    const look = [!line.by && 'bot', line.only && 'private'].filter(Boolean).join(' ');
    return el(
      'li',
      { class: `line ${look}`, 'data-key': line.id, tabindex: '-1' },
      avatar(name, line.by?.id),
      el(
        'div',
        { class: 'said' },
        el('p', { class: 'by' }, who, el('time', { datetime: line.at.toISOString() }, shortTime(line.at)), menu()),
        bodyOf(line),
      ),
    );
  };

  const rowOf = (id: string): HTMLElement | undefined =>
    [...list.children].filter((child) => child instanceof HTMLElement).find((child) => child.dataset.key === id);

  const redraw = (line: Line): void => {
    const row = rowOf(line.id);
    if (row) keepFocus(() => patch(row, draw(line)), row);
    for (const form of row?.querySelectorAll('form') ?? []) checkTicks(form);
  };

  /** Shows a line in another way; who looks at it is there from its beginning. */
  const relook = (id: string): void => {
    const line = lines.find((each) => each.id === id);
    if (!line) return;
    redraw(line);
    const row = rowOf(id);
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  };

  const announce = (line: Line): void => {
    news.append(el('p', {}, `${line.by?.name ?? botName}: ${line.message.summary}`));
    while (news.children.length > mostNews) news.firstElementChild?.remove();
  };

  /** Whether the reader is where new messages are to be seen; nothing may move under somebody who is about to choose. */
  const atEnd = (): boolean =>
    scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearEnd &&
    list.querySelector('[data-choose]:hover') === null;
  const isExpected = (): boolean => performance.now() - asked < answerTime;
  const toEnd = (): void => {
    // The greeting is read from its beginning.
    scroller.scrollTop = lines.length === 0 ? 0 : scroller.scrollHeight;
    newer.hidden = true;
  };
  /** Runs a change; a reader at the end stays there, but never past the beginning of the latest message. */
  const steady = (change: () => void, follow = atEnd()): void => {
    change();
    document.body.classList.toggle('empty', lines.length === 0);
    keepFocus(() => {
      greeting.hidden = lines.length > 0;
    }, scroller);
    if (!follow) return;
    toEnd();
    const last = list.lastElementChild;
    if (last instanceof HTMLElement) scroller.scrollTop = Math.min(scroller.scrollTop, last.offsetTop - 12);
  };

  // Whoever uses a keyboard can scroll, also where a browser would not let them by itself.
  scroller.tabIndex = 0;
  scroller.addEventListener('scroll', () => {
    if (atEnd()) newer.hidden = true;
  });
  newer.addEventListener('click', () => keepFocus(toEnd, scroller));

  return {
    /** All that there is; with `afresh` it is somebody else's view, and nothing of it is news. */
    show(all: readonly Line[], afresh: boolean): void {
      const known = new Set(lines.map((line) => line.id));
      if (afresh) looks.clear();
      lines = [...all];
      steady(() => keepFocus(() => update(list, lines.map(draw)), scroller), afresh || atEnd());
      for (const form of list.querySelectorAll('form')) checkTicks(form);
      if (!afresh) for (const line of lines.filter((each) => !known.has(each.id))) announce(line);
    },
    /** One message, new or changed. */
    put(line: Line, by: string): void {
      const at = lines.findIndex((each) => each.id === line.id);
      const before = lines[at];
      if (before) {
        lines[at] = line;
        looks.forget(line.id);
        steady(() => redraw(line));
        if (line.only && isExpected()) rowOf(line.id)?.scrollIntoView({ block: 'nearest' });
        if (before.message.tone !== line.message.tone) announce(line);
        return;
      }
      lines.push(line);
      const follow = line.by?.id === by || atEnd() || isExpected();
      steady(() => list.append(draw(line)), follow);
      for (const form of rowOf(line.id)?.querySelectorAll('form') ?? []) checkTicks(form);
      newer.hidden = follow;
      if (line.by?.id !== by) announce(line);
    },
    /** What somebody has just asked for is to be seen when it comes, until a moment after `came`. */
    expect(): void {
      asked = Number.POSITIVE_INFINITY;
    },
    came(): void {
      asked = performance.now();
    },
    /** Nothing is waited for that would be another message: what was asked for is before the reader. */
    stay(): void {
      asked = Number.NEGATIVE_INFINITY;
    },
    /** Marks the viewer's own votes. */
    mark(own: readonly OwnVote[]): void {
      votes = own;
      for (const line of lines) if (roundsOf(line.message).length > 0) redraw(line);
    },
    /** Shows the viewer something in the place of a message, or below it. */
    view(id: string, button: string, { where, message }: View): void {
      if (where === 'instead') {
        looks.instead(id, message);
        relook(id);
      } else {
        looks.below(id, button, message);
        const line = lines.find((each) => each.id === id);
        if (line) steady(() => redraw(line));
      }
    },
    /** Takes the viewer back to what was there before. */
    back(id: string): void {
      looks.back(id);
      relook(id);
    },
    isPrivate: (id: string): boolean => lines.find((line) => line.id === id)?.only ?? false,
  };
}
