import { byId } from './dom.js';

/** On narrow screens people, board and progress are behind buttons, one at a time. `close` puts the focus back. */
export function createPanels() {
  const people = byId('people-panel', HTMLElement);
  const side = byId('side-panel', HTMLElement);
  const all = [
    { button: byId('who', HTMLButtonElement), panel: people, show: 'people' },
    { button: byId('show-board', HTMLButtonElement), panel: side, show: 'board' },
    { button: byId('show-progress', HTMLButtonElement), panel: side, show: 'progress' },
  ];
  let opened: (typeof all)[number] | undefined;

  const draw = (): void => {
    for (const { button, show } of all) button.setAttribute('aria-expanded', String(opened?.show === show));
    people.classList.toggle('open', opened?.panel === people);
    side.classList.toggle('open', opened?.panel === side);
    side.dataset.show = opened?.show ?? '';
  };
  const close = (): void => {
    const inside = opened?.panel.contains(document.activeElement);
    const { button } = opened ?? {};
    opened = undefined;
    draw();
    if (inside && button?.checkVisibility()) button.focus();
  };

  for (const each of all) {
    each.button.addEventListener('click', () => {
      if (opened === each) return close();
      opened = each;
      draw();
      each.panel.focus({ preventScroll: true });
    });
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && opened) close();
  });
  byId('box', HTMLTextAreaElement).addEventListener('focus', close);
  return { close };
}
