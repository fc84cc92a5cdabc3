/** From the end of a press to the click that it makes, in milliseconds: after a finger's, browsers take a moment. */
const untilClick = 100;

/**
 * Lets changes happen in their order, but none while something in the area is pressed: what was under the finger when it
 * came down is under it when it goes up, or the press would be nobody's.
 */
export function createHold(area: HTMLElement): (change: () => void) => void {
  let waiting: (() => void)[] = [];
  let held = false;
  let timer: number | undefined;

  const release = (): void => {
    held = false;
    const due = waiting;
    waiting = [];
    for (const change of due) change();
  };
  const end = (): void => {
    clearTimeout(timer);
    if (held) timer = setTimeout(release, untilClick);
  };
  area.addEventListener('pointerdown', () => {
    clearTimeout(timer);
    held = true;
  });
  for (const name of ['pointerup', 'pointercancel', 'blur']) window.addEventListener(name, end);

  return (change) => {
    if (held) waiting.push(change);
    else change();
  };
}
