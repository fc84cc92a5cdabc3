import { el } from './dom.js';
import { initials } from './words.js';

/** Far from one another on the colour wheel for any two ids that come one after the other. */
const goldenAngle = 137.5;

/** A number of its own for every id. */
const numberOf = (id: string): number => {
  let number = 7;
  for (const letter of id) number = (number * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return number;
};

/** The hue that stands for a person wherever they are shown, in degrees. */
export const hueOf = (id: string): number => Math.round((numberOf(id) * goldenAngle) % 360);

/** The letters that stand for somebody, in their own colour; without an id those of the bot. */
export const avatar = (name: string, id?: string, look = ''): HTMLElement =>
  el(
    'span',
    {
      class: `avatar ${look}`.trim(),
      'aria-hidden': 'true',
      ...(id === undefined ? {} : { '--hue': `${hueOf(id)}` }),
    },
    initials(name),
  );
