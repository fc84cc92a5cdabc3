import type { Shortcut } from '../../../core/chat/command.js';
import { el } from './dom.js';

let shortcuts: readonly Shortcut[] = [];

/** What every message offers from now on. */
export const offer = (given: readonly Shortcut[]): void => {
  shortcuts = given;
};

/** The menu of a message; nothing where there is nothing to choose. */
export const menu = (): HTMLElement | false =>
  shortcuts.length > 0 &&
  el(
    'details',
    { class: 'menu' },
    el('summary', { 'aria-label': 'More actions for this message' }, '⋯'),
    el(
      'div',
      { class: 'entries' },
      ...shortcuts.map(({ id, label }) => el('button', { type: 'button', 'data-point': id }, label)),
    ),
  );

const openMenus = (): HTMLDetailsElement[] => [...document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')];

const close = (menu: HTMLDetailsElement): void => {
  menu.open = false;
};

/** One menu is open at most: it closes with a choice, a click elsewhere, or Escape, which leaves the focus where it was. */
export function closeMenus(): void {
  document.addEventListener('click', ({ target }) => {
    const chosen = target instanceof Element && target.closest('[data-point]') !== null;
    for (const each of openMenus()) if (chosen || !(target instanceof Node && each.contains(target))) close(each);
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    for (const each of openMenus()) {
      close(each);
      each.querySelector('summary')?.focus();
    }
  });
}
