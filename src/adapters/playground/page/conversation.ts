import type { OwnVote } from '../../../core/chat/home.js';
import { byId, el, keepFocus, patch, update } from './dom.js';
import { checkTicks, isCard, type Mine, renderMessage, roundsOf } from './message.js';
import type { Line } from './wire.js';
import { initials, shortTime } from './words.js';

const nearEnd = 60;
const mostNews = 5;
/** How long, in milliseconds, what somebody asked for may take from their own request to the screen. */
const answerTime = 1_500;
const botName = 'Studyhall';

/** The messages: kept up to date in place, announced politely, never scrolled away under a reader. */
export function createConversation() {
  const scroller = byId('scroller', HTMLElement);
  const list = byId('lines', HTMLOListElement);
  const newer = byId('newer', HTMLButtonElement);
  const news = byId('news', HTMLDivElement);
  const greeting = byId('greeting', HTMLDivElement);
  let lines: Line[] = [];
  let votes: readonly OwnVote[] = [];
  let asked = Number.NEGATIVE_INFINITY;

  const mine = ({ message }: Line): Mine | undefined => {
    const rounds = roundsOf(message);
    return votes.find(({ round }) => rounds.includes(round));
  };

  const draw = (line: Line): HTMLElement => {
    const name = line.by?.name ?? botName;
    const who = line.only ? el('span', {}, 'only you see this') : el('bdi', {}, name);
    const look = [!line.by && 'bot', line.only && 'private'].filter(Boolean).join(' ');
    return el(
      'li',
      { class: `line ${look}`, 'data-key': line.id, tabindex: '-1' },
      el('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(name)),
      el(
        'div',
        { class: 'said' },
        el('p', { class: 'by' }, who, el('time', { datetime: line.at.toISOString() }, shortTime(line.at))),
        el('div', { class: isCard(line.message) ? 'body card' : 'body' }, ...renderMessage(line.message, mine(line))),
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

  const announce = (line: Line): void => {
    news.append(el('p', {}, `${line.by?.name ?? botName}: ${line.message.summary}`));
    while (news.children.length > mostNews) news.firstElementChild?.remove();
  };

  /** Whether the reader is where new messages are to be seen; nothing may move under somebody who is about to choose. */
  const atEnd = (): boolean =>
    scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearEnd &&
    list.querySelector('[data-choose]:hover') === null;
  const toEnd = (): void => {
    scroller.scrollTop = scroller.scrollHeight;
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
        steady(() => redraw(line));
        if (before.message.tone !== line.message.tone) announce(line);
        return;
      }
      lines.push(line);
      const follow = line.by?.id === by || atEnd() || performance.now() - asked < answerTime;
      steady(() => list.append(draw(line)), follow);
      for (const form of rowOf(line.id)?.querySelectorAll('form') ?? []) checkTicks(form);
      newer.hidden = follow;
      if (line.by?.id !== by) announce(line);
    },
    /** Brings the end into view: what somebody asked for is to be seen. */
    follow(): void {
      asked = performance.now();
      steady(() => undefined, true);
    },
    /** Whoever votes is looking at that card, and waits for nothing below it. */
    stay(): void {
      asked = Number.NEGATIVE_INFINITY;
    },
    /** Marks the viewer's own votes. */
    mark(own: readonly OwnVote[]): void {
      votes = own;
      for (const line of lines) if (roundsOf(line.message).length > 0) redraw(line);
    },
    isPrivate: (id: string): boolean => lines.find((line) => line.id === id)?.only ?? false,
  };
}
